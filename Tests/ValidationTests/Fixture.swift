import FreshetCore
import FreshetModel
import FreshetRandom

/// Short ways to build scenarios in code.
enum Fixture {
  static let hour = 3600.0
  static let day = 86400.0

  static func time(days: Double) -> SimulationTime { .start + SimulationDuration(seconds: days * day) }

  /// Local time in a zone without changes, beginning on a Monday at 00:00.
  static func localTime(days: Double) -> LocalTime {
    LocalTime(
      cell: .hours(1), startInCell: .zero, hourOfWeek: (0..<Int((days * 24).rounded(.up))).map { UInt8($0 % 168) })
  }

  static func scenario(
    days: Double, users: Double, actions: [Action], signUps: SignUps? = nil, lapse: Lapse? = nil,
    restrictions: [Restriction], seed: UInt64 = 1, sample: Double = 1, origins: [Origin] = [Origin(name: "all", share: 1)]
  ) -> Scenario {
    Scenario(
      end: time(days: days), reportInterval: .hours(1), localTime: localTime(days: days), seed: seed, replications: 1,
      sample: sample,
      platforms: [Platform(name: "p", users: users, origins: origins, actions: actions, signUps: signUps, lapse: lapse)],
      restrictions: restrictions)
  }

  static func restriction(
    _ actions: [String], from: Double, until: Double, origins: [String] = ["all"], announced: Double? = nil,
    enforcement: Double = 1, anticipation: Anticipation? = nil, name: String = "r", reaction: [(Double, Reaction)]
  ) -> Restriction {
    Restriction(
      name: name, kind: "profile_freeze", platform: 0, actions: actions, origins: origins,
      announced: announced.map(time(days:)), from: time(days: from), until: time(days: until), enforcement: enforcement,
      anticipation: anticipation, reaction: ReactionMix(choices: reaction.map { (share: $0.0, reaction: $0.1) }))
  }
}
