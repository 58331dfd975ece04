import FreshetModel
import FreshetResults

extension RunResults {
  /// A figure of the run, and how it is read from the totals of an arm.
  struct Figure {
    let key: FigureKey
    let count: (ArmTotals) -> Int
  }

  /// All figures in the order of the rows of `effects.csv`.
  func figures() -> [Figure] {
    Metric.all.flatMap { metric in
      scenario.platforms.indices.flatMap { platform in
        groups(platform: platform).flatMap { group in
          counts(metric, group).map { action, count in
            Figure(
              key: FigureKey(metric: metric.name, platform: platforms[platform], cohort: group.name, action: action),
              count: count)
          }
        }
      }
    }
  }

  private typealias Group = (name: String, cohorts: [Int])

  /// The cohorts of a platform, and their sum where there are several.
  private func groups(platform: Int) -> [Group] {
    let cohorts = layout.cohorts.indices.filter { layout.cohorts[$0].platform == platform }
    let single = cohorts.map { Group(layout.cohorts[$0].name, [$0]) }
    return cohorts.count > 1 ? single + [(Origin.unnamed, cohorts)] : single
  }

  /// What a metric says of a group of cohorts: its count for each action, and for all of them (the empty name).
  private func counts(_ metric: Metric, _ group: Group) -> [(action: String, count: (ArmTotals) -> Int)] {
    var counts: [(String, (ArmTotals) -> Int)] = []
    if let ofFlow = metric.ofFlow {
      for action in actions(cohort: group.cohorts[0]) where metric.actions == .all || action == Action.register {
        let flows = group.cohorts.compactMap { layout.flow(cohort: $0, action: action) }
        counts.append((action, { totals in flows.reduce(0) { $0 + ofFlow(totals, $1) } }))
      }
    }
    if let ofCohort = metric.ofCohort {
      counts.append(("", { totals in group.cohorts.reduce(0) { $0 + ofCohort(totals, $1) } }))
    }
    return counts
  }

  /// The actions of a cohort; all cohorts of a platform have the same.
  private func actions(cohort: Int) -> [String] {
    layout.flows.filter { $0.cohort == cohort }.map(\.action)
  }
}
