public import FreshetCore

/// The list of rate spreads: one case each, one file each.
public enum RateSpread: Sendable {
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
  public func sample(from stream: borrowing RandomStream) -> Double { draft(from: stream).factor }

  /// The same, all but the last step.
  public func draft(from stream: borrowing RandomStream) -> RateDraft {
    switch self {
    case .gamma(let kind): kind.draft(from: stream)
    case .lognormal(let kind): kind.draft(from: stream)
    }
  }
}
