/// An estimated number and, where there is one, its confidence interval.
public struct Estimate: Sendable, Equatable {
  public let value: Double
  /// Absent where nothing honest can be said: a single replication tells nothing about the spread, nor do too few events.
  public let interval: ConfidenceInterval?
  /// Whether there is no interval because the number rests on too few simulated events, but on some.
  public let restsOnTooFew: Bool

  public init(_ value: Double, interval: ConfidenceInterval? = nil) {
    self.init(value, interval: interval, restsOnTooFew: false)
  }

  private init(_ value: Double, interval: ConfidenceInterval?, restsOnTooFew: Bool) {
    self.value = value
    self.interval = interval
    self.restsOnTooFew = restsOnTooFew
  }

  /// The fewest simulated events, in all replications together, from which an interval is made.
  public static let fewestEvents = 30

  /// The same estimate, without its interval where it rests on too few events.
  ///
  /// - Parameter events: How many simulated events the number was read from, in all replications together.
  public func resting(on events: Int) -> Estimate {
    events < Self.fewestEvents ? Estimate(value, interval: nil, restsOnTooFew: events > 0) : self
  }

  /// The same estimate with an interval that reaches further to both sides.
  ///
  /// - Parameter reach: At least 0.
  public func widened(by reach: Double) -> Estimate {
    Estimate(
      value, interval: interval.map { ConfidenceInterval(low: $0.low - reach, high: $0.high + reach) }, restsOnTooFew: restsOnTooFew)
  }

  /// The same estimate with an interval inside the range of what it can be.
  public func clamped(to range: ClosedRange<Double>) -> Estimate {
    Estimate(value, interval: interval?.clamped(to: range), restsOnTooFew: restsOnTooFew)
  }
}

extension Estimate {
  /// The mean of independent replications with Student's interval, mean ± t·s/√n.
  ///
  /// - Parameters:
  ///   - values: One number of each replication, at least one.
  ///   - criticalValue: Student's quantile for n − 1 degrees of freedom, 0.975 for a 95 % interval; not used where n is 1.
  public init(meanOf values: [Double], criticalValue: Double) {
    let moments = Moments(of: values)
    self.init(
      moments.mean,
      interval: moments.standardError.map { ConfidenceInterval(moments.mean, halfWidth: criticalValue * $0) })
  }
}
