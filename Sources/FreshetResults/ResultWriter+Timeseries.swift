import FreshetModel

extension ResultWriter {
  /// Writes `timeseries.csv`, each series in one piece: by arm, platform, cohort, action, then time.
  func writeTimeseries(_ times: [String]) throws {
    var file = try CSVFile(ResultTables.timeseries, in: folder)
    for arm in results.arms {
      let replications = results.replications.map { $0[arm].flowCounts }
      for (index, flow) in results.layout.flows.enumerated() {
        if monitor.isStopped { throw ResultError.stopped }
        var row = TimeseriesRow(
          time: "", arm: arm.rawValue, platform: results.platform(cohort: flow.cohort),
          cohort: results.layout.cohorts[flow.cohort].name, action: flow.action, scale: results.scale)
        var previous: TimeseriesRow?
        for (interval, time) in times.enumerated() {
          row.time = time
          row.count(sum(replications, flow: index, interval: interval))
          try Accounting.check(row, after: previous)
          try file.write(row)
          previous = row
        }
      }
    }
    try file.close()
  }

  /// The attempts of a flow in an interval, summed over the replications.
  func sum(_ replications: [[Int]], flow: Int, interval: Int) -> FlowCounts {
    let intervals = results.layout.intervals
    let first = flow * FlowCounts.counters * intervals + interval
    var counts = FlowCounts()
    for replication in replications {
      for counter in 0..<FlowCounts.counters { counts.values[counter] += replication[first + counter * intervals] }
    }
    return counts
  }
}
