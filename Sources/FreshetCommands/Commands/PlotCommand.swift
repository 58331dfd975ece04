import ArgumentParser
import Foundation
import FreshetPictures
import FreshetResults

/// `freshet plot`: one picture of a run or a sweep.
struct PlotCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw one picture of a run or a sweep.",
    usage: "freshet plot RUN|SWEEP [WHAT …] [--output FILE.svg] [--gnuplot DIR]",
    discussion: """
      The pictures are those of freshet report; --list names them. The first whose name has all the words is drawn, and the first of all \
      without any. --gnuplot leaves a script and a small wide table, for those who want to change it or need PNG or PDF.
      """)

  @Argument(help: "A folder that freshet run or freshet sweep wrote.", completion: .directory)
  var folder: String

  @Argument(help: "Words of the picture's name, such as flow change_picture.")
  var what: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The SVG file to write; - is standard output. (default: the picture's name, beside the folder)", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Write a gnuplot script and its data into this folder instead.", valueName: "dir"), completion: .directory)
  var gnuplot: String?

  @Flag(help: "List the pictures, and draw none.")
  var list = false

  @Flag(help: "Draw it for narrow screens and columns.")
  var narrow = false

  @Flag(help: "Replace a file that Freshet did not draw.")
  var force = false

  @OptionGroup var voice: QuietOption

  func validate() throws {
    if let output, output.isEmpty { throw ValidationError("--output needs the name of a file.") }
    if let gnuplot, gnuplot.isEmpty { throw ValidationError("--gnuplot needs the name of a folder.") }
  }

  func execute() throws(CommandError) {
    let pictures = try ResultPictures(path: folder).pictures
    guard !pictures.isEmpty else { throw .noPicture(path: folder) }
    if list {
      let width = pictures.map { $0.words.joined(separator: " ").count }.max() ?? 0
      return try StandardOutput.write(pictures.map { $0.words.joined(separator: " ").padded(to: width) + "  \($0.title)\n" }.joined())
    }
    let words = what.flatMap { $0.split(separator: " ").map(String.init) }
    guard let picture = pictures.first(where: { picture in words.allSatisfy(picture.words.contains) }) else {
      throw .unknownPicture(words, known: pictures.map { $0.words.joined(separator: " ") })
    }
    if let gnuplot { try write(picture, into: gnuplot) }
    if output == nil && gnuplot != nil { return }
    let svg = picture.svg(width: narrow ? PictureStyle.narrow : PictureStyle.wide) + "\n"
    if output == "-" { return try StandardOutput.write(svg) }
    let file = output ?? ResultPictures.plain(folder) + "-\(picture.name).svg"
    try ResultPictures.write(svg, to: file, mark: Picture.mark, replaces: force)
    tell(file)
  }

  /// The script, and the table that it reads.
  private func write(_ picture: Picture, into folder: String) throws(CommandError) {
    // Where this fails, the file says why.
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let plot = picture.chart.gnuplot
    let (script, data) = ("\(folder)/\(picture.name).gp", "\(folder)/\(picture.name).tsv")
    try ResultPictures.write(
      plot.script(name: picture.name, title: picture.title), to: script, mark: GnuplotPlot.mark, replaces: force)
    // It is as much ours as the script, which was there to be replaced, or was not there.
    try ResultPictures.write(plot.data, to: data, mark: plot.data.split(separator: "\n").first.map(String.init) ?? "", replaces: force)
    tell(script)
    tell(data)
  }

  private func tell(_ file: String) {
    voice.say("picture: \(file)\n")
  }
}
