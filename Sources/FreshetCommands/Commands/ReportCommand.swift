import ArgumentParser
import FreshetResults
import FreshetScenarios

/// `freshet report`: a run or a sweep as one page.
struct ReportCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one page with the pictures and figures of a run or a sweep.",
    usage: "freshet report RUN|SWEEP [--bands SWEEP] [--output FILE]",
    discussion: """
      The page is HTML without scripts and needs no network; it can be read on a telephone, in the dark and on paper. It is written beside the \
      folder, RUN.html, and replaces an older report. Where freshet sweep --assumptions went over what a run assumes, the page says how far its \
      numbers go then: beside the intervals, which cover chance alone.
      """)

  @Argument(help: "A folder that freshet run or freshet sweep wrote.", completion: .directory)
  var folder: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output. (default: the folder's name with .html)", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp(
    "The sweep over what the scenario of the run assumes. (default: RUN\(SweepReference.assumptionsEnding), where it is one)", valueName: "sweep"),
    completion: .directory)
  var bands: String?

  @Flag(help: "Replace a file that is no report.")
  var force = false

  @OptionGroup var voice: QuietOption

  func execute() throws(CommandError) {
    if output == "-" { return try StandardOutput.write(try ResultPictures(path: folder, bands: bands).page) }
    let file = try ResultPictures.writeReport(of: folder, bands: bands, to: output, replaces: force)
    voice.say("report: \(file)\n")
  }

  func validate() throws {
    if let output, output.isEmpty { throw ValidationError("--output needs the name of a file.") }
  }
}
