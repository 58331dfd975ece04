import FreshetCore
import FreshetModel
import FreshetResults

/// The time in which what happens is due to a lift: until something else begins or ends for the same people and action, or the run ends.
struct SurgeWindow {
  let lift: SimulationTime
  let end: SimulationTime
  /// The whole hours of the clock in it, from that of the lift on.
  let hours: Range<Int>

  /// - Parameters:
  ///   - restriction: What is lifted.
  ///   - action: What it gated.
  ///   - lift: Inside the run.
  init(after lift: SimulationTime, of restriction: Restriction, _ action: String, in results: RunResults) {
    self.lift = lift
    let others = results.scenario.restrictions.filter { $0.actions.contains(action) && results.layout.concernTheSame($0, restriction) }
    let changes = others.flatMap(\.schedule.onTimes).flatMap { [$0.from, $0.until] }
    end = min(changes.filter { $0 > lift }.min() ?? .never, results.scenario.end)
    let clock = results.layout.counts.clock
    let hours = clock.hours(from: lift)
    self.hours = end < results.scenario.end ? hours.clamped(to: hours.lowerBound..<max(hours.lowerBound, clock.hour(of: end))) : hours
  }
}

extension ResultLayout {
  /// Whether two restrictions concern people of one cohort, who are counted together.
  fileprivate func concernTheSame(_ one: Restriction, _ other: Restriction) -> Bool {
    cohorts.contains { one.scope.includes($0) && other.scope.includes($0) }
  }
}
