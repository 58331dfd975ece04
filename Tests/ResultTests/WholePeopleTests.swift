import FreshetCore
import FreshetModel
import FreshetResults
import Testing

/// Counts are whole people in the files, whatever one simulated person stands for, and still add up.
@Suite struct WholePeopleTests {
  private static let intervals = 60
  private static let inflows = ["attempts", "retried", "released", "circumvented"]
  private static let others = [
    "completed", "blocked", "backlog", "wishes", "arrived", "withheld", "superseded", "settled", "dropped", "replaced", "waiting",
  ]
  private static let reactions = ["deferred", "retrying", "abandoned", "circumvented", "diverted"]

  private static let service = Service(
    name: "s", platform: 0, action: "change_name", capacity: .rate(1, shape: nil), full: ReactionMix(choices: []), answersWithin: .minutes(1))

  private static let outcomes = AttemptOutcome.allCases.filter { ![.dropped, .replaced].contains($0) }

  /// Attempts at random, of which those wait and return that the backlog allows.
  ///
  /// - Parameter rarity: In how many intervals it happens once that some come.
  private func fill(_ arm: inout SyntheticArm, _ numbers: inout SplitMix, least: Int, rarity: Int = 1) {
    var backlog = 0
    for interval in 0..<Self.intervals {
      for source in [AttemptSource.fresh, .retried, .released] where rarity == 1 || Int.random(in: 0..<rarity, using: &numbers) == 0 {
        let most = source == .fresh ? least + 4 : min(backlog, least + 3)
        for _ in 0..<Int.random(in: 0...most, using: &numbers) {
          // The last ones drain the backlog.
          let outcome = interval < 45 ? Self.outcomes.randomElement(using: &numbers) ?? .completed : .completed
          if source == .fresh, outcome != .completed, Bool.random(using: &numbers) {
            arm.withhold(flow: 0, interval: interval, outcome)
          } else {
            arm[flow: 0, interval: interval, source, outcome] += 1
          }
          if source != .fresh { backlog -= 1 }
          let waits = outcome == .deferred || outcome == .retrying
          if waits { backlog += 1 }
          // A new wish takes the place of an old one, or its success settles it.
          if source == .fresh, backlog > 1, waits || outcome == .completed, Bool.random(using: &numbers) {
            arm.end(flow: 0, interval: interval, waits ? .superseded : .settled)
            backlog -= 1
          }
        }
      }
    }
  }

  /// Attempts at random that go through a service, where they may wait.
  private func fillLine(_ arm: inout SyntheticArm, _ numbers: inout SplitMix, rarity: Int = 1) {
    var waiting = 0
    for interval in 0..<Self.intervals where rarity == 1 || Int.random(in: 0..<rarity, using: &numbers) == 0 {
      for _ in 0..<Int.random(in: 0...3, using: &numbers) {
        for counter in [FlowCounter.wishes, .attempts, .waitingChange] { arm[flow: 0, counter, interval: interval] += 1 }
        waiting += 1
      }
      for _ in 0..<Int.random(in: 0...min(4, waiting), using: &numbers) {
        waiting -= 1
        arm[flow: 0, .waitingChange, interval: interval] -= 1
        let outcomes: [[FlowCounter]] = [
          [.completed], [.dropped], [.replaced], [.blocked, .abandoned], [.blocked, .retrying, .backlogChange],
        ]
        for counter in outcomes.randomElement(using: &numbers) ?? [] { arm[flow: 0, counter, interval: interval] += 1 }
      }
    }
  }

  /// One simulated person stands for a third of a person in the mean over the replications, for half of one, or for a thousand.
  @Test(arguments: [1.0, 0.7, 0.37, 0.0003], [0, 40])
  func identitiesHoldInTheFile(sample: Double, least: Int) throws {
    let folder = try TemporaryFolder()
    var scenario = Synthetic.scenario(end: .start + .hours(Int64(Self.intervals)), users: 1_000_003, sample: sample)
    scenario.services = [Self.service]
    for seed in 0..<20 as Range<UInt64> {
      var numbers = SplitMix(state: seed)
      let results = Synthetic.results(scenario, replications: 3) { _, _, restricted in
        fill(&restricted, &numbers, least: least)
        if seed % 2 == 1 { fillLine(&restricted, &numbers) }
      }
      let rows = try folder.table("timeseries.csv", of: results).filter { $0["arm"] == "restricted" }
      try checkIdentities(rows, "seed \(seed)")
      try checkSums(rows, of: results, "seed \(seed)")
    }
  }

  /// Few come, and each is an eighth of a person: whoever comes alone lets nobody go, and who waits on does so whole.
  @Test(arguments: [2, 6, 15])
  func fewCome(rarity: Int) throws {
    let folder = try TemporaryFolder()
    var scenario = Synthetic.scenario(end: .start + .hours(Int64(Self.intervals)), users: 643, sample: 1)
    scenario.services = [Self.service]
    for seed in 0..<200 as Range<UInt64> {
      var numbers = SplitMix(state: seed)
      let results = Synthetic.results(scenario, replications: 8) { _, _, restricted in
        if seed % 3 != 0 { fill(&restricted, &numbers, least: -2, rarity: rarity) }
        if seed % 3 != 1 { fillLine(&restricted, &numbers, rarity: rarity) }
      }
      let rows = try folder.table("timeseries.csv", of: results).filter { $0["arm"] == "restricted" }
      try checkIdentities(rows, "seed \(seed)")
      try checkSums(rows, of: results, backlogWithin: 2, "seed \(seed)")
    }
  }

