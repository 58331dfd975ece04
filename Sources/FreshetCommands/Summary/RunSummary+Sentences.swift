import FreshetCore
import FreshetModel
import FreshetResults
import FreshetStatistics

extension RunSummary {
  /// What it came to in a few sentences that can be quoted: who was stopped, what never happened, what came after the lift, and how
  /// long people waited to be served.
  var sentences: [String] { [stoppedPeople, difference, connections, surge, service].compactMap { $0 } }

  private var stoppedPeople: String? {
    let all = effects.filter { $0.key.metric == EffectMetric.peopleBlocked.name && $0.key.action == "all" }
    guard let found = MainFigures.people(all.filter { $0.key.platform == "all" || $0.key.cohort == whole(of: $0.key.platform) })
    else { return nil }
    let place = found.key.platform == "all" || !hasSeveralPlatforms ? "" : " on \(found.key.platform)"
    return "\(HumanText.count(found.restricted.value)) people\(place) were stopped at least once."
  }

  /// Of the action that differs most.
  private var difference: String? {
    guard let found = MainFigures.change(completed), let difference = found.difference else { return nil }
    let (count, platform, action) = (HumanText.count(abs(difference.value)), found.key.platform, found.key.action)
    if difference.value > 0 { return "\(count) more attempts to \(name(platform, action)) succeeded than without restrictions." }
    let part = found.relativePercent.flatMap { HumanText.oneIn(-$0.value / 100) }.map { ", \($0) of the whole run," } ?? ""
    let waiting = waitingAtEnd(platform, action)
    let still = waiting > Self.manyOf * -difference.value ? "; \(HumanText.count(waiting)) still wait at the end" : ""
    return "\(count) wishes to \(words(action))\(part) were not fulfilled on \(platform)\(still)."
  }

  /// The part of what is missing from which on it is said that it waits.
  private static let manyOf = 0.05

  /// Of those who reach something by a tool.
  private var connections: String? {
    guard let found = MainFigures.connections(completed), let difference = found.difference else { return nil }
    return "People connected to \(found.key.platform) \(HumanText.count(difference.value)) times."
  }

  private var completed: [EffectRow] {
    touched.compactMap { effect(EffectMetric.completedTotal.name, platform: $0.platform, action: $0.action) }
  }

  /// Attempts that wait for a lift, their next try or a service when the run ends.
  private func waitingAtEnd(_ platform: String, _ action: String) -> Double {
    results.layout.flows.enumerated().reduce(0) { sum, place in
      let (flow, cohort) = (place.offset, place.element.cohort)
      guard place.element.action == action, results.platform(cohort: cohort) == platform else { return sum }
      let totals = results.replications.map { $0.restricted.total(flow: flow) }
      return sum + results.scale(ofCohort: cohort).people(totals.reduce(0) { $0 + $1.backlogChange + $1.waitingChange })
    }
  }

  /// Of the busiest hour after a lift.
  private var surge: String? {
    guard let found = MainFigures.surge(surges), let ratio = found[.peakRatio], let time = found.peakClock else { return nil }
    return "After the lift of \(found.restriction), attempts to \(name(found.platform, found.action)) reached "
      + "\(HumanText.decimal(ratio.value, 1)) times their usual peak, at \(time.suffix(5)) on \(time.prefix(10))."
  }

  /// Of the service that people waited for longest.
  private var service: String? {
    let services = results.scenario.services
    let waits = services.indices.compactMap { service in results.waits(.restricted, service: service).map { (services[service].name, $0) } }
    guard let (name, found) = waits.max(by: { $0.1.p99 < $1.1.p99 }), found.p99 >= 1 else { return nil }
    return "Whom the service \(name) served had waited \(HumanText.seconds(found.mean)) on average, "
      + "99 % of them no longer than \(HumanText.seconds(found.p99))."
  }

  /// Actions are verbs: `change_picture`.
  private func name(_ platform: String, _ action: String) -> String { words(action) + (hasSeveralPlatforms ? " on \(platform)" : "") }

  private func words(_ action: String) -> String { action.replacing("_", with: " ") }
}

extension SurgeRow {
  /// When the busiest hour begins, `2017-11-01 10:00`.
  var peakClock: String? {
    self[.peakTime].map { String(clock.localText(SimulationTime(microseconds: Int64($0.value))).prefix(16)) }
  }
}
