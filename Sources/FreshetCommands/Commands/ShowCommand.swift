import ArgumentParser
import FreshetScenarios

/// `freshet show`: a scenario as it would be run.
struct ShowCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a scenario as resolved, without running it.",
    usage: "freshet show SCENARIO [OPTION …]",
    discussion: "What the command line changes is changed, and defaults are filled in: what a run writes as scenario.yaml.")

  @Argument(help: "A scenario file, or - for standard input.", completion: .scenario)
  var scenario: String

  @OptionGroup var changes: ScenarioChanges

  func execute() throws(CommandError) {
    try StandardOutput.write(changes.loadOrRefuse(scenario).resolvedText)
  }
}
