import Foundation
import FreshetModel
import FreshetRandom
import Testing

/// What people know of a restriction, and what they do not try because of it.
struct KnowledgeTests {
  private let users = 20_000.0
  private let gap = 4.0
  private let length = 6.0
  private var wishes: Double { length / gap }

  private func scenario(
    actions: [String] = ["change"], days: Double = 14, seed: UInt64, reaction: [(Double, Reaction)] = [(1, .abandon(Abandon()))],
    gap law: Distribution? = nil, rhythm: Rhythm? = nil, _ know: (inout Knowledge) -> Void
  ) -> Scenario {
    var change = Action(name: "", gap: law ?? Fixture.exponential(days: gap), rhythm: rhythm)
    change.pending = .all
    var restriction = Fixture.restriction(actions, from: 2, until: 2 + length, reaction: reaction)
    know(&restriction.knowledge)
    return Fixture.scenario(
      days: days,
      [
        Fixture.platform(
          users: users,
          actions: actions.map { name in
            change.name = name
            return change
          })
      ], restrictions: [restriction], seed: seed)
  }

  /// Whom the announcement reaches is never stopped; all others always are.
  @Test func reach() throws {
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(seed: seed) { $0.announcement = Announcement(at: Fixture.time(days: 1), reach: 0.4) })
      let totals = results.map { $0.restricted.total(flow: 0) }
      let people = users * (1 - exp(-wishes))
      return [
        Figure("reach: withheld", theory: users * wishes * 0.4, precision: 0.01, totals.map(\.withheld)),
        Figure("reach: blocked", theory: users * wishes * 0.6, precision: 0.01, totals.map(\.blocked)),
        Figure("reach: people blocked", theory: people * 0.6, precision: 0.01, results.map { $0.restricted.peopleBlocked(flow: 0) }),
        Figure("reach: people affected", theory: people, precision: 0.01, results.map { $0.restricted.peopleAffected(flow: 0) }),
      ]
    }
  }

  /// The first stop after which a person takes notice is the last one: (1 − e^(−ℓT/G))/ℓ stops a person.
  @Test(arguments: [0.3, 1])
  func learns(_ share: Double) throws {
    let stops = (1 - exp(-share * wishes)) / share
    try expectFigures { seed in
      let totals = try Fixture.run(scenario(seed: seed) { $0.learns = share }).map { $0.restricted.total(flow: 0) }
      return [
        Figure("learns \(share): blocked", theory: users * stops, precision: 0.01, totals.map(\.blocked)),
        Figure("learns \(share): withheld", theory: users * (wishes - stops), precision: 0.02, totals.map(\.withheld)),
      ]
    }
  }

  /// Knowledge is the person's: who takes notice of a stop of one action does not try the others. So of three actions everybody is
  /// stopped once, in all of them together.
  @Test func whatOneActionTeachesHoldsForAll() throws {
    try expectFigures { seed in
      let results = try Fixture.run(scenario(actions: ["change", "post", "like"], seed: seed) { $0.learns = 1 })
      return [
        Figure(
          "learns, three actions: blocked", theory: users * (1 - exp(-3 * wishes)), precision: 0.01,
          results.map { result in (0..<3).reduce(0) { $0 + result.restricted.total(flow: $1).blocked } })
      ]
    }
  }

  /// Belief goes on until people hear of the lift, in the mean m after it: m/G more wishes a person are held back. With a promised end it
  /// ends then, and who is stopped after it is stopped as others are.
  @Test func beliefEnds() throws {
    try expectFigures { seed in
      let noticing = try Fixture.run(
        scenario(days: 20, seed: seed) {
          $0.announcement = Announcement(at: Fixture.time(days: 1), reach: 1)
          $0.notice = Fixture.exponential(days: 0.5)
        })
      let promised = try Fixture.run(
        scenario(days: 20, seed: seed) {
          $0.announcement = Announcement(at: Fixture.time(days: 1), reach: 1)
          $0.notice = Fixture.exponential(days: 0.5)
          $0.promised = Fixture.time(days: 5)
        })
      // Who takes notice of a stop after the promised end believes until they hear of the lift.
      let disappointed = try Fixture.run(
        scenario(days: 20, seed: seed) {
          $0.announcement = Announcement(at: Fixture.time(days: 1), reach: 1)
          $0.learns = 1
          $0.promised = Fixture.time(days: 5)
        })
      return [
        Figure(
          "notice: withheld", theory: users * (length + 0.5) / gap, precision: 0.01,
          noticing.map { $0.restricted.total(flow: 0).withheld }),
        Figure(
          "promised: withheld", theory: users * 3 / gap, precision: 0.02, promised.map { $0.restricted.total(flow: 0).withheld }),
        Figure("promised: blocked", theory: users * 3 / gap, precision: 0.02, promised.map { $0.restricted.total(flow: 0).blocked }),
        Figure(
          "disappointed: blocked", theory: users * (1 - exp(-3 / gap)), precision: 0.02,
          disappointed.map { $0.restricted.total(flow: 0).blocked }),
      ]
    }
  }

  /// People return m after they hear of the lift, whether they were stopped or held back: the sum of two exponential times.
  @Test func returnsAfterTheNotice() throws {
    let (notice, delay) = (8.0, 5.0)
    let mix = [(1.0, Fixture.deferral(hours: delay))]
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(days: 16, seed: seed, reaction: mix) {
          // So nobody holds back after the lift, and waits less than the whole time.
          $0.promised = Fixture.time(days: 2 + length)
          $0.announcement = Announcement(at: Fixture.time(days: 1), reach: 0.5)
          $0.notice = .exponential(Exponential(mean: notice * Fixture.hour))
        })
      return [6, 12, 24].map { hours in
        let back = 1 - (notice * exp(-Double(hours) / notice) - delay * exp(-Double(hours) / delay)) / (notice - delay)
        return Figure(
          "notice: back within \(hours) h", theory: back, precision: 0.05,
          results.map { result in
            let total = result.restricted.total(flow: 0)
            let released = result.restricted.series { $0.released }[..<(Int(2 + length) * 24 + hours)].reduce(0, +)
            return Double(released) / Double(total.released)
          })
      }
    }
  }

  // MARK: Anticipation

  /// Gaps of exactly the freeze's length, so that each action falls into it once; and it is announced a minute before. Half of the
  /// people hurry, with all three actions: the other half is stopped. Drawn for each action it would be 87.5 %.
  @Test func hurryingIsThePersons() throws {
    let law = Distribution.constant(Constant(value: length * Fixture.day))
    let announced = Fixture.time(days: 2 - 1 / 1440.0)
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(actions: ["change", "post", "like"], seed: seed, gap: law) {
          $0.announcement = Announcement(at: announced)
          $0.anticipation = Anticipation(share: 0.5, delay: .constant(Constant(value: 1)))
        })
      return [
        Figure(
          "hurrying: people blocked", theory: users * 0.5, precision: 0.01,
          results.map { $0.restricted.peopleBlockedInAny(cohort: 0) })
      ]
    }
  }

  /// Of those whom it reaches, a share hurries and another acts once more, with each action, whether their next wish lies inside the run
  /// or not. An hour on the wall, and on a clock of which every hour is alike.
  @Test(arguments: [false, true])
  func extraWishes(_ hasRhythm: Bool) throws {
    let rhythm = hasRhythm ? Rhythm(name: "even", hours: Array(repeating: 1, count: 24), days: [1, 1, 1, 1, 1, 1, 1]) : nil
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(actions: ["change", "post"], seed: seed, rhythm: rhythm) {
          $0.announcement = Announcement(at: Fixture.time(days: 1), reach: 0.8)
          $0.anticipation = Anticipation(share: 0.25, delay: .constant(Constant(value: 3600)), extraShare: 0.5)
        })
      let moved = exp(-1 / gap) - exp(-(1 + length) / gap)
      return [0, 1].map { flow in
        Figure(
          "extra wishes of flow \(flow)\(hasRhythm ? " in a rhythm" : ""): more before the freeze",
          theory: users * 0.8 * (0.5 + 0.25 * moved), precision: 0.02,
          results.map { result in
            result.restricted.series(flow: flow, .completed)[25] - result.baseline.series(flow: flow, .completed)[25]
          })
      }
    }
  }

  /// Nobody's acts get into the way of what waits: who waits for the end of a maintenance hurries before a freeze as others do, and who
  /// has something more in mind puts off what is stopped meanwhile.
  @Test func whatWaitsDoesNotKeepFromActing() throws {
    for pending in Action.Pending.allCases {
      var change = Fixture.change(Fixture.exponential(days: 0.5))
      change.pending = pending
      var freeze = Fixture.restriction(from: 4, until: 6)
      freeze.knowledge.announcement = Announcement(at: Fixture.time(days: 2))
      freeze.knowledge.anticipation = Anticipation(share: 0, delay: .constant(Constant(value: Fixture.day)), extraShare: 1)
      let maintenance = Fixture.restriction(
        from: 1, until: 2.5, name: "m", reaction: [(1, .defer(Defer(delay: .constant(Constant(value: 3600)))))])
      let scenario = Fixture.scenario(
        days: 8, [Fixture.platform(users: 2000, actions: [change])], restrictions: [maintenance, freeze])
      let simulation = Simulation(scenario)
      let records = try simulation.attempts(replication: 0).filter(\.inRestricted)
      #expect(records.count { $0.time == Fixture.time(days: 3) && $0.source == .fresh && $0.outcome == .completed } == 2000)
      #expect(!records.contains { $0.time < Fixture.time(days: 4) && $0.outcome == .abandoned })
      let other = try simulation.run(replication: 0, options: SimulationOptions(threads: 2, window: .hours(5)))
      #expect(try simulation.run(replication: 0).values == other.values)
    }
  }

  /// All of it at once, packed between windows or not.
  @Test func theSameInAnyWindows() throws {
    let scenario = scenario(actions: ["change", "post"], seed: 1, reaction: [(0.5, Fixture.deferral(hours: 9)), (0.5, .abandon(Abandon()))]) {
      $0.announcement = Announcement(at: Fixture.time(days: 1), reach: 0.5)
      $0.anticipation = Anticipation(share: 0.2, delay: Fixture.exponential(days: 0.3), extraShare: 0.2)
      $0.learns = 0.3
      $0.promised = Fixture.time(days: 6)
      $0.notice = Fixture.exponential(days: 0.5)
    }
    let whole = try Simulation(scenario).run(replication: 0)
    for hours in [1, 30] as [Int64] {
      let other = try Simulation(scenario).run(replication: 0, options: SimulationOptions(threads: 2, window: .hours(hours)))
      #expect(other.values == whole.values)
    }
  }
}
