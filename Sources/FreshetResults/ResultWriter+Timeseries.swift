import FreshetModel

extension ResultWriter {
  /// Writes `timeseries.csv`, each series in one piece: by arm, platform, cohort, action, then time.
  func writeTimeseries(_ times: [RowTime]) throws(ResultError) {
    var file = try open(ResultTables.timeseries)
    for arm in results.arms {
      for index in results.layout.flows.indices {
        if monitor.isStopped { throw .stopped }
        try results.timeseries(of: index, in: arm, times) { (row) throws(ResultError) in try file?.write(row) }
      }
    }
    try file?.close()
  }
}

extension RunResults {
  /// The rows of `timeseries.csv`, each series in one piece: by arm, platform, cohort, action, then time.
  ///
  /// - Throws: ``ResultError/accounting(_:)``.
  public func timeseries() throws(ResultError) -> [TimeseriesRow] {
    let intervals = ReportIntervals(scenario)
    let times = (0..<intervals.count).map { RowTime(intervals.start($0), clock) }
    var rows: [TimeseriesRow] = []
    for arm in arms {
      for flow in layout.flows.indices { try timeseries(of: flow, in: arm, times) { rows.append($0) } }
    }
    return rows
  }

  /// The rows of one flow, checked one by one.
  fileprivate func timeseries(
    of flow: Int, in arm: Arm, _ times: [RowTime], _ use: (TimeseriesRow) throws(ResultError) -> Void
  ) throws(ResultError) {
    var counted = Series(row(of: flow, in: arm))
    var written = counted
    var people = FlowPeople(scale(ofCohort: layout.flows[flow].cohort))
    for (time, counts) in zip(times, self.flow(flow, in: arm)) {
      try counted.advance(to: time, counts)
      try written.advance(to: time, people.next(counts))
      try use(written.row)
    }
  }

  private func row(of index: Int, in arm: Arm) -> TimeseriesRow {
    let flow = layout.flows[index]
    return TimeseriesRow(
      arm: arm.rawValue, platform: platform(cohort: flow.cohort), cohort: layout.cohorts[flow.cohort].name, action: flow.action)
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
