import FreshetCore

/// A picture for those who draw with gnuplot: a small wide table, and the script that draws it.
package struct GnuplotPlot: Sendable {
  /// The table; empty cells are written as `?`.
  var table: TextTable
  /// Settings of the script.
  package var settings: [String] = []
  /// What is drawn, without the name of the file: `using 1:2 with lines`.
  package var plots: [String]

  /// The table, columns apart by tabs, with a header.
  package var data: String {
    ([table.columns] + table.rows).map { row in
      row.map { cell in cell.isEmpty ? "?" : String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }.joined(separator: "\t") + "\n"
    }.joined()
  }

  /// Begins every script.
  package static let mark = "# drawn by freshet plot --gnuplot"

  /// The script, which expects the table beside it and makes a PNG there.
  ///
  /// - Parameters:
  ///   - name: That of the files, without their endings.
  ///   - title: That of the picture.
  package func script(name: String, title: String) -> String {
    let head = [
      Self.mark, "# gnuplot \(name).gp", "set terminal pngcairo size 1200,700 font 'sans,12' noenhanced; set output '\(name).png'",
      "# set terminal pdfcairo size 24cm,14cm font 'sans,10' noenhanced; set output '\(name).pdf'",
      "# set terminal svg size 900,525 noenhanced; set output '\(name).svg'",
      "set datafile separator tab missing '?'", "set title \(Self.quoted(title))", "set grid lc rgb '#dddddd'; set border 3; set tics nomirror",
      "set key outside right top autotitle columnheader",
    ]
    let plot = plots.enumerated().map { ($0 == 0 ? "plot " : "     ") + "'\(name).tsv' \($1)" }.joined(separator: ", \\\n")
    return (head + settings + [plot]).map { $0 + "\n" }.joined()
  }

  /// A text for a script.
  static func quoted(_ text: String) -> String {
    let line = String(text.visible.map { $0.isNewline ? " " : $0 })
    return "'" + line.replacing("'", with: "''") + "'"
  }

  /// A number as gnuplot reads it.
  static func number(_ value: Double?) -> String { value.flatMap(\.shortestDecimal) ?? "" }
}

extension Ink {
  /// The colour on white paper.
  var hex: String {
    switch self {
    case .restricted: "#0b62a8"
    case .baseline, .axis: "#8c949c"
    case .blocked: "#d55e00"
    case .third: "#00795a"
    case .fourth: "#a04a80"
    case .fifth: "#8a6a00"
    case .sixth, .observed: "#3a3f45"
    case .grid: "#dddddd"
    case .paper: "#ffffff"
    }
  }
}
