import FreshetModel
import FreshetRandom
import Testing

/// Who has not been let in does nothing, and nothing waits that nobody waits for.
struct AccountTests {
  /// Sign-ups pause, and while some wait for the lift a freeze is announced: only those with an account may hurry.
  @Test func nobodyActsWithoutAnAccount() throws {
    let lapse = Lapse(after: Fixture.exponential(days: 5), returning: Fixture.exponential(days: 1))
    let scenario = Fixture.scenario(
      days: 20,
      [
        Fixture.platform(
          users: 0, actions: [Fixture.change(Fixture.exponential(days: 3))], signUpsPerDay: 2000, lapse: lapse)
      ],
      restrictions: [
        Fixture.restriction(
          [Action.register], from: 2, until: 9, name: "pause",
          reaction: [(0.6, Fixture.deferral(hours: 40)), (0.4, .abandon(Abandon()))]),
        Fixture.restriction(
          from: 6, until: 12, announced: 5, anticipation: Anticipation(share: 0.5, delay: Fixture.exponential(days: 0.5)),
          name: "freeze", reaction: [(1, Fixture.deferral(hours: 10))]),
      ])
    let simulation = Simulation(scenario)
    let (register, change) = (0, 1)
    for arm in Arm.allCases {
      var members: Set<UInt64> = []
      var acts = 0
      for record in try simulation.attempts(replication: 0) where arm == .baseline ? record.inBaseline : record.inRestricted {
        if record.flow == register, record.outcome == .completed {
          #expect(members.insert(record.person).inserted, "an account is opened once")
        }
        guard record.flow == change else { continue }
        acts += 1
        #expect(members.contains(record.person), "person \(record.person) acts at \(record.time) in the \(arm) arm")
      }
      #expect(acts > 50_000 && members.count > 20_000)
    }
  }

  /// A standing pause: who defers waits for ever, and the backlog says so.
  @Test func withoutLiftTheBacklogStays() throws {
    var pause = Fixture.restriction([Action.register], from: 2, until: 5, reaction: [(1, Fixture.deferral(hours: 1))])
    pause.schedule.onTimes[0].until = .never
    let result = try Fixture.run(
      Fixture.scenario(days: 5, [Fixture.platform(users: 0, signUpsPerDay: 5000)], restrictions: [pause]), replications: 1)[0]
    let total = result.restricted.total(flow: 0)
    #expect(total.deferred > 14_000 && total.released == 0 && total.backlogChange == total.deferred)
    #expect(result.restricted.population(cohort: 0)[result.layout.intervals].accounts == total.completed)
  }
}
