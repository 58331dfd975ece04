import FreshetModel

extension ResultWriter {
  /// Writes `population.csv`, each series in one piece: by arm, platform, cohort, then time.
  func writePopulation(_ times: [String]) throws {
    let file = try CSVFile(PopulationColumns.table, in: folder)
    for arm in results.arms {
      for (index, cohort) in results.layout.cohorts.enumerated() {
        if monitor.isStopped { throw ResultError.stopped }
        let register = results.layout.flow(cohort: index, action: Action.register)
        var registrations = 0
        for (interval, time) in times.enumerated() {
          var row = PopulationRow(
            time: time, arm: arm.rawValue, platform: results.platform(cohort: index), cohort: cohort.name,
            weight: results.layout.weight, replications: results.replications.count)
          for replication in results.replications { row.add(replication[arm].population(cohort: index, at: interval)) }
          try Accounting.check(row, registrations: registrations)
          try file.write(row)
          guard let register else { continue }
          for replication in results.replications {
            registrations += replication[arm].counts(flow: register, interval: interval).completed
          }
        }
      }
    }
    try file.close()
  }
}
