import FreshetCore
import FreshetResults
import FreshetStatistics

extension RunSummary {
  /// What it came to in a few sentences that can be quoted: who was stopped, what never happened, and what came after the lift.
  var sentences: [String] { [stoppedPeople, difference, surge].compactMap { $0 } }

  private var stoppedPeople: String? {
    let all = effects.filter { $0.key.metric == "people_blocked" && $0.key.action == "all" }
    let ofPerson = all.first { $0.key.platform == "all" && $0.restricted.value > 0 }
    let found = ofPerson ?? all.filter { $0.key.cohort == whole(of: $0.key.platform) }.max { $0.restricted.value < $1.restricted.value }
    guard let found, found.restricted.value > 0, !found.restricted.restsOnTooFew else { return nil }
    let place = found.key.platform == "all" || !hasSeveralPlatforms ? "" : " on \(found.key.platform)"
    return "\(HumanText.count(found.restricted.value)) people\(place) were stopped at least once."
  }

  /// Of the action that differs most.
  private var difference: String? {
    let rows = touched.compactMap { effect("completed_total", platform: $0.platform, action: $0.action) }
    guard let found = rows.max(by: { abs($0.difference?.value ?? 0) < abs($1.difference?.value ?? 0) }), let difference = found.difference,
      difference.value != 0, !difference.restsOnTooFew
    else { return nil }
    let (count, what) = (HumanText.count(abs(difference.value)), name(found.key.platform, found.key.action))
    if difference.value > 0 { return "\(count) times more than without restrictions people did this: \(what)." }
    let part = found.relativePercent.flatMap { HumanText.oneIn(-$0.value / 100) }.map { ", \($0)," } ?? ""
    return "\(count) wishes to \(what)\(part) came to nothing."
  }

  /// Of the busiest hour after a lift.
  private var surge: String? {
    let found = surges.filter { $0[.peakRatio].map { !$0.restsOnTooFew && $0.value > 1 } ?? false }
      .max { ($0[.peakPerHour]?.value ?? 0) < ($1[.peakPerHour]?.value ?? 0) }
    guard let found, let ratio = found[.peakRatio], let time = found.peakClock else { return nil }
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
