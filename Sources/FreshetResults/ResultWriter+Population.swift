import FreshetModel

extension ResultWriter {
  /// Writes `population.csv`, each series in one piece: by arm, platform, cohort, then time.
  func writePopulation(_ times: [String]) throws(ResultError) {
    var file = try CSVFile(ResultTables.population, in: folder)
    for arm in results.arms {
      for (index, cohort) in results.layout.cohorts.enumerated() {
        if monitor.isStopped { throw .stopped }
        let stocks = results.replications.map { $0[arm].population(cohort: index) }
        let signUps = results.layout.flow(cohort: index, action: Action.register).map { results.flow($0, in: arm) }
        var registrations = 0
        for (interval, time) in times.enumerated() {
          var row = PopulationRow(
            time: time, arm: arm.rawValue, platform: results.platform(cohort: index), cohort: cohort.name,
            scale: results.scale)
          for stock in stocks { row.add(stock[interval]) }
          try ResultError.accounting { () throws(AccountingError) in try Accounting.check(row, registrations: registrations) }
          try file.write(row)
          registrations += signUps?[interval].completed ?? 0
        }
      }
    }
    try file.close()
  }
}
