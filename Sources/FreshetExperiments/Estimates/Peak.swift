import FreshetStatistics

/// The rate in the busiest of some windows. Of a single replication it is the greatest of noisy rates.
struct Peak {
  /// In simulated people per hour, by window.
  let maximum: NoisyMaximum
  /// The simulated events in the busiest window.
  let events: Int

  /// - Parameters:
  ///   - series: Of each replication, the simulated events in each window.
  ///   - hours: How many hours each window is made of; 0 for one that does not come.
  /// - Returns: `nil` where nothing happens in any.
  init?(_ series: [[Double]], hours: [Double]) {
    self.init(NoisyMaximum(of: series.map { zip($0, hours).map { $1 > 0 ? $0 / $1 : 0 } }), series)
  }

  /// - Parameter perHour: How many of the windows, which are equally long, make an hour.
  init?(_ series: [[Double]], perHour: Double) {
    self.init(NoisyMaximum(of: series)?.scaled(by: perHour), series)
  }

  private init?(_ maximum: NoisyMaximum?, _ series: [[Double]]) {
    guard let maximum else { return nil }
    self.maximum = maximum
    events = Int(series.reduce(0) { $0 + $1[maximum.place] })
  }
}
