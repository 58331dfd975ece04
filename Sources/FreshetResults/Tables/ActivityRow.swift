import FreshetModel

/// A row of `activity.csv`: how many people of a cohort do something, in whole people.
public struct ActivityRow: Sendable, Equatable {
  public let date: String
  public let arm: String
  public let platform: String
  public let cohort: String
  public let daily: Int
  /// Absent where days before the run would count.
  public let monthly: Int?
}

extension RunResults {
  /// The rows of `activity.csv`, each series in one piece: by arm, platform, cohort, then date.
  func activity() -> [ActivityRow] {
    guard scenario.countsActivity else { return [] }
    let dates = scenario.localTime.dayStarts.map { String(clock.text($0).prefix(10)) }
    return arms.flatMap { arm in
      layout.cohorts.indices.flatMap { cohort in
        let daily = sum { $0[arm].dailyActive(cohort: cohort) }
        let monthly = sum { $0[arm].monthlyActive(cohort: cohort) }
        let scale = scale(ofCohort: cohort)
        return dates.enumerated().map { day, date in
          ActivityRow(
            date: date, arm: arm.rawValue, platform: platform(cohort: cohort), cohort: layout.cohorts[cohort].name,
            daily: scale.wholePeople(daily[day]),
            monthly: day + 1 < CountLayout.daysOfMonth ? nil : scale.wholePeople(monthly[day]))
        }
      }
    }
  }

  /// The sum over the replications.
  private func sum(_ series: (ReplicationResult) -> [Int]) -> [Int] {
    replications.dropFirst().reduce(series(replications[0])) { zip($0, series($1)).map { $0 + $1 } }
  }
}
