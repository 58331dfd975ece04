/// The lines of a CSV file without quotations, one after the other.
struct CSVLines: IteratorProtocol {
  private let bytes: [UInt8]
  private var position: Int
  private var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// - Parameters:
  ///   - start: Where to begin: at the start of a line.
  ///   - number: How many lines stand before.
  init(_ bytes: [UInt8], from start: Int, after number: Int) {
    self.bytes = bytes
    position = start
    self.number = number
  }

  mutating func next() -> CSVLine? {
    guard position < bytes.count else { return nil }
    let rest = bytes[position...]
    let line = rest[..<(rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex)]
    position = line.endIndex + 1
    number += 1
    return CSVLine(number: number, bytes: line)
  }
}

/// A line and the cells between its commas, blanks at their ends left out.
struct CSVLine {
  let number: Int
  /// Where it begins in the bytes of the file.
  var start: Int { bytes.startIndex }
  private let bytes: ArraySlice<UInt8>
  let cells: [ArraySlice<UInt8>]

  init(number: Int, bytes: ArraySlice<UInt8>) {
    self.number = number
    self.bytes = bytes
    cells = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { cell in
      var cell = cell
      while let first = cell.first, Self.isBlank(first) { cell.removeFirst() }
      while let last = cell.last, Self.isBlank(last) { cell.removeLast() }
      return cell
    }
  }

  var isBlank: Bool { bytes.allSatisfy(Self.isBlank) }

  func text(_ cell: Int) -> String { String(decoding: cells[cell], as: UTF8.self) }

  /// Where a cell stands, for a message.
  func place(ofCell cell: Int) -> CSVError.Place {
    let before = String(decoding: bytes[..<cells[cell].startIndex], as: UTF8.self)
    return CSVError.Place(
      line: number, column: before.unicodeScalars.count + 1, length: max(1, text(cell).unicodeScalars.count),
      text: String(decoding: bytes, as: UTF8.self))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
