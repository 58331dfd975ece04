import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import FreshetResults

/// Runs made by hand, with counts that are known.
enum Synthetic {
  /// 2017-10-17T00:00+08:00.
  static let start: Int64 = 1_508_169_600_000_000
  static let shanghai = TimeZone(identifier: "Asia/Shanghai")!

  /// One platform `p` with 1 000 000 people, one simulated person for 100 real ones.
  static func scenario(
    origins: [(String, Double)] = [("all", 1)], actions: [String] = ["change_name"], signUps: Bool = false,
    end: SimulationTime, every interval: SimulationDuration = .hours(1), restrictions: [Restriction] = []
  ) -> Scenario {
    let gap = Distribution.exponential(Exponential(mean: 86_400))
    let origins = origins.map { Origin(name: $0.0, share: $0.1) }
    // A Tuesday.
    let hours = (0...Int(end.microseconds / 3_600_000_000)).map { UInt8((24 + $0) % 168) }
    return Scenario(
      end: end, reportInterval: interval,
      localTime: LocalTime(cell: .hours(1), startInCell: .zero, hourOfWeek: hours), seed: 1, replications: 1, sample: 0.01,
      platforms: [
        Platform(
          name: "p", users: 1_000_000, origins: origins, actions: actions.map { Action(name: $0, gap: gap) },
          signUps: signUps ? SignUps(rate: 1, origins: origins) : nil, lapse: nil)
      ],
      restrictions: restrictions)
  }

  static func restriction(
    on actions: [String] = ["change_name"], origins: [String] = ["all"], from: SimulationTime = .start,
    until: SimulationTime, reaction: ReactionMix = ReactionMix(choices: [(1, .abandon(Abandon()))])
  ) -> Restriction {
    Restriction(
      name: "p-freeze", kind: "profile_freeze", platform: 0, actions: actions, origins: origins, announced: nil,
      from: from, until: until, enforcement: 1, anticipation: nil, reaction: reaction)
  }

  /// An arm in which nothing happens.
  static func arm(_ layout: ResultLayout) -> ArmResult {
    let flows = layout.flows.count
    let population = layout.accounts.flatMap { accounts in
      var counts = PopulationCounts()
      counts.accounts = accounts
      counts.active = accounts
      return Array(repeating: counts, count: layout.intervals + 1)
    }
    return ArmResult(
      flowCounts: Array(repeating: 0, count: flows * FlowCounts.counters * layout.intervals), population: population,
      peopleBlocked: Array(repeating: 0, count: flows), peopleBlockedInAny: Array(repeating: 0, count: layout.cohorts.count),
      completedDuring: Array(repeating: 0, count: flows), registrationsDelayed: Array(repeating: 0, count: flows),
      intervals: layout.intervals)
  }

  static func results(
    _ scenario: Scenario, replications: Int = 1, baseline: Bool = true,
    _ fill: (_ replication: Int, _ baseline: inout ArmResult, _ restricted: inout ArmResult) -> Void = { _, _, _ in }
  ) -> RunResults {
    let layout = ResultLayout(scenario)
    let replications = (0..<replications).map { replication in
      var arms = (baseline: arm(layout), restricted: arm(layout))
      fill(replication, &arms.baseline, &arms.restricted)
      return ReplicationResult(layout: layout, baseline: arms.baseline, restricted: arms.restricted, events: 10)
    }
    return RunResults(
      scenario: scenario, start: start, timeZone: shanghai, replications: replications, includesBaseline: baseline)
  }

  static let attachments = Attachments(
    version: "0.0.0", name: "synthetic", scenarioText: "freshet: 1\n", threads: 1, wallClock: WallClock())
}

extension ArmResult {
  /// The count of one source and outcome of a flow in an interval.
  subscript(flow flow: Int, interval interval: Int, source: AttemptSource, outcome: AttemptOutcome) -> Int {
    get { flowCounts[(flow * FlowCounts.counters + FlowCounts.counter(source, outcome)) * intervals + interval] }
    set { flowCounts[(flow * FlowCounts.counters + FlowCounts.counter(source, outcome)) * intervals + interval] = newValue }
  }
}
