import FreshetModel

extension ResultWriter {
  /// Writes `services.csv`, each series in one piece: by arm, service, class, then time; nothing where there are no services.
  func writeServices(_ times: [RowTime]) throws(ResultError) {
    guard !results.scenario.services.isEmpty else { return }
    var file = try open(ResultTables.services)
    for arm in results.arms {
      for service in results.scenario.services.indices where results.scenario.services[service].arms.contains(Arms(arm)) {
        if monitor.isStopped { throw .stopped }
        for row in results.services(arm, service, times) { try file?.write(row) }
      }
    }
    try file?.close()
  }
}
