import ArgumentParser
import FreshetExperiments
import FreshetScenarios

/// `freshet check`: every problem of scenario files, and what a run of them would cost.
struct CheckCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report every problem of scenario files; print what a run would cost.",
    usage: "freshet check SCENARIO … [OPTION …]",
    discussion: """
      Events and time are estimated from a short trial on this machine; memory is what the results need \
      and, where people influence one another by a rate limit, the state of everybody. Exit code 65 where any file has a problem.
      """)

  @Argument(help: "Scenario files, or - for standard input.")
  var scenarios: [String]

  @OptionGroup var changes: ScenarioChanges
  @OptionGroup var threads: ThreadCount

  func execute() throws(CommandError) {
    var problems: [ScenarioDiagnostics] = []
    for path in scenarios {
      let file: ScenarioFile
      do throws(ScenarioDiagnostics) {
        file = try changes.load(path)
      } catch {
        problems.append(error)
        continue
      }
      try StandardOutput.write(report(path, RunCost(of: file.scenario, threads: threads.count)))
    }
    if !problems.isEmpty { throw .badScenarios(problems) }
  }

  private func report(_ path: String, _ cost: RunCost) -> String {
    let count = threads.count
    let rows = [
      ("people", "\(HumanText.count(Double(cost.people))) simulated, each for \(HumanText.count(cost.weight))"),
      (
        "events", "about \(HumanText.count(cost.events)) (both arms): "
          + "\(cost.replications) × \(HumanText.count(cost.eventsPerReplication))"
      ),
      ("memory", "about \(HumanText.bytes(Double(cost.memory)))"),
      ("time", "about \(HumanText.seconds(cost.seconds)) on \(count) thread\(count == 1 ? "" : "s") of this machine"),
    ]
    return "\(path): no problems\n" + rows.map { "  \($0.0)  \($0.1)\n" }.joined()
  }
}
