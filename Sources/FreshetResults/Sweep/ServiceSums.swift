import FreshetModel

extension RunResults {
  /// The rows of `services.csv` summed over the run, with the waits of the interval that has the longest: by arm, service, then class.
  ///
  /// - Complexity: O(services × replications × intervals).
  public func serviceSums() -> [ServiceRow] {
    let intervals = ReportIntervals(scenario)
    let times = Array(repeating: RowTime(), count: intervals.count)
    return arms.flatMap { arm in
      scenario.services.indices.filter { scenario.services[$0].arms.contains(Arms(arm)) }.flatMap { service in
        let rows = services(arm, service, times)
        var classes: [String] = []
        for row in rows where !classes.contains(row.people) { classes.append(row.people) }
        return classes.compactMap { people in Self.sum(rows.filter { $0.people == people }) }
      }
    }
  }

  private static func sum(_ rows: [ServiceRow]) -> ServiceRow? {
    guard let first = rows.first else { return nil }
    var sum = rows.dropFirst().reduce(first, +)
    sum.waits = rows.compactMap(\.waits).max { $0.longest < $1.longest }
    return sum
  }
}
