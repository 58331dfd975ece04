import FreshetModel
public import FreshetResults
import FreshetStatistics

extension RunResults {
  /// The rows of `effects.csv`: every metric for every cohort and action, in real people.
  ///
  /// Means over the replications; differences are paired by replication, with Student's 95 % interval over the paired
  /// differences, which includes the error of simulating a sample. Cohorts come in their order, then their sum, `all`, where a
  /// platform has several; in each, actions in their order, then all of them together, where that means something.
  ///
  /// - Complexity: O(replications × flows × intervals).
  public func effects() -> [EffectRow] {
    let restricted = replications.map { ArmTotals($0.restricted, layout) }
    let baseline = includesBaseline ? replications.map { ArmTotals($0.baseline, layout) } : nil
    return Metric.all.flatMap { metric in
      scenario.platforms.indices.flatMap { platform in
        groups(platform: platform).flatMap { group in
          figures(metric, group).map { action, figure in
            row(
              metric.name, platform: platform, cohort: group.name, action: action, restricted: restricted.map(figure),
              baseline: baseline.map { $0.map(figure) })
          }
        }
      }
    }
  }

  private typealias Group = (name: String, cohorts: [Int])
  private typealias Figure = (ArmTotals) -> Int

  /// The cohorts of a platform, and their sum where there are several.
  private func groups(platform: Int) -> [Group] {
    let cohorts = layout.cohorts.indices.filter { layout.cohorts[$0].platform == platform }
    let single = cohorts.map { Group(layout.cohorts[$0].name, [$0]) }
    return cohorts.count > 1 ? single + [(Origin.unnamed, cohorts)] : single
  }

  /// What a metric says of a group of cohorts: its figure for each action, and for all of them (the empty name).
  private func figures(_ metric: Metric, _ group: Group) -> [(action: String, figure: Figure)] {
    var figures: [(String, Figure)] = []
    if let ofFlow = metric.ofFlow {
      for action in actions(cohort: group.cohorts[0]) where metric.actions == .all || action == Action.register {
        let flows = group.cohorts.compactMap { layout.flow(cohort: $0, action: action) }
        figures.append((action, { totals in flows.reduce(0) { $0 + ofFlow(totals, $1) } }))
      }
    }
    if let ofCohort = metric.ofCohort {
      figures.append(("", { totals in group.cohorts.reduce(0) { $0 + ofCohort(totals, $1) } }))
    }
    return figures
  }

  /// The actions of a cohort; all cohorts of a platform have the same.
  private func actions(cohort: Int) -> [String] {
    layout.flows.filter { $0.cohort == cohort }.map(\.action)
  }

  private func row(
    _ metric: String, platform: Int, cohort: String, action: String, restricted: [Int], baseline: [Int]?
  ) -> EffectRow {
    let difference = baseline.map { baseline in
      let mean = pairedMean(zip(restricted, baseline).map { $0 - $1 })
      // What never happens without the restriction cannot happen less often than never.
      return baseline.allSatisfy { $0 == 0 } ? mean.clamped(to: 0...Double.infinity) : mean
    }
    return EffectRow(
      metric: metric, platform: platforms[platform], cohort: cohort, action: action, baseline: baseline.map(people),
      restricted: people(restricted), difference: difference, replications: restricted.count)
  }

  /// The mean of paired differences with Student's interval, as real people; the mean from their exact sum.
  private func pairedMean(_ counts: [Int]) -> Estimate {
    let mean = people(counts)
    let halfWidth = Moments(of: counts.map(Double.init)).standardError
      .map { $0 * layout.weight * CriticalValue.of(replications: counts.count) }
    return Estimate(mean, interval: halfWidth.map { ConfidenceInterval(mean, halfWidth: $0) })
  }

  /// The mean of simulated counts as real people.
  private func people(_ counts: [Int]) -> Double {
    Double(counts.reduce(0, +)) * layout.weight / Double(counts.count)
  }
}
