public import FreshetCore

/// The list of rate spreads: one case each, one file each.
public enum RateSpread: Sendable, Hashable {
  case gamma(GammaSpread)
  case lognormal(LognormalSpread)

  static let kinds: [any RateSpreadKind.Type] = [GammaSpread.self, LognormalSpread.self]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "spread", entries: kinds.map { $0.reference })

  /// The spread that a table with one element, `{gamma: {shape: 0.3}}`, describes.
  public init(_ table: ParameterTable) throws(ParameterProblem) {
    guard let (name, value) = table.elements.first, case .table(let parameters) = value else {
      throw ParameterProblem([], .empty)
    }
    do throws(ParameterProblem) {
      switch name {
      case GammaSpread.reference.name: self = .gamma(try GammaSpread(parameters))
      case LognormalSpread.reference.name: self = .lognormal(try LognormalSpread(parameters))
      default: throw ParameterProblem([], .unknown(what: "spread", known: Self.registry.entries.map(\.name)))
      }
    } catch {
      throw error.inside(name)
    }
  }

  /// The variance of the factor.
  public var variance: Double {
    switch self {
    case .gamma(let kind): kind.variance
    case .lognormal(let kind): kind.variance
    }
  }

  /// A draw of a person's factor, positive, of mean 1.
  public func sample(from stream: borrowing RandomStream) -> Double {
    switch self {
    case .gamma(let kind): kind.sample(from: stream)
    case .lognormal(let kind): kind.sample(from: stream)
    }
  }

  /// The same of whom one meets who looks at an event and not at a person. See ``RateSpreadKind/sampleSizeBiased(from:)``.
  func sampleSizeBiased(from stream: borrowing RandomStream) -> Double {
    switch self {
    case .gamma(let kind): kind.sampleSizeBiased(from: stream)
    case .lognormal(let kind): kind.sampleSizeBiased(from: stream)
    }
  }

  /// The mean of a function of the factor.
  func mean(of function: (Double) -> Double) -> Double {
    switch self {
    case .gamma(let kind): kind.mean(of: function)
    case .lognormal(let kind): kind.mean(of: function)
    }
  }
}
