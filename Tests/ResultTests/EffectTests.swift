import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

@Suite struct EffectTests {
  private let scenario = Synthetic.scenario(
    origins: [("mainland", 0.9), ("overseas", 0.1)], actions: ["change_name", "change_bio"], signUps: true,
    end: .start + .hours(3))

  /// Flows: mainland register, name, bio (0, 1, 2), overseas register, name, bio (3, 4, 5).
  private func row(_ rows: [EffectRow], _ metric: String, _ cohort: String, _ action: String) throws -> EffectRow {
    let found = rows.filter { $0.key.metric == metric && $0.key.cohort == cohort && $0.key.action == action }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test func differencesArePaired() throws {
    let results = Synthetic.results(scenario, replications: 3) { replication, baseline, restricted in
      // The level varies by hundreds, the difference only by one.
      baseline[flow: 1, interval: 0, .fresh, .completed] = 1000 + 300 * replication
      restricted[flow: 1, interval: 0, .fresh, .completed] = 1000 + 300 * replication - 50 - replication
    }
    let row = try row(results.effects(), "completed_total", "mainland", "change_name")
    let difference = try #require(row.difference)
    let interval = try #require(difference.interval)
    #expect(row.baseline?.value == 130_000)
    #expect(row.restricted.value == 124_900)
    #expect(difference.value == -5_100)
    let halfWidth = StudentT.quantile(0.975, degreesOfFreedom: 2) * 100 / 3.0.squareRoot()
    #expect(abs(interval.low - (-5_100 - halfWidth)) < 1e-9 && abs(interval.high - (-5_100 + halfWidth)) < 1e-9)
    let percent = try #require(row.relativePercent)
    #expect(abs(percent.value - -100 * 5_100 / 130_000.0) < 1e-12)
    #expect(try #require(percent.interval).contains(-3.5) && #require(percent.interval).halfWidth < 3)
    let baseline = StudentT.quantile(0.975, degreesOfFreedom: 2) * 30_000 / 3.0.squareRoot()
    #expect(try abs(#require(row.baseline?.interval).halfWidth - min(baseline, (130_000 + baseline) / 2)) < 1e-6)
    #expect(try #require(row.restricted.interval).contains(130_000))
    #expect(row.replications == 3)
  }

  @Test func eachMetricCountsItsOwn() throws {
    let results = Synthetic.results(scenario) { _, baseline, restricted in
      for (number, outcome) in AttemptOutcome.allCases.enumerated() {
        restricted[flow: 0, interval: 1, .fresh, outcome] = number + 1
        restricted[flow: 1, interval: 2, .fresh, outcome] = 10 * (number + 1)
      }
      restricted[flow: 1, interval: 2, .released, .completed] = 7
      for flow in 0..<6 { restricted[.peopleBlocked, flow] = flow + 1 }
      restricted[.peopleBlockedInAny, 0] = 4
      restricted[.peopleBlockedInAny, 1] = 9
      restricted[.completedDuring, 2] = 5
      restricted[.registrationsDelayed, 3] = 8
      restricted[cohort: 0, .active, instant: 3] = 42 - restricted[cohort: 0, .active, instant: 0]
      baseline[cohort: 0, .active, instant: 3] = 40 - baseline[cohort: 0, .active, instant: 0]
    }
    let rows = results.effects()
    func restricted(_ metric: String, _ cohort: String, _ action: String) throws -> Double {
      try row(rows, metric, cohort, action).restricted.value / 100
    }
    #expect(try restricted("people_blocked", "mainland", "change_name") == 2)
    #expect(try restricted("people_blocked", "all", "change_name") == 7)
    #expect(try restricted("people_blocked", "mainland", "all") == 4)
    #expect(try restricted("people_blocked", "all", "all") == 13)
    #expect(try restricted("attempts_blocked", "mainland", "change_name") == 200)
    #expect(try restricted("attempts_blocked", "mainland", "all") == 220)
    #expect(try restricted("completed_during", "mainland", "change_bio") == 5)
    #expect(try restricted("completed_total", "mainland", "change_name") == 67)
    #expect(try restricted("lost", "mainland", "change_name") == 110)
    #expect(try restricted("deferred", "mainland", "change_name") == 20)
    #expect(try restricted("released", "all", "change_name") == 7)
    #expect(try restricted("registrations_lost", "mainland", "register") == 11)
    #expect(try restricted("registrations_delayed", "overseas", "register") == 8)
    #expect(try restricted("registrations_diverted", "mainland", "register") == 6)
    let active = try row(rows, "active_end", "mainland", "")
    #expect(active.restricted.value == 4200 && active.baseline?.value == 4000 && active.difference?.value == 200)
    #expect(active.relativePercent?.value == 5)
    #expect(active.difference?.interval == nil)
    let blocked = try row(rows, "people_blocked", "all", "all")
    #expect(blocked.baseline?.value == 0 && blocked.relativePercent == nil)
  }

  /// 9 and 10 in each of three replications.
  @Test func tooFewHaveNoInterval() throws {
    let results = Synthetic.results(scenario, replications: 3) { _, baseline, restricted in
      baseline[flow: 1, interval: 0, .fresh, .completed] = 10
      restricted[flow: 1, interval: 0, .fresh, .completed] = 9
    }
    let row = try row(results.effects(), "completed_total", "mainland", "change_name")
    #expect(row.baseline?.interval != nil && row.difference?.interval != nil && row.relativePercent?.interval != nil)
    #expect(row.restricted.value == 900 && row.restricted.interval == nil)
    #expect(row.tooFew == ["restricted"])
  }

  @Test func registrationMetricsBelongToRegister() {
    let rows = Synthetic.results(scenario).effects()
    let registrations = rows.filter { $0.key.metric.hasPrefix("registrations_") }
    #expect(registrations.count == 3 * 3)
    #expect(registrations.allSatisfy { $0.key.action == "register" })
  }

  @Test func singleCohortHasNoSum() {
    let rows = Synthetic.results(Synthetic.scenario(end: .start + .hours(1))).effects()
    #expect(rows.allSatisfy { $0.key.cohort == "all" })
    #expect(Set(rows.map { "\($0.key.metric) \($0.key.action)" }).count == rows.count)
    let others = Metric.all.filter { !$0.needsActivity }.map(\.name).filter { !$0.hasPrefix("registrations_") && $0 != "reach" }
    #expect(others == rows.map(\.key.metric).uniqued)
  }

  /// Only broadcasts reach anybody, and how many does not make one more than one event.
  @Test func reachRestsOnBroadcasts() throws {
    var scenario = scenario
    scenario.platforms[0].subscribers = .constant(ConstantCount(value: 1000))
    scenario.platforms[0].actions[1].reachesSubscribers = true
    func effects(_ broadcasts: Int) -> [EffectRow] {
      Synthetic.results(scenario, replications: 3) { replication, baseline, restricted in
        for flow in [2, 5] { baseline[flow: flow, interval: 0, .fresh, .completed] = broadcasts }
        for flow in [2, 5] { baseline[.reach, flow] = 1000 * broadcasts + replication }
        restricted[.reach, 2] = 400
      }.effects()
    }
    #expect(Set(effects(10).filter { $0.key.metric == "reach" }.map(\.key.action)) == ["change_bio"])
    let (few, many) = (try row(effects(9), "reach", "mainland", "change_bio"), try row(effects(10), "reach", "mainland", "change_bio"))
    #expect(few.baseline?.value == 900_100 && few.restricted.value == 40_000 && few.difference?.value == -860_100)
    #expect(few.tooFew == ["baseline", "difference", "relative_percent"])
    #expect(few.baseline?.interval == nil && many.baseline?.interval != nil && many.difference?.interval != nil)
    #expect(try row(effects(10), "reach", "all", "change_bio").baseline?.value == 2_000_200)
  }
}

extension Array where Element == String {
  /// Without repeats, in the order of the first occurrences.
  fileprivate var uniqued: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
