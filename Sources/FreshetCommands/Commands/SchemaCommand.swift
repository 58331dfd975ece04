import ArgumentParser
import FreshetScenarios

/// `freshet schema`: the JSON Schema of scenario files.
struct SchemaCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario files, for editors.",
    discussion: """
      An editor with a YAML language server completes and checks scenario files that begin with \
      `# yaml-language-server: $schema=freshet.schema.json` after `freshet schema > Scenarios/freshet.schema.json`.
      """)

  func execute() throws(CommandError) {
    let schema = ScenarioSchema.jsonSchema()
    try StandardOutput.write(json: schema.hasSuffix("\n") ? schema : schema + "\n")
  }
}
