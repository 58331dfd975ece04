import FreshetCore
import FreshetModel
import FreshetRandom

/// Short ways to build and run scenarios in code. Times are in days.
enum Fixture {
  static let hour = 3600.0
  static let day = 86400.0

  static func time(days: Double) -> SimulationTime { .start + SimulationDuration(seconds: days * day) }

  /// Local time in a zone without changes, beginning on a Monday at 00:00 or some minutes later.
  static func localTime(days: Double, startMinute: Int64 = 0) -> LocalTime {
    let cells = Int((days * 24 + Double(startMinute) / 60).rounded(.up))
    return LocalTime(
      cell: .hours(1), startInCell: .minutes(startMinute), hourOfWeek: (0..<cells).map { UInt8($0 % 168) })
  }

  static func exponential(days mean: Double) -> Distribution { .exponential(Exponential(mean: mean * day)) }

  static let everybody = [Origin(name: Origin.unnamed, share: 1)]

  static func platform(
    _ name: String = "p", users: Double, actions: [Action] = [], signUpsPerDay: Double = 0, lapse: Lapse? = nil,
    origins: [Origin] = everybody
  ) -> Platform {
    Platform(
      name: name, users: users, origins: origins, actions: actions,
      signUps: signUpsPerDay > 0 ? SignUps(rate: signUpsPerDay / day, origins: origins) : nil, lapse: lapse)
  }

  static func scenario(
    days: Double, _ platforms: [Platform], restrictions: [Restriction] = [], seed: UInt64 = 1, sample: Double = 1,
    startMinute: Int64 = 0
  ) -> Scenario {
    Scenario(
      end: time(days: days), reportInterval: .hours(1), localTime: localTime(days: days, startMinute: startMinute),
      seed: seed, replications: 1, sample: sample, platforms: platforms, restrictions: restrictions)
  }

  /// A restriction on `change` or the actions named, of everybody; those who are stopped abandon unless said otherwise.
  static func restriction(
    _ actions: [String] = ["change"], from: Double, until: Double, origins: [String] = [Origin.unnamed],
    announced: Double? = nil, enforcement: Double = 1, anticipation: Anticipation? = nil, name: String = "r",
    reaction: [(Double, Reaction)] = [(1, .abandon(Abandon()))]
  ) -> Restriction {
    var restriction = Restriction(
      name: name, kind: "profile_freeze", scope: Scope(platform: 0, origins: origins),
      schedule: Schedule(from: time(days: from), until: time(days: until)),
      effects: [Effect(gating: actions, .stop(share: enforcement))],
      reaction: ReactionMix(choices: reaction.map { (share: $0.0, reaction: $0.1) }))
    restriction.knowledge.announcement = announced.map { Announcement(at: time(days: $0)) }
    restriction.knowledge.anticipation = anticipation
    return restriction
  }

  static func change(_ gap: Distribution, spread: RateSpread? = nil, rhythm: Rhythm? = nil) -> Action {
    Action(name: "change", gap: gap, spread: spread, rhythm: rhythm)
  }

  static func deferral(hours mean: Double) -> Reaction {
    .defer(Defer(delay: .exponential(Exponential(mean: mean * hour))))
  }

  static func run(_ scenario: Scenario, replications: Int = 8, threads: Int = 1) throws -> [ReplicationResult] {
    let simulation = Simulation(scenario)
    return try (0..<replications).map {
      try simulation.run(replication: $0, options: SimulationOptions(threads: threads))
    }
  }

  /// How many attempts of a flow in the restricted arm come from a source and end in an outcome, by replication.
  static func count(
    _ source: AttemptSource, _ outcome: AttemptOutcome, flow: Int = 0, in scenario: Scenario, replications: Int = 8
  ) throws -> [Int] {
    let simulation = Simulation(scenario)
    return try (0..<replications).map { replication in
      try simulation.attempts(replication: replication).count {
        $0.inRestricted && $0.flow == flow && $0.source == source && $0.outcome == outcome
      }
    }
  }
}
