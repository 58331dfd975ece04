public import FreshetCore

/// The list of distributions: one case each, one file each.
///
/// A closed enumeration and not an existential, so that drawing costs a jump and no allocation.
public enum Distribution: Sendable {
  case exponential(Exponential)
  case gamma(Gamma)

  /// Every kind that a scenario file can name.
  static let kinds: [any DistributionKind.Type] = [Exponential.self, Gamma.self]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "distribution", entries: kinds.map { $0.reference })

  /// The distribution that a table with one element, `{gamma: {…}}`, describes.
  public init(_ table: ParameterTable) throws(ParameterProblem) {
    guard let (name, value) = table.elements.first, case .table(let parameters) = value else {
      throw ParameterProblem([], .empty)
    }
    do throws(ParameterProblem) {
      switch name {
      case Exponential.reference.name: self = .exponential(try Exponential(parameters))
      case Gamma.reference.name: self = .gamma(try Gamma(parameters))
      default: throw ParameterProblem([], .unknown(what: "distribution", known: Self.registry.entries.map(\.name)))
      }
    } catch {
      throw error.inside(name)
    }
  }

  /// The kind behind the case, for everything but drawing.
  public var kind: any DistributionKind {
    switch self {
    case .exponential(let kind): kind
    case .gamma(let kind): kind
    }
  }

  /// In seconds.
  public var mean: Double { kind.mean }

  /// A draw, in seconds. See ``DistributionKind/sample(from:)``.
  public func sample(from stream: borrowing RandomStream) -> Double {
    switch self {
    case .exponential(let kind): kind.sample(from: stream)
    case .gamma(let kind): kind.sample(from: stream)
    }
  }

  /// A draw in seconds. See ``DistributionKind/sampleForwardRecurrence(from:)``.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    switch self {
    case .exponential(let kind): kind.sampleForwardRecurrence(from: stream)
    case .gamma(let kind): kind.sampleForwardRecurrence(from: stream)
    }
  }
}
