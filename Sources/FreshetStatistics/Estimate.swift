/// An estimated number and, where there is one, its confidence interval.
public struct Estimate: Sendable, Equatable {
  public let value: Double
  /// Absent where a single replication tells nothing about the spread.
  public let interval: ConfidenceInterval?

  public init(_ value: Double, interval: ConfidenceInterval? = nil) {
    self.value = value
    self.interval = interval
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
