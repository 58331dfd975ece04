import FreshetModel

extension ResultWriter {
  /// Writes `timeseries.csv`, each series in one piece: by arm, platform, cohort, action, then time.
  func writeTimeseries(_ times: [RowTime]) throws(ResultError) {
    var file = try open(ResultTables.timeseries)
    for arm in results.arms {
      for index in results.layout.flows.indices {
        if monitor.isStopped { throw .stopped }
        var counted = Series(row(of: index, in: arm))
        var written = counted
        var people = FlowPeople(results.scale(ofCohort: results.layout.flows[index].cohort))
        for (time, counts) in zip(times, results.flow(index, in: arm)) {
          try counted.advance(to: time, counts)
          try written.advance(to: time, people.next(counts))
          try file?.write(written.row)
        }
      }
    }
    try file?.close()
  }

  private func row(of index: Int, in arm: Arm) -> TimeseriesRow {
    let flow = results.layout.flows[index]
    return TimeseriesRow(
      arm: arm.rawValue, platform: results.platform(cohort: flow.cohort), cohort: results.layout.cohorts[flow.cohort].name,
      action: flow.action)
  }

  /// A series that is checked row by row.
  private struct Series {
    private(set) var row: TimeseriesRow
    private var previous: TimeseriesRow?

    init(_ row: TimeseriesRow) { self.row = row }

    mutating func advance(to time: RowTime, _ counts: FlowCounts) throws(ResultError) {
      row.time = time
      row.count(counts)
      try ResultError.accounting { () throws(AccountingError) in try Accounting.check(row, after: previous) }
      previous = row
    }
  }
}

extension RunResults {
  /// What was counted of a flow in each interval, summed over the replications.
  func flow(_ flow: Int, in arm: Arm) -> [FlowCounts] {
    var sums = Array(repeating: FlowCounts(), count: layout.intervals)
    for replication in replications {
      let counts = replication[arm]
      for interval in sums.indices { counts.add(flow: flow, interval: interval, to: &sums[interval]) }
    }
    return sums
  }
}
