public import FreshetCore

/// Gaps that were observed, each drawn with its weight.
///
/// This layer opens no files. Whoever reads the scenario reads the CSV as well and passes what stands in it as two extra
/// elements of the parameter table, next to `file`:
/// - `values`: the first column as a list of numbers, in seconds (the header `gap_s`, `gap_min`, `gap_h` or `gap_d` gives the
///   unit to convert from),
/// - `weights`: the column `weight` as a list of numbers; absent where the file has none.
///
/// The order of the rows does not matter.
public struct Empirical: DistributionKind {
  public static let reference = EntryReference(
    name: "empirical",
    meaning: "Gaps that were observed, from a CSV file, each drawn as often as the others or with its weight.",
    keys: [
      .required(
        "file", .path(.gaps),
        "A CSV file with a header: first the gaps, in a column `gap_s`, `gap_min`, `gap_h` or `gap_d` by its unit; if wanted a "
          + "second column `weight`."),
    ],
    example: "{empirical: {file: gaps.csv}}")

  private unowned(unsafe) let observed: WeightedValues

  public let mean: Double
  public let variance: Double

  /// The law of these gaps.
  ///
  /// - Parameters:
  ///   - values: Gaps in seconds; finite, not negative, and at least one of positive weight is above 0.
  ///   - weights: As many weights, finite and not negative; `nil` means that all are equal.
  /// - Throws: ``ParameterProblem`` at `values` or `weights`.
  /// - Complexity: O(n log n).
  public init(values: [Double], weights: [Double]? = nil) throws(ParameterProblem) {
    func problem(_ key: String, _ what: String) -> ParameterProblem {
      ParameterProblem(key, .data(file: "", what: what))
    }
    guard !values.isEmpty else { throw ParameterProblem("values", .empty) }
    let weights = weights ?? Array(repeating: 1, count: values.count)
    guard values.count == weights.count else { throw ParameterProblem("weights", .unequalLengths(key: "values")) }
    guard values.allSatisfy({ $0 >= 0 && $0.isFinite }) else { throw problem("values", "a gap is negative or not finite") }
    guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else { throw problem("weights", "a weight is negative or not finite") }
    guard let observed = WeightedValues(zip(values, weights).map { ($0, $1) }) else {
      throw problem("values", "no gap above 0 has a weight above 0")
    }
    self.observed = observed.keptForever()
    let mean = observed.mean { $0 }
    self.mean = mean
    variance = observed.mean { ($0 - mean) * ($0 - mean) }
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let file = parameters.text("file") else { throw ParameterProblem("file", .missing) }
    do throws(ParameterProblem) {
      try self.init(values: parameters.numbers("values") ?? [], weights: parameters.numbers("weights"))
    } catch {
      // What is wrong stands in the data, not in the scenario file.
      let what =
        switch error.reason {
        case .data(_, let what): what
        case .unequalLengths: "a gap has no weight"
        default: "there are no gaps"
        }
      throw ParameterProblem("file", .data(file: file, what: what))
    }
  }

  public func cumulativeProbability(_ value: Double) -> Double {
    let count = observed.count(upTo: value)
    return count == 0 ? 0 : observed.cumulative[count - 1]
  }

  public func equilibriumProbability(_ value: Double) -> Double {
    let shorter = observed.count(upTo: value)
    guard shorter > 0 else { return value / mean }
    return value / mean * (1 - observed.cumulative[shorter - 1]) + observed.cumulativeLengthBiased[shorter - 1]
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    observed.draw(from: stream)
  }

  /// The length-biased law gives each gap its weight × its length.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let lengthBiased = observed.drawLengthBiased(from: stream)
    return stream.uniform() * lengthBiased
  }
}
