/// The cells of a line that ``Field/csv`` wrote.
enum CSVCells {
  static func split(_ line: String) -> [String] {
    guard line.utf8.contains(0x22) else {
      return line.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
