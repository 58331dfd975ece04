import ArgumentParser
import FreshetResults

/// `freshet compare`: what differs between two runs.
struct CompareCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Print what differs between two runs, figure by figure with intervals.",
    usage: "freshet compare RUN RUN [OPTION …]",
    discussion: """
      The figures are the effects of effects.csv on whole platforms, or what is restricted where there is no baseline. Where both runs have \
      the same seed, people and replications, they share their draws: then replications are compared in pairs, and the interval of a \
      difference is far narrower than those of the figures. After them stand the peaks, halves and recoveries after each lift, whose intervals are \
      added up. For each table the first row that differs is shown. Intervals are 95 %.
      """)

  @Argument(help: "Two folders that freshet run wrote.", completion: .directory)
  var folders: [String]

  @Flag(help: "Print figures that are the same, too.")
  var all = false

  func validate() throws {
    if folders.count != 2 { throw ValidationError("Give two run folders.") }
  }

  func execute() throws(CommandError) {
    let comparison: RunComparison
    do throws(ReadingError) {
      comparison = try RunComparison(folders[0], folders[1])
    } catch {
      throw .reading(error)
    }
    try StandardOutput.write(comparison.report(showsSame: all))
  }
}
