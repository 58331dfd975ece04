import FreshetExperiments
import FreshetResults
import FreshetScenarios

/// All words that `explain` knows: those of scenario files, of the results and of the command line.
enum Reference {
  /// The entries of everything that has this name, each with a line feed at its end.
  static func entries(_ word: String) -> [String] {
    let entries = [ScenarioExplain.entry(word)] + tables(word) + columns(word) + metrics(word) + summary(word) + commands(word)
    return entries.compactMap { $0.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" } }
  }

  static var words: [String] { groups.flatMap(\.words) }

  /// Other names of the same things.
  static var aliases: [String] { allTables.map(\.name) }

  private static let allTables = ResultTables.all + SweepTables.all

  /// All words, by what they belong to.
  static func list() -> String {
    groups.map { "\($0.name):\n" + paragraph($0.words, indentation: "  ") }.joined(separator: "\n")
  }

  private static var groups: [(name: String, words: [String])] {
    [
      ("scenario files", ScenarioExplain.words),
      ("result files", allTables.map(\.file)),
      ("columns", unique(allTables.flatMap { $0.columns.map(\.name) })),
      ("metrics of effects.csv", Metric.all.map(\.name)),
      ("keys of run --json", RunSummary.keys.map(\.name)),
      ("commands", commands.map(\.name)),
    ]
  }

  private static func tables(_ word: String) -> [String] {
    allTables.filter { $0.file == word || $0.name == word }.map { table in
      let width = table.columns.map(\.name.count).max() ?? 0
      let columns = table.columns.map { column in
        "  " + column.name.padded(to: width) + "  " + column.meaning + (column.unit.map { " [\($0)]" } ?? "") + "\n"
      }
      return "\(table.file), a result file: \(table.meaning)\n" + columns.joined()
    }
  }

  private static func columns(_ word: String) -> [String] {
    allTables.flatMap { table in
      table.columns.filter { $0.name == word }.map { column in
        "\(word), a column of \(table.file): \(column.meaning)\n" + (column.unit.map { "  unit: \($0)\n" } ?? "")
      }
    }
  }

  private static func metrics(_ word: String) -> [String] {
    Metric.all.filter { $0.name == word }.map { "\(word), a metric of effects.csv: \($0.meaning)\n  unit: \($0.unit)\n" }
  }

  private static func summary(_ word: String) -> [String] {
    RunSummary.keys.filter { $0.name == word }.map { "\(word), a key of `freshet run --json`: \($0.meaning)\n" }
  }

  private static let commands = RootCommand.configuration.subcommands.map { command in
    (name: command.configuration.commandName ?? "", help: RootCommand.helpMessage(for: command, columns: 100))
  }

  private static func commands(_ word: String) -> [String] {
    commands.filter { $0.name == word }.map { "\(word), a command.\n\n\($0.help)" }
  }

  private static func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  /// Words one after the other in lines of 100 columns at most.
  private static func paragraph(_ words: [String], indentation: String) -> String {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.count + 1 + word.count <= 100 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(indentation + word)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
