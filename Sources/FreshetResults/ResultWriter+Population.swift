import FreshetModel

extension ResultWriter {
  /// Writes `population.csv`, each series in one piece: by arm, platform, cohort, then time.
  func writePopulation(_ times: [String]) throws {
    var file = try CSVFile(ResultTables.population, in: folder)
    let instants = results.layout.intervals + 1
    for arm in results.arms {
      let replications = results.replications.map { $0[arm].population }
      let flowCounts = results.replications.map { $0[arm].flowCounts }
      for (index, cohort) in results.layout.cohorts.enumerated() {
        if monitor.isStopped { throw ResultError.stopped }
        let register = results.layout.flow(cohort: index, action: Action.register)
        var registrations = 0
        for (interval, time) in times.enumerated() {
          var row = PopulationRow(
            time: time, arm: arm.rawValue, platform: results.platform(cohort: index), cohort: cohort.name,
            scale: results.scale)
          for replication in replications { row.add(replication[index * instants + interval]) }
          try Accounting.check(row, registrations: registrations)
          try file.write(row)
          guard let register else { continue }
          registrations += sum(flowCounts, flow: register, interval: interval).completed
        }
      }
    }
    try file.close()
  }
}
