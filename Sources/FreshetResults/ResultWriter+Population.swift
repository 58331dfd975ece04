import FreshetModel

extension ResultWriter {
  /// Writes `population.csv`, each series in one piece: by arm, platform, cohort, then time.
  func writePopulation(_ times: [RowTime]) throws(ResultError) {
    var file = try open(ResultTables.population)
    for arm in results.arms {
      for (index, cohort) in results.layout.cohorts.enumerated() {
        if monitor.isStopped { throw .stopped }
        let stocks = results.replications.map { $0[arm].population(cohort: index) }
        let signUps = results.layout.flow(cohort: index, action: Action.register).map { results.flow($0, in: arm) }
        let scale = results.scale(ofCohort: index)
        var people = FlowPeople(scale)
        var registered = (counted: 0, written: 0)
        for (interval, time) in times.enumerated() {
          var row = PopulationRow(
            time: time, arm: arm.rawValue, platform: results.platform(cohort: index), cohort: cohort.name)
          for stock in stocks { row.add(stock[interval]) }
          try check(row, registrations: registered.counted)
          let written = row.people(scale, registered: registered.written)
          try check(written, registrations: registered.written)
          try file?.write(written)
          if let counts = signUps?[interval] {
            registered.counted += counts.completed
            registered.written += people.next(counts).completed
          }
        }
      }
    }
    try file?.close()
  }

  private func check(_ row: PopulationRow, registrations: Int) throws(ResultError) {
    try ResultError.accounting { () throws(AccountingError) in try Accounting.check(row, registrations: registrations) }
  }
}
