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

  /// One platform `p`, by default with 1 000 000 people, one simulated person for 100 real ones.
  static func scenario(
    origins: [(String, Double)] = [("all", 1)], actions: [String] = ["change_name"], signUps: Bool = false,
    end: SimulationTime, every interval: SimulationDuration = .hours(1), restrictions: [Restriction] = [],
    users: Double = 1_000_000, sample: Double = 0.01
  ) -> Scenario {
    let gap = Distribution.exponential(Exponential(mean: 86_400))
    let origins = origins.map { Origin(name: $0.0, share: $0.1) }
    // A Tuesday.
    let hours = (0...Int(end.microseconds / 3_600_000_000)).map { UInt8((24 + $0) % 168) }
    return Scenario(
      end: end, reportInterval: interval,
      localTime: LocalTime(cell: .hours(1), startInCell: .zero, hourOfWeek: hours), seed: 1, replications: 1, sample: sample,
      platforms: [
        Platform(
          name: "p", users: users, origins: origins, actions: actions.map { Action(name: $0, gap: gap) },
          signUps: signUps ? SignUps(rate: 1, origins: origins) : nil, lapse: nil)
      ],
      restrictions: restrictions)
  }

  static func restriction(
    on actions: [String] = ["change_name"], origins: [String] = ["all"], from: SimulationTime = .start,
    until: SimulationTime, reaction: ReactionMix = ReactionMix(choices: [(1, .abandon(Abandon()))])
  ) -> Restriction {
    Restriction(
      name: "p-freeze", kind: "profile_freeze", scope: Scope(platform: 0, origins: origins),
      schedule: Schedule(from: from, until: until), effects: [Effect(gating: actions, .stop(share: 1))], reaction: reaction)
  }

  static func results(
    _ scenario: Scenario, replications: Int = 1, baseline: Bool = true,
    _ fill: (_ replication: Int, _ baseline: inout SyntheticArm, _ restricted: inout SyntheticArm) -> Void = { _, _, _ in }
  ) -> RunResults {
    let layout = ResultLayout(scenario)
    let replications = (0..<replications).map { replication in
      var (baseline, restricted) = (
        SyntheticArm(.baseline, layout, every: scenario.reportInterval), SyntheticArm(.restricted, layout, every: scenario.reportInterval)
      )
      fill(replication, &baseline, &restricted)
      var values = zip(baseline.result.values, restricted.result.values).map { $0 + $1 }
      values[layout.counts.events] = 10
      return ReplicationResult(layout: layout, values: Counts(values))
    }
    return RunResults(
      scenario: scenario, start: start, timeZone: shanghai, replications: replications, includesBaseline: baseline)
  }

  static let attachments = Attachments(
    version: "0.0.0", name: "synthetic", scenarioText: "freshet: 1\n", threads: 1, wallClock: WallClock())
}

/// One arm, in which only that happens which is said.
struct SyntheticArm {
  private let arm: Arm
  private let minutesOfInterval: Int
  var result: ReplicationResult
  private var attempts: [[Int]: Int] = [:]

  /// - Parameter interval: The report interval, whole minutes; the run starts on the hour.
  init(_ arm: Arm, _ layout: ResultLayout, every interval: SimulationDuration) {
    self.arm = arm
    minutesOfInterval = Int(interval.microseconds / SimulationDuration.minutes(1).microseconds)
    result = ReplicationResult(layout: layout, values: Counts(repeatElement(0, count: layout.counts.count)))
    for (cohort, accounts) in layout.accounts.enumerated() { self[cohort: cohort, .active, instant: 0] = accounts }
  }

  /// How many attempts of a flow come from a source and end in an outcome in an interval; all that goes with it is counted too.
  subscript(flow flow: Int, interval interval: Int, source: AttemptSource, outcome: AttemptOutcome) -> Int {
    get { attempts[[flow, interval, source.rawValue, outcome.rawValue], default: 0] }
    set {
      let change = newValue - self[flow: flow, interval: interval, source, outcome]
      attempts[[flow, interval, source.rawValue, outcome.rawValue]] = newValue
      self[flow: flow, FlowCounter(source), interval: interval] += change
      if source == .fresh { self[flow: flow, .wishes, interval: interval] += change }
      self[flow: flow, FlowCounter(outcome), interval: interval] += change
      if outcome == .circumvented { self[flow: flow, .completed, interval: interval] += change }
      if outcome == .completed { completeEvenly(flow: flow, interval: interval, change) }
      if ![.completed, .dropped, .replaced].contains(outcome) { self[flow: flow, .blocked, interval: interval] += change }
      if outcome == .deferred || outcome == .retrying { self[flow: flow, .backlogChange, interval: interval] += change }
      if source != .fresh { self[flow: flow, .backlogChange, interval: interval] -= change }
    }
  }

  /// Counts a wish that is held back and ends so.
  mutating func withhold(flow: Int, interval: Int, _ outcome: AttemptOutcome) {
    for counter in [.wishes, .withheld, FlowCounter(outcome)] { self[flow: flow, counter, interval: interval] += 1 }
    if outcome == .circumvented { self[flow: flow, .completed, interval: interval] += 1 }
    if outcome == .deferred || outcome == .retrying { self[flow: flow, .backlogChange, interval: interval] += 1 }
  }

  /// Counts something that waits and becomes pointless, superseded or settled.
  mutating func end(flow: Int, interval: Int, _ counter: FlowCounter) {
    self[flow: flow, counter, interval: interval] += 1
    self[flow: flow, .backlogChange, interval: interval] -= 1
  }

  /// Counts what is completed in an interval by the clock too, as evenly as whole numbers can be.
  private mutating func completeEvenly(flow: Int, interval: Int, _ change: Int) {
    let first = interval * minutesOfInterval
    for minute in 0..<minutesOfInterval {
      let share = change * (minute + 1) / minutesOfInterval - change * minute / minutesOfInterval
      result.addCompleted(arm, flow: flow, minute: first + minute, share)
    }
  }

  /// Counts wishes that are fulfilled in a minute.
  mutating func complete(flow: Int, minute: Int, _ count: Int) {
    for counter in [FlowCounter.wishes, .attempts, .completed] { self[flow: flow, counter, interval: minute / minutesOfInterval] += count }
    result.addCompleted(arm, flow: flow, minute: minute, count)
  }

  subscript(flow flow: Int, counter: FlowCounter, interval interval: Int) -> Int {
    get { result[arm, flow: flow, counter, interval: interval] }
    set { result[arm, flow: flow, counter, interval: interval] = newValue }
  }

  /// By how much a stock changes.
  subscript(cohort cohort: Int, counter: StockCounter, instant instant: Int) -> Int {
    get { result[arm, cohort: cohort, counter, instant: instant] }
    set { result[arm, cohort: cohort, counter, instant: instant] = newValue }
  }

  subscript(total: CountLayout.Total, place: Int) -> Int {
    get { result[arm, total, place] }
    set { result[arm, total, place] = newValue }
  }
}
