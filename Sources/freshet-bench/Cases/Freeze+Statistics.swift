import FreshetModel

extension FreezeBenchmark {
  /// What is compared with other programs for the same model: totals of the restricted arm, and parts of them that depend on when
  /// things happen.
  static func statistics(of result: ReplicationResult) -> [Measurement.Statistic] {
    guard let sessions = result.layout.flow(cohort: 0, action: "open_app"),
      let changes = result.layout.flow(cohort: 0, action: "change_picture")
    else { return [] }
    let total = result.restricted.total(flow: changes)
    func during(_ start: Double, _ end: Double, _ count: (FlowCounts) -> Int) -> Int {
      (Int(start / 3600)..<Int(end / 3600)).reduce(0) {
        $0 + count(result.restricted.counts(flow: changes, interval: $1))
      }
    }
    return [
      ("sessions", result.restricted.total(flow: sessions).completed),
      ("attempts", total.attempts), ("completed", total.completed), ("blocked", total.blocked), ("deferred", total.deferred),
      ("abandoned", total.abandoned), ("released", total.released),
      ("blocked_first_day", during(freezeFrom, freezeFrom + day) { $0.blocked }),
      ("deferred_last_day", during(freezeUntil - day, freezeUntil) { $0.deferred }),
      ("released_first_12_h", during(freezeUntil, freezeUntil + 12 * 3600) { $0.released }),
    ]
  }
}