  private func checkIdentities(_ rows: [[String: String]], unable: Bool = false, _ context: Comment) throws {
    var (backlog, waiting) = (0, 0)
    for row in rows {
      func value(_ name: String) throws -> Int { try #require(Int(row[name] ?? ""), context) }
      #expect(try (Self.inflows + Self.reactions + Self.others).allSatisfy { try value($0) >= 0 }, context)
      let ended = try ["completed", "blocked", "dropped", "replaced"].reduce(0) { try $0 + value($1) }
      #expect(try Self.inflows.reduce(0) { try $0 + value($1) } == ended + value("waiting") - waiting, context)
      waiting = try value("waiting")
      #expect(try value("wishes") + value("arrived") == value("attempts") + value("withheld") + (unable ? value("unable") : 0), context)
      #expect(try value("blocked") + value("withheld") == Self.reactions.reduce(0) { try $0 + value($1) }, context)
      backlog += try value("deferred") + value("retrying") - value("released") - value("retried")
      backlog -= try value("superseded") + value("settled")
      #expect(try value("backlog") == backlog, context)
    }
  }

  /// Every running sum stays within five people of the exact one, most within three, the backlog within one, or two where so few come that
  /// there is no other way, and what is 0 stays 0.
  private func checkSums(_ rows: [[String: String]], of results: RunResults, backlogWithin reach: Double = 1, _ context: Comment) throws {
    let weight = results.layout.weights[0].factor / Double(results.replications.count)
    let counters: [(String, FlowCounter)] = [
      ("attempts", .attempts), ("retried", .retried), ("released", .released), ("completed", .completed),
      ("deferred", .deferred), ("retrying", .retrying), ("abandoned", .abandoned), ("circumvented", .circumvented),
      ("diverted", .diverted), ("blocked", .blocked), ("wishes", .wishes), ("withheld", .withheld), ("superseded", .superseded),
      ("settled", .settled), ("dropped", .dropped), ("replaced", .replaced),
    ]
    let adjusted: [FlowCounter] = [.attempts, .completed, .blocked, .withheld, .wishes]
    for (name, counter) in counters {
      var (exact, written) = (0.0, 0)
      for (interval, row) in rows.enumerated() {
        let count = results.replications.reduce(0) { $0 + $1[.restricted, flow: 0, counter, interval: interval] }
        let value = try #require(Int(row[name] ?? ""))
        exact += Double(count) * weight
        written += value
        #expect(abs(Double(written) - exact) <= (adjusted.contains(counter) ? 5 : 3), "\(name), \(context)")
        if count == 0 { #expect(value == 0, "\(name), \(context)") }
      }
    }
    var backlog = 0
    for (interval, row) in rows.enumerated() {
      backlog += results.replications.reduce(0) { $0 + $1[.restricted, flow: 0, .backlogChange, interval: interval] }
      #expect(abs(try #require(Double(row["backlog"] ?? "")) - Double(backlog) * weight) < max(reach, weight * 1e-9), context)
    }
  }

  /// One after the other goes through a service or waits, in one of two replications: each is half a person, and the halves add up.
  @Test(arguments: [false, true])
  func halvesAddUp(waits: Bool) throws {
    var scenario = Synthetic.scenario(end: .start + .hours(400), users: 100, sample: 1)
    scenario.services = [Self.service]
    let results = Synthetic.results(scenario, replications: 2) { replication, _, restricted in
      guard replication == 0 else { return }
      for interval in stride(from: 0, to: 400, by: 2) {
        if waits {
          restricted[flow: 0, interval: interval, .fresh, .deferred] += 1
          restricted[flow: 0, interval: interval + 1, .released, .completed] += 1
        } else {
          for counter in [FlowCounter.wishes, .attempts, .waitingChange] { restricted[flow: 0, counter, interval: interval] += 1 }
          restricted[flow: 0, .completed, interval: interval + 1] += 1
          restricted[flow: 0, .waitingChange, interval: interval + 1] -= 1
        }
      }
    }
    let rows = try TemporaryFolder().table("timeseries.csv", of: results).filter { $0["arm"] == "restricted" }
    try checkIdentities(rows, "halves")
    for column in waits ? ["attempts", "deferred", "released", "completed"] : ["attempts", "completed"] {
      #expect(abs(try rows.reduce(0) { try $0 + #require(Int($1[column] ?? "")) } - 100) <= 1, "\(column)")
    }
  }

  /// No floating-point number holds these.
  @Test func countsAreExactBeyond53Bits() throws {
    let scenario = Synthetic.scenario(end: .start + .hours(2), users: 999_999_999_999_989, sample: 1e-12)
    let results = Synthetic.results(scenario) { _, _, restricted in
      for interval in 0..<2 { restricted[flow: 0, interval: interval, .fresh, .completed] = 100_003 }
    }
    let rows = try TemporaryFolder().table("timeseries.csv", of: results).suffix(2)
    let exact = { (count: Int128) in (count * 999_999_999_999_989 + 500) / 1000 }
    #expect(rows.map { $0["completed"] } == ["\(exact(100_003))", "\(exact(200_006) - exact(100_003))"])
  }

  /// Far more than there are people: nothing overflows.
  @Test func absurdCountsAreCut() throws {
    let scenario = Synthetic.scenario(end: .start + .hours(3), users: 1e15, sample: 1e-15)
    let results = Synthetic.results(scenario) { _, _, restricted in
      for interval in 0..<2 {
        restricted[flow: 0, interval: interval, .fresh, .deferred] = 1_000_000
        restricted[flow: 0, interval: interval, .fresh, .completed] = 3_000_000
      }
    }
    let rows = try TemporaryFolder().table("timeseries.csv", of: results)
    #expect(rows.allSatisfy { Int($0["attempts"] ?? "") != nil })
  }

  /// Where what no table could add up is cut, the rows still add up.
  @Test func cutCountsAddUp() throws {
    let scenario = Synthetic.scenario(end: .start + .hours(1), users: 1e15, sample: 1e-15)
    let results = Synthetic.results(scenario) { _, _, restricted in
      for (counter, count) in [(FlowCounter.wishes, 1800), (.unable, 600), (.attempts, 1200), (.completed, 600), (.dropped, 600)] {
        restricted[flow: 0, counter, interval: 0] += count
      }
    }
    try checkIdentities(TemporaryFolder().table("timeseries.csv", of: results).filter { $0["arm"] == "restricted" }, unable: true, "cut")
  }

  /// What is asked for most is summed once, and by hand it is the same.
  @Test func sumsAreThoseOfTheSeries() throws {
    let scenario = Synthetic.scenario(signUps: true, end: .start + .hours(5), users: 100, sample: 1)
    var result = Synthetic.results(scenario) { _, _, restricted in
      for interval in 0..<5 {
        restricted[flow: 0, interval: interval, .fresh, .completed] = 3 * interval
        restricted[cohort: 0, .registered, instant: interval] = interval
        restricted[cohort: 0, .lapsed, instant: interval] = 1
      }
    }.replications[0]
    result[.restricted, flow: 0, .blocked, interval: 2] = 7
    result[.restricted, cohort: 0, .suspended, instant: 4] = 2
    for arm in [result.baseline, result.restricted] {
      for counter in FlowCounter.allCases { #expect(arm.total(flow: 0)[counter] == arm.series(flow: 0, counter).reduce(0, +)) }
      #expect(arm.populationAtEnd(cohort: 0) == arm.population(cohort: 0).last)
    }
    #expect(result.restricted.total(flow: 0).blocked == 7 && result.restricted.populationAtEnd(cohort: 0).registered == 10)
  }

  /// Every population adds up, and counts as registered those whose sign-up `timeseries.csv` has completed.
  @Test func populationAddsUpWithTheTimeseries() throws {
    let scenario = Synthetic.scenario(signUps: true, end: .start + .hours(4), users: 1_000_003, sample: 0.0003)
    let results = Synthetic.results(scenario, replications: 3) { replication, _, restricted in
      for interval in 0..<3 {
        restricted[flow: 0, interval: interval, .fresh, .completed] = 1 + replication * interval
        restricted[cohort: 0, .registered, instant: interval + 1] = 1 + replication * interval
        restricted[cohort: 0, .active, instant: interval + 1] = replication * interval
        restricted[cohort: 0, .lapsed, instant: interval + 1] = 1
      }
    }
    let folder = try TemporaryFolder()
    let flows = try folder.table("timeseries.csv", of: results).filter { $0["arm"] == "restricted" && $0["action"] == "register" }
    var registered = 0
    for (row, flow) in zip(try folder.table("population.csv", of: results).filter { $0["arm"] == "restricted" }, flows) {
      func value(_ name: String) throws -> Int { try #require(Int(row[name] ?? "")) }
      #expect(try value("registered") == registered)
      #expect(try value("accounts") == value("active") + value("lapsed") + value("suspended"))
      registered += try #require(Int(flow["completed"] ?? ""))
    }
    #expect(registered > 10_000)
  }

  @Test(arguments: [(600, "0.1666666667"), (3600, "1.0"), (5400, "1.5")])
  func elapsedHoursAreExact(seconds: Int64, text: String) throws {
    let scenario = Synthetic.scenario(end: .start + .hours(2), every: SimulationDuration(microseconds: seconds * 1_000_000))
    #expect(try TemporaryFolder().table("timeseries.csv", of: Synthetic.results(scenario))[1]["elapsed_h"] == text)
  }
}

/// The same numbers from the same state (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var number = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    return number ^ (number >> 31)
  }
}
