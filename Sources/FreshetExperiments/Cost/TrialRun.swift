import Dispatch
import Foundation
import FreshetCore
import FreshetModel
import Synchronization

/// A short run of a scenario, with fewer people and, where that is not short enough, a shorter time.
struct TrialRun {
  /// What a trial tells.
  struct Speed {
    /// Wall-clock seconds before the first event of a replication, and what passes without events.
    var preparation: Double
    var secondsPerWork: Double
    /// Events for each that was expected: retries and returns come on top.
    var eventsPerExpected: Double
    /// How many attempts wait behind another one of the same person, for all of the people and all of the time.
    var waitingBehind = 0.0
    /// What each service of the scenario has to keep at a time, for all of the people and all of the time; empty where nothing is known.
    var services: [ServiceNeed] = []
  }

  /// The people who are lived through together, by one thread.
  static let peopleOfBlock = 4096
  /// A first trial tells how long the second may be.
  private static let workOfFirst = 20_000.0
  private static let workOfSecond = 1_000_000.0
  /// Enough people to be different.
  private static let fewestPeople = 50.0
  /// A trial that people couple has windows, each of which takes its time.
  private static let mostWindows = 50_000.0
  private static let mostIntervals = 100
  static let mostCopies = 16
  private static let mostCells = 2_000_000.0
  /// Wall-clock seconds after which a trial is stopped.
  private static let longest = 0.5
  /// Wall-clock seconds below which a trial is repeated.
  static let shortest = 0.02
  static let mostTrials = 4

  /// - Parameter threads: How many threads would compute: as many copies of the trial run at once, since processors share caches and units.
  static func speed(of scenario: Scenario, _ work: ExpectedWork, threads: Int) throws(RunError) -> Speed {
    let threads = min(threads, mostCopies)
    let time = min(1, timeShare(scenario, work))
    let whole = shortened(scenario, to: time)
    let wholeWork = max(1, ExpectedWork(whole, ResultLayout(whole)).total)
    let few = min(workOfFirst / wholeWork, 0.25)
    // A process makes the tables of its laws once: that is no part of what a replication takes.
    _ = try run(shortened(scenario, to: 0), people: few, 1)
    guard let first = try quickest(whole, people: few, threads) else { return assumed }
    let affordable = min(workOfSecond, max(1, first.work.total) * longest / 2 / max(first.seconds, 1e-6))
    guard let second = try quickest(whole, people: max(2 * first.share, min(1, affordable / wholeWork)), threads) else {
      return first.represents(wholeWork) ? Speed(only: first, time) : assumed
    }
    return second.represents(wholeWork) ? Speed(first, second, time) : assumed
  }

  /// What is assumed of a scenario whose trial does not come to an end, or tells nothing.
  private static let assumed = Speed(preparation: 0, secondsPerWork: 2e-7, eventsPerExpected: 1)

  /// The part of the time in which the fewest people do no more than the second trial may.
  private static func timeShare(_ scenario: Scenario, _ work: ExpectedWork) -> Double {
    let few = work.total * min(1, fewestPeople / max(1, work.people))
    let windows = scenario.lookahead.map { Double(scenario.end.microseconds) / Double($0.microseconds) } ?? 0
    return min(workOfFirst / max(1, few), mostWindows / max(1, windows), affordableTime(scenario))
  }

  /// The part of the time that a trial can keep clocks of.
  static func affordableTime(_ scenario: Scenario) -> Double {
    min(1, mostCells / max(1, scenario.cellsOfClocks))
  }

  static func shortened(_ scenario: Scenario, to share: Double) -> Scenario {
    var short = scenario
    let end = max(1, Int64(Double(scenario.end.microseconds) * share))
    short.end = SimulationTime(microseconds: end)
    let cells = (end + scenario.localTime.startInCell.microseconds) / scenario.localTime.cell.microseconds + 1
    short.localTime.hourOfWeek = Array(scenario.localTime.hourOfWeek.prefix(Int(cells)))
    // The memory of a trial does not grow with the results.
    let interval = max(scenario.reportInterval.microseconds, end / Int64(mostIntervals) + 1)
    short.reportInterval = SimulationDuration(microseconds: interval)
    return short
  }

  // MARK: One trial

  /// Whether it did its share of the work: it did not where few people do most of it, and so few were left none.
  private func represents(_ wholeWork: Double) -> Bool { work.total > wholeWork * min(1, share) / 2 }

  /// The part of the people that took part.
  let share: Double
  let work: ExpectedWork
  let events: Double
  let seconds: Double
  /// For the people and the time of the trial, as in ``Speed``.
  let waitingBehind: (count: Double, isGrowing: Bool)
  /// By service, for the people and the time of the trial.
  let services: [ServiceNeed]

