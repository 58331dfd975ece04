import FreshetModel

extension ResultWriter {
  /// Writes `timeseries.csv`, each series in one piece: by arm, platform, cohort, action, then time.
  func writeTimeseries(_ times: [String]) throws(ResultError) {
    var file = try CSVFile(ResultTables.timeseries, in: folder)
    for arm in results.arms {
      for (index, flow) in results.layout.flows.enumerated() {
        if monitor.isStopped { throw .stopped }
        var row = TimeseriesRow(
          time: "", arm: arm.rawValue, platform: results.platform(cohort: flow.cohort),
          cohort: results.layout.cohorts[flow.cohort].name, action: flow.action, scale: results.scale)
        var previous: TimeseriesRow?
        for (time, counts) in zip(times, results.flow(index, in: arm)) {
          row.time = time
          row.count(counts)
          try ResultError.accounting { () throws(AccountingError) in try Accounting.check(row, after: previous) }
          try file.write(row)
          previous = row
        }
      }
    }
    try file.close()
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
