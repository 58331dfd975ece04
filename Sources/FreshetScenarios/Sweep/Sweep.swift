import Dispatch
import FreshetCore
import Synchronization

/// A scenario, and the points at which it is run: what a sweep means.
public struct Sweep: Sendable {
  /// A column of the results: a key that varies.
  public struct Column: Sendable {
    /// The key, or the name that the sweep gives it, with the unit of its numbers at the end where they have one.
    public let name: String
    /// The ends of its range, where it is drawn from one that is made of numbers.
    public let bounds: (low: Double, high: Double)?
  }

  /// Names the folder of the results.
  public let name: String
  /// One line for people, where a file has it.
  public let title: String?
  public let design: SweepDesign
  public let columns: [Column]
  /// In the order of the design, at least one.
  public let points: Points
  /// The names of the factors: the column that varies, or those that vary together.
  public let factors: [String]
  /// The metrics that are wanted; `nil` for all.
  public let metrics: [String]?
  /// When a point has replications enough; `nil` for as many as the scenario says.
  public let stoppingRule: StoppingRule?
  let scenario: ParsedScenario
  let paths: [ValuePath]

  /// The scenario at a point, or as it stands.
  ///
  /// - Parameter point: A position in ``points``; `nil` for the scenario as it stands.
  /// - Throws: What is wrong with it.
  public func file(_ point: Int?) throws(ScenarioDiagnostics) -> ScenarioFile {
    guard let point else { return try scenario.file() }
    var scenario = scenario
    for (path, value) in zip(paths, points.values(point)) { scenario.set(path, to: value) }
    return try scenario.file()
  }

  /// Reads the scenario as it stands and at every point.
  ///
  /// - Parameters:
  ///   - threads: How many threads read; changes no result.
  ///   - look: What is wanted of each.
  /// - Returns: What `look` says of the scenario as it stands, then of each point.
  /// - Throws: All problems of all points, each once, with how many points have it.
  /// - Complexity: O(points × length of the scenario).
  public func check<Value: Sendable>(
    threads: Int, _ look: @Sendable (ScenarioFile) -> Value
  ) throws(ScenarioDiagnostics) -> (standing: Value, points: [Value]) {
    let standing = look(try file(nil))
    let threads = max(1, min(threads, points.count))
    let parts = Mutex([Int: PartOfPoints<Value>]())
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      var part = PartOfPoints<Value>()
      for point in stride(from: thread, to: points.count, by: threads) {
        do throws(ScenarioDiagnostics) {
          part.values.append(look(try file(point)))
        } catch {
          part.problems.append((point, error))
        }
      }
      parts.withLock { [part] parts in parts[thread] = part }
    }
    let all = parts.withLock { parts in (0..<threads).compactMap { parts[$0] } }
    var found = FoundProblems(points: points.count)
    for (point, problems) in all.flatMap(\.problems).sorted(by: { $0.point < $1.point }) { found.add(problems, point: point) }
    if let problems = found.diagnostics { throw problems }
    return (standing, points.indices.map { all[$0 % threads].values[$0 / threads] })
  }
}

/// What one thread finds out about its points.
private struct PartOfPoints<Value: Sendable>: Sendable {
  var values: [Value] = []
  var problems: [(point: Int, problems: ScenarioDiagnostics)] = []
}
