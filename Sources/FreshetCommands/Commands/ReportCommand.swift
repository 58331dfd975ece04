import ArgumentParser
import FreshetResults

/// `freshet report`: a run or a sweep as one page.
struct ReportCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one page with the pictures and figures of a run or a sweep.",
    usage: "freshet report RUN|SWEEP [--output FILE]",
    discussion: """
      The page is HTML without scripts and needs no network; it can be read on a telephone, in the dark and on paper. It is written beside the \
      folder, RUN.html, and replaces an older report.
      """)

  @Argument(help: "A folder that freshet run or freshet sweep wrote.")
  var folder: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; - is standard output. (default: the folder's name with .html)", valueName: "file"))
  var output: String?

  @Flag(help: "Replace a file that is no report.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func execute() throws(CommandError) {
    if output == "-" { return try StandardOutput.write(try ResultPictures(path: folder).page) }
    let file = try ResultPictures.writeReport(of: folder, to: output, replaces: force)
    if !quiet { Terminal.standardError.write("report: \(file)\n") }
  }

  func validate() throws {
    if let output, output.isEmpty { throw ValidationError("--output needs the name of a file.") }
  }
}
