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
    let rates = series.map { zip($0, hours).map { $1 > 0 ? $0 / $1 : 0 } }
    guard let maximum = NoisyMaximum(of: rates) else { return nil }
    self.maximum = maximum
    events = Int(series.reduce(0) { $0 + $1[maximum.place] })
  }

  /// - Parameter hours: The length of every window.
  init?(_ series: [[Double]], hours: Double) {
    self.init(series, hours: Array(repeating: hours, count: series[0].count))
  }
}
