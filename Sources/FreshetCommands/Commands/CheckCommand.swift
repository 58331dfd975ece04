import ArgumentParser
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetResults
import FreshetScenarios

/// `freshet check`: every problem of scenario files, and what a run of them would cost.
struct CheckCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report every problem of scenario files; print what a run would cost.",
    usage: "freshet check SCENARIO … [OPTION …]",
    discussion: """
      All files are read before any is tried out, with both ends of the range of each assumption. Events and time are estimated from a \
      short trial on this machine; memory is \
      what the results need and, where people influence one another, the state of everybody; disk is the run \
      folder. Exit code 65 where any file has a problem.

      --json prints a list with an object for each file: scenario, users_simulated, weight, weights, accounts, replications, \
      events, memory_bytes, disk_bytes, wall_clock_s, warnings. Where any file has a problem it prints a list with an object for each \
      problem instead: file, line, column, code, message, hint.
      """)

  @Argument(help: "Scenario files, or - for standard input.", completion: .scenario)
  var scenarios: [String]

  @OptionGroup var changes: ScenarioChanges
  @OptionGroup var threads: ThreadCount

  @Flag(help: "Print what runs would cost as JSON on standard output.")
  var json = false

  func execute() throws(CommandError) {
    let files = try load()
    var costs: [JSONValue] = []
    for (path, file) in files {
      let cost = try cost(of: file)
      let cautions = Caution.all(of: file.scenario)
      if json {
        costs.append(Self.json(path, cost, cautions))
      } else {
        try StandardOutput.write(report(path, file.scenario, cost) + cautions.map { "  \($0.sentence)\n" }.joined())
      }
    }
    if json { try StandardOutput.write(JSONValue.list(costs).description + "\n") }
  }

  /// Reads all files before any is tried out.
  private func load() throws(CommandError) -> [(path: String, file: ScenarioFile)] {
    var files: [(path: String, file: ScenarioFile)] = []
    var problems: [ScenarioDiagnostics] = []
    for path in scenarios {
      do throws(ScenarioDiagnostics) {
        files.append((path, try changes.check(path)))
      } catch {
        problems.append(error)
      }
    }
    guard !problems.isEmpty else { return files }
    if json {
      try StandardOutput.write(json: JSONValue.list(problems.flatMap(\.objects)).description + "\n")
    } else {
      for (path, _) in files { try StandardOutput.write(Self.headline(path)) }
    }
    throw .refused(problems)
  }

  private func cost(of file: ScenarioFile) throws(CommandError) -> RunCost {
    do throws(RunError) {
      return try RunCost.estimate(
        of: file.scenario, dataFiles: file.dataFiles.reduce(0) { $0 + $1.contents.count }, threads: threads.count)
    } catch {
      throw CommandError(trial: error)
    }
  }

  private static func headline(_ path: String) -> String { "\(path): no problems\n" }

  private func report(_ path: String, _ scenario: Scenario, _ cost: RunCost) -> String {
    let count = threads.count
    let weights = HumanText.weights(cost.weight, ofGroups: cost.weightsOfGroups)
    let accounts = cost.accounts.map { "\($0.platform) \(HumanText.count($0.accounts))" }.joined(separator: ", ")
    let rows = [("people", "\(HumanText.count(Double(cost.people))) simulated, each for \(weights)")]
      + (accounts.isEmpty ? [] : [("accounts", accounts)]) + [
      (
        "events", "about \(HumanText.count(cost.events)) (both arms): "
          + "\(cost.replications) × \(HumanText.count(cost.eventsPerReplication))"
      ),
      ("memory", "about \(HumanText.bytes(cost.memory))"),
      ("disk", "about \(HumanText.bytes(cost.disk))"),
      ("time", "about \(HumanText.seconds(cost.seconds)) on \(count) thread\(count == 1 ? "" : "s") of this machine"),
    ]
    let warning = cost.seconds > Self.longRun ? "  this is a long run: a smaller `--sample` or fewer `--replications` take less\n" : ""
    return Self.headline(path) + rows.map { "  \($0.0)  \($0.1)\n" }.joined()
      + (scenario.notesOfSchedules + scenario.notesOfWaysRound + scenario.notesOfFollowing).map { "  note: " + $0 }.joined() + warning
  }

  private static func json(_ path: String, _ cost: RunCost, _ cautions: [Caution]) -> JSONValue {
    .object([
      ("scenario", .text(path)), ("users_simulated", .integer(cost.people)), ("weight", .number(cost.weight)),
      ("weights", .object(cost.weightsOfGroups.map { ($0.group, .number($0.weight)) })),
      ("accounts", .object(cost.accounts.map { ($0.platform, .number($0.accounts)) })),
      ("replications", .integer(cost.replications)), ("events", .number(cost.events.rounded())),
      ("memory_bytes", .number(cost.memory.rounded())), ("disk_bytes", .number(cost.disk.rounded())),
      ("wall_clock_s", .number(cost.seconds)), ("warnings", .list(cautions.map { .text($0.sentence) })),
    ])
  }

  /// Wall-clock seconds above which a run is one to think about.
  private static let longRun = 3600.0
}

extension ScenarioDiagnostics {
  /// Each problem as an object for programs.
  fileprivate var objects: [JSONValue] {
    diagnostics.map { problem in
      let source = sources.indices.contains(problem.span.source) ? sources[problem.span.source] : nil
      let hasPlace = !(source?.isArgument ?? true) && problem.span.line > 0
      return .object([
        ("file", .text(source?.name ?? "")), ("line", hasPlace ? .integer(problem.span.line) : .null),
        ("column", hasPlace ? .integer(problem.span.column) : .null), ("code", .text(problem.code)),
        ("message", .text(problem.message)), ("hint", problem.hint.map { .text($0) } ?? .null),
      ])
    }
  }
}

extension CommandError {
  /// What a trial threw.
  init(trial error: RunError) {
    switch error {
    case .stopped: self = .bug("the trial stopped, and nobody asked for it")
    case .failed(let replication, let error): self = .bug(Self.message(error, replication: replication))
    }
  }
}
