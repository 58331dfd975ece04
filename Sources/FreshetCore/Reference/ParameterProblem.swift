/// What is wrong with a value that has the right form but not the right content, such as a cutoff below the minimum.
///
/// Thrown below the scenario layer, which knows where in the file the value stands and adds that.
public struct ParameterProblem: Error, Equatable, Sendable {
  /// The keys that lead to the value, from the table that was being read inwards; a list's element is its number.
  public var path: [String]
  public var reason: Reason

  public enum Reason: Equatable, Sendable {
    /// A key without which the others make no sense.
    case missing
    /// The value must be above that of another key.
    case notAbove(key: String)
    /// Two lists that must be of the same length are not.
    case unequalLengths(key: String)
    /// Shares that must make 100 % make this instead.
    case sharesMake(Double)
    /// A second share that is `rest`.
    case secondRest
    /// Shares that leave nothing for `rest`, since they make more than 100 %.
    case noRest(Double)
    /// Shares under some keys that make more than 100 % together.
    case sharesAbove(Double, keys: [String])
    /// A list without elements.
    case empty
    /// A parameter for which the distribution has no finite mean, so that a process with such gaps has no rate.
    case infiniteMean(needs: String)
    /// Numbers of people without a finite mean, or with one that is greater than there can be, or none but 0.
    case meanOfCounts
    /// Draws that are all but always zero, so that a process with such gaps would stand still.
    case nearlyAlwaysZero
    /// A name that stands for nothing; the known ones help to guess what was meant.
    case unknown(what: String, known: [String])
    /// A data file whose contents cannot be used.
    case data(file: String, what: String)
  }

  public init(_ path: [String], _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  public init(_ key: String, _ reason: Reason) {
    self.init([key], reason)
  }

  /// The same problem seen from one table further out.
  public func inside(_ key: String) -> ParameterProblem {
    ParameterProblem([key] + path, reason)
  }

  /// Reads what stands in the table of a key: a problem in there is one of that key.
  public static func inside<Value>(_ key: String, _ read: () throws(ParameterProblem) -> Value) throws(ParameterProblem) -> Value {
    do throws(ParameterProblem) {
      return try read()
    } catch {
      throw error.inside(key)
    }
  }
}