  /// The quickest of several trials, where they are so short that something else could have come between.
  private static func quickest(_ scenario: Scenario, people share: Double, _ threads: Int) throws(RunError) -> TrialRun? {
    var best = try run(scenario, people: share, threads)
    for _ in 1..<mostTrials {
      guard let known = best, known.seconds < shortest else { break }
      if let other = try run(scenario, people: share, threads), other.seconds < known.seconds { best = other }
    }
    return best
  }

  /// - Returns: `nil` where it did not come to an end in time.
  private static func run(_ scenario: Scenario, people share: Double, _ threads: Int) throws(RunError) -> TrialRun? {
    let trial = sampled(scenario, people: min(1, share))
    guard let (result, seconds) = try simulate(trial, copies: threads, threads: 1) else { return nil }
    let work = ExpectedWork(trial, result.layout)
    return TrialRun(
      share: share, work: work, events: Double(result.events), seconds: seconds, waitingBehind: waitingBehind(result, people: work.people),
      services: result.services.map { ServiceNeed($0, of: trial, result.layout) })
  }

  static func sampled(_ scenario: Scenario, people share: Double) -> Scenario {
    var part = scenario
    part.sample *= share
    for group in part.people.indices { part.people[group].sample = part.people[group].sample.map { $0 * share } }
    return part
  }

  /// - Parameters:
  ///   - copies: How many run at once.
  ///   - threads: How many threads compute each of them.
  /// - Returns: What one of them came to, and wall-clock seconds for all; `nil` where they did not come to an end in time.
  static func simulate(_ trial: Scenario, copies: Int, threads: Int) throws(RunError) -> (result: ReplicationResult, seconds: Double)? {
    let simulation = Simulation(trial)
    let options = SimulationOptions(threads: threads)
    let monitor = RunMonitor()
    let alarm = DispatchWorkItem { monitor.stop() }
    DispatchQueue.global().asyncAfter(deadline: .now() + longest, execute: alarm)
    defer { alarm.cancel() }
    let start = ContinuousClock.now
    let first = Mutex<Result<ReplicationResult, SimulationError>?>(nil)
    DispatchQueue.concurrentPerform(iterations: max(1, copies)) { copy in
      let result = Result { () throws(SimulationError) in try simulation.run(replication: 0, options: options, monitor: monitor) }
      if copy == 0 { first.withLock { $0 = result } }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    switch first.withLock({ $0 }) {
    case .success(let result)?: return (result, seconds)
    case .failure(.stopped)?, nil: return nil
    case .failure(let error)?: throw .failed(replication: 0, error)
    }
  }

  /// How many attempts wait behind another one of the same person when most do, if they fall to people by chance, and whether that is
  /// at the end.
  private static func waitingBehind(_ result: ReplicationResult, people: Double) -> (count: Double, isGrowing: Bool) {
    var waiting = Array(repeating: 0, count: result.layout.intervals)
    for arm in [result.baseline, result.restricted] {
      for flow in result.layout.flows.indices {
        var stock = 0
        for (interval, change) in arm.series(flow: flow, .backlogChange).enumerated() {
          stock += change
          waiting[interval] += stock
        }
      }
    }
    let most = Double(waiting.max() ?? 0)
    let people = max(1, people)
    return (most - people * (1 - exp(-most / people)), Double(waiting.last ?? 0) > 0.9 * most)
  }
}

extension TrialRun.Speed {
  /// From one trial alone: all of its time went into its work.
  fileprivate init(only trial: TrialRun, _ time: Double) {
    self.init(
      preparation: 0, secondsPerWork: trial.seconds / max(1, trial.work.total), eventsPerExpected: Self.ratio(trial),
      waitingBehind: Self.waitingBehind(trial, time), services: trial.services.map { $0.scaled(people: 1 / trial.share, time: 1 / time) })
  }

  /// From two trials of the same time, the second with more people: what both took is preparation.
  fileprivate init(_ first: TrialRun, _ second: TrialRun, _ time: Double) {
    let secondsPerWork = max(0, second.seconds - first.seconds) / max(1, second.work.total - first.work.total)
    self.init(
      preparation: max(0, second.seconds - second.work.total * secondsPerWork) / time, secondsPerWork: secondsPerWork,
      eventsPerExpected: Self.ratio(second), waitingBehind: Self.waitingBehind(second, time),
      services: second.services.map { $0.scaled(people: 1 / second.share, time: 1 / time) })
  }

  private static func waitingBehind(_ trial: TrialRun, _ time: Double) -> Double {
    trial.waitingBehind.count / trial.share / (trial.waitingBehind.isGrowing ? time : 1)
  }

  private static func ratio(_ trial: TrialRun) -> Double {
    trial.work.events > fewestEvents ? trial.events / trial.work.events : 1
  }

  /// Fewer tell nothing of what comes on top.
  private static let fewestEvents = 1000.0
}
