import ArgumentParser
import FreshetModel
import FreshetScenarios

/// What the options of the command line change in a scenario.
struct ScenarioChanges: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change any key of the file, such as platforms.wechat.users=10M; may be repeated, the last one wins.",
      valueName: "path=value"))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Draw other random numbers.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("The part of the people to simulate, such as 1/1000.", valueName: "fraction"))
  var sample: String?

  @Option(help: ArgumentHelp("The number of people to simulate, instead of a sample.", valueName: "n"))
  var users: Int?

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How often to repeat the simulation on other draws.", valueName: "n"))
  var replications: Int?

  @Option(
    help: ArgumentHelp("Run under this restriction alone, or these: may be repeated. The people stay the same.", valueName: "restriction"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Leave this restriction out; may be repeated. The people stay the same.", valueName: "restriction"))
  var without: [String] = []

  func validate() throws {
    if !only.isEmpty && !without.isEmpty { throw ValidationError("Give --only or --without, not both.") }
    if sample != nil && users != nil { throw ValidationError("Give --sample or --users, not both.") }
    if let users, users < 1 { throw ValidationError("--users must be at least 1.") }
    if let replications, !(1...10_000).contains(replications) {
      throw ValidationError("--replications must be from 1 to 10000.")
    }
  }

  var options: ScenarioOptions {
    var options = ScenarioOptions()
    options.overrides = overrides
    options.seed = seed
    options.sample = sample
    options.users = users
    options.replications = replications
    options.only = only
    options.without = without
    return options
  }

  /// The name of the folder that results go to unless another is named: runs under other restrictions are other runs.
  func folderName(of file: ScenarioFile) -> String {
    if !only.isEmpty { return "\(file.name)-only-" + file.scenario.restrictions.map(\.name).joined(separator: "+") }
    return file.name + (file.leftOut.isEmpty ? "" : "-without-" + file.leftOut.joined(separator: "+"))
  }

  /// Reads a scenario file with these changes.
  func load(_ path: String) throws(ScenarioDiagnostics) -> ScenarioFile {
    try ScenarioLoader.load(path: path, options: options)
  }

  /// The same for a command that cannot go on without it.
  func loadOrRefuse(_ path: String) throws(CommandError) -> ScenarioFile {
    do throws(ScenarioDiagnostics) {
      return try load(path)
    } catch {
      throw .refused([error])
    }
  }
}
