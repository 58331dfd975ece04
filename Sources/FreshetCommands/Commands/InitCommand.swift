import ArgumentParser
import FreshetCore
import FreshetResults
import FreshetScenarios

/// `freshet init`: a scenario to start from.
struct InitCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Print a commented scenario to start from.",
    usage: "freshet init [KIND] [OPTION …]",
    discussion: """
      KIND is a restriction kind, such as platform_block or rate_limit; freshet explain restriction_kind lists them. \
      Without one it is \(ScenarioTemplate.usualKind).
      """)

  @Argument(help: "The kind of the restriction in it.", completion: .list(ScenarioTemplate.kinds))
  var kind = ScenarioTemplate.usualKind

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Replace a file that is there.")
  var force = false

  func validate() throws {
    if let output, output.isEmpty { throw ValidationError("--output needs the name of a file.") }
  }

  func execute() throws(CommandError) {
    guard let template = ScenarioTemplate(kind: kind) else {
      throw .unknownKind(kind, meant: Suggestion.nearest(to: kind, among: ScenarioTemplate.kinds))
    }
    guard let output, output != "-" else { return try StandardOutput.write(template.text) }
    do throws(RunFolderError) {
      try PlainFile.write(template.text, to: output, mark: nil, replaces: force)
    } catch {
      throw .output(error)
    }
    Terminal.standardError.write("wrote \(output); `freshet check \(output)` says what a run of it would cost\n")
  }
}
