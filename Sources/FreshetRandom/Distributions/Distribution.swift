public import FreshetCore

/// The list of distributions: one case each, one file each.
///
/// A closed enumeration and not an existential, so that drawing costs a jump and no allocation.
public enum Distribution: Sendable, Hashable {
  case constant(Constant)
  case uniform(Uniform)
  case exponential(Exponential)
  case hyperexponential(Hyperexponential)
  case erlang(Erlang)
  case gamma(Gamma)
  case weibull(Weibull)
  case lognormal(Lognormal)
  case pareto(Pareto)
  case empirical(Empirical)
  case poisson(Poisson)
  case binomial(Binomial)

  /// Every kind that a scenario file can name.
  static let kinds: [any DistributionKind.Type] = [
    Constant.self, Uniform.self, Exponential.self, Hyperexponential.self, Erlang.self, Gamma.self,
    Weibull.self, Lognormal.self, Pareto.self, Empirical.self, Poisson.self, Binomial.self,
  ]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "distribution", entries: kinds.map { $0.reference })

  /// The distribution that a table with one element, `{gamma: {…}}`, describes.
  ///
  /// - Throws: ``ParameterProblem`` where the kind is unknown, its parameters do not fit together, or its mean is not a positive
  ///   finite number: a process with such gaps would have no rate.
  public init(_ table: ParameterTable) throws(ParameterProblem) {
    guard let (name, value) = table.elements.first, case .table(let parameters) = value else {
      throw ParameterProblem([], .empty)
    }
    do throws(ParameterProblem) {
      switch name {
      case Constant.reference.name: self = .constant(try Constant(parameters))
      case Uniform.reference.name: self = .uniform(try Uniform(parameters))
      case Exponential.reference.name: self = .exponential(try Exponential(parameters))
      case Hyperexponential.reference.name: self = .hyperexponential(try Hyperexponential(parameters))
      case Erlang.reference.name: self = .erlang(try Erlang(parameters))
      case Gamma.reference.name: self = .gamma(try Gamma(parameters))
      case Weibull.reference.name: self = .weibull(try Weibull(parameters))
      case Lognormal.reference.name: self = .lognormal(try Lognormal(parameters))
      case Pareto.reference.name: self = .pareto(try Pareto(parameters))
      case Empirical.reference.name: self = .empirical(try Empirical(parameters))
      case Poisson.reference.name: self = .poisson(try Poisson(parameters))
      case Binomial.reference.name: self = .binomial(try Binomial(parameters))
      default: throw ParameterProblem([], .unknown(what: "distribution", known: Self.registry.entries.map(\.name)))
      }
      guard mean > 0, mean.isFinite else {
        throw ParameterProblem([], .infiniteMean(needs: "a mean in the range of numbers"))
      }
      // Half a microsecond and less is rounded to no time at all.
      guard kind.cumulativeProbability(5e-7) < 0.999_999 else { throw ParameterProblem([], .nearlyAlwaysZero) }
    } catch {
      throw error.inside(name)
    }
  }

  /// The kind behind the case, for everything but drawing.
  public var kind: any DistributionKind {
    switch self {
    case .constant(let kind): kind
    case .uniform(let kind): kind
    case .exponential(let kind): kind
    case .hyperexponential(let kind): kind
    case .erlang(let kind): kind
    case .gamma(let kind): kind
    case .weibull(let kind): kind
    case .lognormal(let kind): kind
    case .pareto(let kind): kind
    case .empirical(let kind): kind
    case .poisson(let kind): kind
    case .binomial(let kind): kind
    }
  }

  /// In seconds.
  public var mean: Double { kind.mean }

  /// The shape of a gamma law; absent of others.
  var gammaShape: Double? {
    switch self {
    case .exponential: 1
    case .erlang(let kind): Double(kind.stages)
    case .gamma(let kind): kind.shape
    default: nil
    }
  }

  /// A draw, in seconds. See ``DistributionKind/sample(from:)``.
  @inlinable @inline(__always)
  public func sample(from stream: borrowing RandomStream) -> Double {
    // The most frequent one needs none of the registers that the others make room for.
    if case .exponential(let kind) = self { return kind.sample(from: stream) }
    return sampleAny(from: stream)
  }

  @inline(never) @usableFromInline
  func sampleAny(from stream: borrowing RandomStream) -> Double {
    switch self {
    case .constant(let kind): kind.sample(from: stream)
    case .uniform(let kind): kind.sample(from: stream)
    case .exponential(let kind): kind.sample(from: stream)
    case .hyperexponential(let kind): kind.sample(from: stream)
    case .erlang(let kind): kind.sample(from: stream)
    case .gamma(let kind): kind.sample(from: stream)
    case .weibull(let kind): kind.sample(from: stream)
    case .lognormal(let kind): kind.sample(from: stream)
    case .pareto(let kind): kind.sample(from: stream)
    case .empirical(let kind): kind.sample(from: stream)
    case .poisson(let kind): kind.sample(from: stream)
    case .binomial(let kind): kind.sample(from: stream)
    }
  }

  /// A draw in seconds. See ``DistributionKind/sampleForwardRecurrence(from:)``.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    switch self {
    case .constant(let kind): kind.sampleForwardRecurrence(from: stream)
    case .uniform(let kind): kind.sampleForwardRecurrence(from: stream)
    case .exponential(let kind): kind.sampleForwardRecurrence(from: stream)
    case .hyperexponential(let kind): kind.sampleForwardRecurrence(from: stream)
    case .erlang(let kind): kind.sampleForwardRecurrence(from: stream)
    case .gamma(let kind): kind.sampleForwardRecurrence(from: stream)
    case .weibull(let kind): kind.sampleForwardRecurrence(from: stream)
    case .lognormal(let kind): kind.sampleForwardRecurrence(from: stream)
    case .pareto(let kind): kind.sampleForwardRecurrence(from: stream)
    case .empirical(let kind): kind.sampleForwardRecurrence(from: stream)
    case .poisson(let kind): kind.sampleForwardRecurrence(from: stream)
    case .binomial(let kind): kind.sampleForwardRecurrence(from: stream)
    }
  }
}
