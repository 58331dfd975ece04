import FreshetModel
import FreshetResults
import FreshetScenarios
import Synchronization

/// A run of a sweep in hand: its replications come from several threads, in any order.
final class PointWork: Sendable {
  /// What all replications of a run share.
  struct Made: Sendable {
    let file: ScenarioFile
    let simulation: Simulation
  }

  private struct State {
    var made: Made?
    /// Replications as contents of a log, until the scenario is there that says what they mean.
    var parts: [Int: [UInt8]] = [:]
    var results: [ReplicationResult?]
    var missing: Int
    var isOver = false
  }

  private let target: SweepRun.Target
  private let includesBaseline: Bool
  private let state: Mutex<State>

  init(_ target: SweepRun.Target, includesBaseline: Bool) {
    self.target = target
    self.includesBaseline = includesBaseline
    state = Mutex(State(results: Array(repeating: nil, count: target.replications), missing: target.replications))
  }

  var key: SweepKey { target.key }

  /// Whether all replications are known from logs.
  var isReady: Bool { state.withLock { $0.parts.count == target.replications } }

  func add(part: [UInt8], _ replication: Int) { state.withLock { $0.parts[replication] = part } }

  /// The scenario, made ready once; `nil` where it cannot be read any more.
  func prepare(_ run: SweepRun) -> Made? {
    state.withLock { state in
      if let made = state.made { return made }
      guard !state.isOver, let file = run.takeFile(of: target) else { return nil }
      let made = Made(file: file, simulation: Simulation(file.scenario))
      state.made = made
      for (replication, part) in state.parts {
        guard let result = Self.result(part, made.simulation) else { continue }
        state.results[replication] = result
        state.missing -= 1
      }
      state.parts = [:]
      return made
    }
  }

  func add(_ result: ReplicationResult, _ replication: Int) {
    state.withLock { state in
      if state.results[replication] == nil { state.missing -= 1 }
      state.results[replication] = result
    }
  }

  /// All replications, once, when the last of them is there: the run is over, unless it goes on.
  func takeResults() -> RunResults? {
    state.withLock { state in
      guard !state.isOver, state.missing == 0, let made = state.made else { return nil }
      state.isOver = true
      let file = made.file
      let results = RunResults(
        scenario: file.scenario, start: file.start, timeZone: file.timeZone, replications: state.results.compactMap { $0 },
        includesBaseline: includesBaseline)
      return results
    }
  }

  /// Goes on with more replications after ``takeResults()``.
  ///
  /// - Returns: The new ones.
  func goOn(to replications: Int) -> Range<Int> {
    state.withLock { state in
      let new = state.results.count..<max(state.results.count, replications)
      state.results += new.map { _ in nil }
      state.missing += new.count
      state.isOver = false
      return new
    }
  }

  /// Drops what is no longer needed.
  func close() { state.withLock { state in (state.results, state.made) = ([], nil) } }

  /// Gives the run up.
  ///
  /// - Returns: Whether it was not over before.
  func fail() -> Bool {
    state.withLock { state in
      defer { state.isOver = true }
      return !state.isOver
    }
  }

  // MARK: Parts

  /// A replication as the text of a log.
  static func part(_ result: ReplicationResult) -> String { RunLengthText.text(result.integers) }

  static func result(_ part: [UInt8], _ simulation: Simulation) -> ReplicationResult? {
    RunLengthText.numbers(String(decoding: part, as: UTF8.self), limit: mostNumbers).flatMap { ReplicationResult(simulation, integers: $0) }
  }

  private static let mostNumbers = 1 << 32
}
