import FreshetCore
import FreshetResults
import FreshetStatistics

extension RunSummary {
  /// What it came to in a few sentences that can be quoted: who was stopped, what never happened, and what came after the lift.
  var sentences: [String] { [stoppedPeople, difference, surge].compactMap { $0 } }

  private var stoppedPeople: String? {
    let all = effects.filter { $0.key.metric == EffectMetric.peopleBlocked.name && $0.key.action == "all" }
    guard let found = MainFigures.people(all.filter { $0.key.platform == "all" || $0.key.cohort == whole(of: $0.key.platform) })
    else { return nil }
    let place = found.key.platform == "all" || !hasSeveralPlatforms ? "" : " on \(found.key.platform)"
    return "\(HumanText.count(found.restricted.value)) people\(place) were stopped at least once."
  }

  /// Of the action that differs most.
  private var difference: String? {
    let rows = touched.compactMap { effect(EffectMetric.completedTotal.name, platform: $0.platform, action: $0.action) }
    guard let found = MainFigures.change(rows), let difference = found.difference else { return nil }
    let (count, what) = (HumanText.count(abs(difference.value)), name(found.key.platform, found.key.action))
    if difference.value > 0 { return "\(count) times more than without restrictions people did this: \(what)." }
    let part = found.relativePercent.flatMap { HumanText.oneIn(-$0.value / 100) }.map { ", \($0)," } ?? ""
    return "\(count) wishes to \(what)\(part) came to nothing."
  }

  /// Of the busiest hour after a lift.
  private var surge: String? {
    guard let found = MainFigures.surge(surges), let ratio = found[.peakRatio], let time = found.peakClock else { return nil }
    return "After the lift of \(found.restriction), attempts to \(name(found.platform, found.action)) reached "
      + "\(HumanText.decimal(ratio.value, 1)) times their usual peak, at \(time.suffix(5)) on \(time.prefix(10))."
  }

  /// Actions are verbs: `change_picture`.
  private func name(_ platform: String, _ action: String) -> String {
    action.replacing("_", with: " ") + (hasSeveralPlatforms ? " on \(platform)" : "")
  }
}

extension SurgeRow {
  /// When the busiest hour begins, `2017-11-01 10:00`.
  var peakClock: String? {
    self[.peakTime].map { String(clock.localText(SimulationTime(microseconds: Int64($0.value))).prefix(16)) }
  }
}
