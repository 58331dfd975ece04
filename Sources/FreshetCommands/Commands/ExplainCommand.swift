import ArgumentParser
import FreshetCore
import FreshetScenarios

/// `freshet explain`: the reference entry of a word.
struct ExplainCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print the reference entry of a key, a kind, a file, a column, a metric or a command.",
    usage: "freshet explain [WORD]",
    discussion: "Without a word: list all words. A word that is the name of nothing is looked for in all entries.")

  @Argument(help: "Such as profile_freeze, platforms.users, gamma, peak_ratio or run.", completion: .custom { _, _, _ in Reference.words })
  var word: String?

  func execute() throws(CommandError) {
    guard let word else { return try StandardOutput.write(Reference.list()) }
    let entries = Reference.entries(word)
    if entries.isEmpty, let mentions = ScenarioExplain.mentions(word) { return try StandardOutput.write(mentions) }
    guard !entries.isEmpty else {
      throw .unknownWord(word, meant: Suggestion.nearest(to: word, among: Reference.words + Reference.aliases))
    }
    try StandardOutput.write(entries.joined(separator: "\n"))
  }
}
