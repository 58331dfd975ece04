import ArgumentParser
import Foundation
import FreshetModel
import FreshetScenarios

/// What the options of the command line change in a scenario.
struct ScenarioChanges: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change any key of the file, such as platforms.wechat.users=10M; an element of a list by its name or, from 0, its number. May be "
        + "repeated, the last one wins.",
      valueName: "path=value"))
  var overrides: [String] = []

  @Option(parsing: .unconditional, help: ArgumentHelp("Draw other random numbers.", valueName: "n"), transform: Self.seed)
  var seed: UInt64?

  @Option(help: ArgumentHelp("The part of the people to simulate, such as 1/1000.", valueName: "fraction"))
  var sample: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The number of people to simulate, instead of a sample, such as 10M.", valueName: "n"),
    transform: Self.users)
  var users: Int?

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How often to repeat the simulation on other draws.", valueName: "n"))
  var replications: Int?

  @Option(
    help: ArgumentHelp("Run under this restriction alone, or these: may be repeated. The people stay the same.", valueName: "restriction"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Leave this restriction out; may be repeated. The people stay the same.", valueName: "restriction"))
  var without: [String] = []

  private static func seed(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else { throw ValidationError("a seed is a whole number from 0 to \(UInt64.max)") }
    return seed
  }

  /// A number of people as scenario files have it, with or without a blank before the unit.
  private static func users(_ text: String) throws -> Int {
    let units: [String: Double] = ["": 1, "k": 1e3, "M": 1e6, "bn": 1e9]
    let unit = String(text.reversed().prefix { $0.isLetter }.reversed())
    guard let factor = units[unit], let number = Double(text.dropLast(unit.count).trimmingCharacters(in: .whitespaces)),
      let users = Int(exactly: (number * factor).rounded())
    else { throw ValidationError("a number of people is written 5000, 10 k, 10M or 1.5 bn") }
    return users
  }

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

  /// Each option that changes something, as it could be given again.
  var words: [String] {
    let numbers = [
      ("seed", seed.map(String.init)), ("sample", sample), ("users", users.map(String.init)), ("replications", replications.map(String.init)),
    ]
    return overrides.map { "--set \($0)" } + numbers.compactMap { name, value in value.map { "--\(name) \($0)" } }
      + only.map { "--only \($0)" } + without.map { "--without \($0)" }
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

  /// The same, with a look at how far its assumptions go.
  func check(_ path: String) throws(ScenarioDiagnostics) -> ScenarioFile {
    try ScenarioLoader.check(path: path, options: options)
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
