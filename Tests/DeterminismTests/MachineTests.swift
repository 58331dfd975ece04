import FreshetCore
import FreshetModel
import Testing

/// How a run is computed changes nothing: not the number of threads, not the length of windows, not the second time.
struct MachineTests {
  /// How the matrix computes.
  static let options: [SimulationOptions] = [nil, SimulationDuration.hours(1), .days(1), .minutes(438)].flatMap { window in
    [1, 2, 3, 7].map { SimulationOptions(threads: $0, window: window) }
  }

  /// One in which nobody influences anybody, one that is coupled, one with gates in both arms, one of people with several
  /// accounts, one of people with tools, one with services, and one with a pledge and reviewers.
  static let scenarios = [
    Sample.scenario(), Sample.scenario(restrictions: [Sample.freeze(), Sample.pause(), Sample.limit()]),
    Sample.scenario(restrictions: [Sample.freeze().inBothArms, Sample.pause(), Sample.limit().inBothArms]),
    Sample.withPeople(), Sample.withTools(), Sample.withServices(),
    Sample.withReviewers(),
  ]

  @Test(arguments: 0...1, scenarios.indices)
  func countsAreIdentical(_ replication: Int, _ scenario: Int) throws {
    let simulation = Simulation(Self.scenarios[scenario])
    let first = try simulation.run(replication: replication)
    #expect(first.restricted.peopleBlockedInAll > 1000)
    for options in Self.options {
      let other = try simulation.run(replication: replication, options: options)
      #expect(first.differences(from: other) == [], "threads \(options.threads), window \(String(describing: options.window))")
    }
  }

  @Test(arguments: scenarios.indices)
  func attemptsAreIdentical(_ scenario: Int) throws {
    let simulation = Simulation(Self.scenarios[scenario])
    let first = try simulation.attempts(replication: 0)
    #expect(first.count > 100_000)
    for options in Self.options {
      #expect(
        try simulation.attempts(replication: 0, options: options) == first,
        "threads \(options.threads), window \(String(describing: options.window))")
    }
  }

  /// Between windows people are packed: as few bits as their role needs, and a table of those who wait. Here that is many bits, and
  /// everybody waits for something.
  @Test func everybodyWaits() throws {
    let actions = (0..<30).map { Action(name: "act_\($0)", gap: Sample.exponential(days: 5)) }
    var restriction = Sample.freeze(anticipates: true, defers: 0.6)
    restriction.effects[0].actions = actions.map(\.name)
    let platform = Sample.platform("wechat", users: 600, actions: [Sample.open] + actions, signUpsPerDay: 0, lapses: false)
    let simulation = Simulation(Sample.scenario([platform], restrictions: [restriction]))
    let first = try simulation.attempts(replication: 0)
    #expect(first.count { $0.outcome == .deferred } > 600 * 5)
    for window in [SimulationDuration.hours(1), .days(1)] {
      #expect(try simulation.attempts(replication: 0, options: SimulationOptions(window: window)) == first)
    }
  }

  /// The counts are the attempts, counted. (One that goes round a restriction ends twice.)
  @Test(arguments: scenarios.indices.dropLast())
  func attemptsAddUpToTheCounts(_ scenario: Int) throws {
    let simulation = Simulation(Self.scenarios[scenario])
    let result = try simulation.run(replication: 0)
    let attempts = try simulation.attempts(replication: 0)
    for arm in Arm.allCases {
      var counts = Array(repeating: FlowCounts(), count: result.layout.flows.count)
      for record in attempts where arm == .baseline ? record.inBaseline : record.inRestricted {
        counts[record.flow][record.isWithheld ? .withheld : FlowCounter(record.source)] += 1
        counts[record.flow][FlowCounter(record.outcome)] += 1
        if record.source == .fresh { counts[record.flow][.wishes] += 1 }
        let isStopped = ![.completed, .dropped, .replaced].contains(record.outcome)
        if isStopped, !record.isWithheld { counts[record.flow][.blocked] += 1 }
        if [.deferred, .retrying].contains(record.outcome) { counts[record.flow][.backlogChange] += 1 }
        if record.source != .fresh { counts[record.flow][.backlogChange] -= 1 }
        // Whoever goes round a restriction is told of once more, behind it.
        guard record.outcome == .circumvented else { continue }
        counts[record.flow][FlowCounter(record.source)] -= 1
        if record.source == .fresh { counts[record.flow][.wishes] -= 1 } else { counts[record.flow][.backlogChange] += 1 }
      }
      for flow in counts.indices {
        var total = result[arm].total(flow: flow)
        // An attempt does not tell what it makes pointless, nor whether it turned here from elsewhere; and not every wish is one.
        total[.backlogChange] += total.superseded + total.settled
        total[.wishes] += total.arrived - total.unable - total.deterred
        // Who still waits for an answer has entered and has not ended.
        for source in [FlowCounter.attempts, .retried, .released, .wishes] where total.waitingChange > 0 {
          (counts[flow][source], total[source]) = (0, 0)
        }
        if total.waitingChange > 0 { (counts[flow][.backlogChange], total[.backlogChange], total[.waitingChange]) = (0, 0, 0) }
        (total[.superseded], total[.settled], total[.arrived], total[.unable], total[.deterred]) = (0, 0, 0, 0, 0)
        #expect(counts[flow] == total)
      }
    }
  }

  /// Another seed or replication is another run: hardly anybody does anything at the same microsecond.
  @Test func seedsAndReplicationsDiffer() throws {
    let first = try History(Sample.scenario())
    for other in [try History(Sample.scenario(seed: 2)), try History(Sample.scenario(), replication: 1)] {
      var common = 0
      var all = 0
      for (person, attempts) in first.lives {
        let times = Set(other.lives[person, default: []].map(\.time))
        all += attempts.count
        common += attempts.count { times.contains($0.time) }
      }
      #expect(all > 100_000 && common < 10, "\(common) of \(all) attempts at the same time")
    }
  }
}
