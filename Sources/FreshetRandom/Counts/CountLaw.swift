public import FreshetCore

/// The list of laws of a whole number: one case each, one file each.
///
/// A draw is rounded to the nearest whole number, and is ``most`` at most.
public enum CountLaw: Sendable {
  case constant(ConstantCount)
  case lognormal(LognormalCount)
  case pareto(ParetoCount)
  case empirical(EmpiricalCount)

  /// More than these do not exist: a draw above is cut.
  public static let most = 1_000_000_000

  static let kinds: [any CountLawKind.Type] = [ConstantCount.self, LognormalCount.self, ParetoCount.self, EmpiricalCount.self]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "count law", entries: kinds.map { $0.reference })

  /// The law that a table with one element, `{lognormal: {median: 50, sigma: 2}}`, describes.
  ///
  /// - Throws: ``ParameterProblem`` where the kind is unknown, its parameters do not fit together, or its mean is not finite or above
  ///   ``most``.
  public init(_ table: ParameterTable) throws(ParameterProblem) {
    guard let (name, value) = table.elements.first, case .table(let parameters) = value else {
      throw ParameterProblem([], .empty)
    }
    do throws(ParameterProblem) {
      switch name {
      case ConstantCount.reference.name: self = .constant(try ConstantCount(parameters))
      case LognormalCount.reference.name: self = .lognormal(try LognormalCount(parameters))
      case ParetoCount.reference.name: self = .pareto(try ParetoCount(parameters))
      case EmpiricalCount.reference.name: self = .empirical(try EmpiricalCount(parameters))
      default: throw ParameterProblem([], .unknown(what: "count law", known: Self.registry.entries.map(\.name)))
      }
      guard mean <= Double(Self.most) else { throw ParameterProblem([], .meanOfCounts) }
    } catch {
      throw error.inside(name)
    }
  }

  private var kind: any CountLawKind {
    switch self {
    case .constant(let kind): kind
    case .lognormal(let kind): kind
    case .pareto(let kind): kind
    case .empirical(let kind): kind
    }
  }

  /// The mean before draws are rounded and cut.
  public var mean: Double { kind.mean }

  /// The variance before draws are rounded and cut; `.infinity` where it does not exist, so that no number of draws tells the mean well.
  public var variance: Double { kind.variance }

  /// A draw from 0 to ``most``; draws as many numbers as it takes.
  public func sample(from stream: borrowing RandomStream) -> Int {
    let draw =
      switch self {
      case .constant(let kind): kind.sample(from: stream)
      case .lognormal(let kind): kind.sample(from: stream)
      case .pareto(let kind): kind.sample(from: stream)
      case .empirical(let kind): kind.sample(from: stream)
      }
    return Int(min(draw, Double(Self.most)).rounded())
  }
}
