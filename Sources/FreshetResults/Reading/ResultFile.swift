import Foundation

/// A table of a run or a sweep that is read back, row by row.
public enum ResultFile {
  /// A row, whose cells are asked for by the names of their columns.
  public struct Row {
    fileprivate let cells: [Substring]
    fileprivate let positions: [String: Int]

    /// What stands in a column; empty where the table has no such column.
    public subscript(column: String) -> Substring { positions[column].map { cells[$0] } ?? "" }

    /// The number in a column; `nil` where there is none.
    public func number(_ column: String) -> Double? { Double(self[column]) }
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - column: One that the table has to have.
  ///   - each: Called with each row, in order.
  /// - Returns: The names of the columns; `nil` where there is no such file.
  /// - Throws: ``ReadingError``: the file cannot be read, or is no such table.
  /// - Complexity: O(length of the file); memory does not grow with it.
  @discardableResult
  public static func read(_ path: String, having column: String, each: (Row) -> Void) throws(ReadingError) -> [String]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    defer { try? file.close() }
    var table = PartOfTable(path: path)
    while true {
      let piece: Data?
      do { piece = try file.read(upToCount: 1 << 20) } catch { throw .unreadable(path: path) }
      guard let piece, !piece.isEmpty else { break }
      try table.add(piece, each)
    }
    try table.end(each)
    guard let columns = table.columns, columns.contains(column) else { throw .damaged(path: path, line: 1) }
    return columns
  }
}

/// What has been read of a table.
private struct PartOfTable {
  let path: String
  private(set) var columns: [String]?
  private var positions: [String: Int] = [:]
  private var rest: [UInt8] = []
  private var line = 0

  init(path: String) { self.path = path }

  mutating func add(_ piece: Data, _ each: (ResultFile.Row) -> Void) throws(ReadingError) {
    rest += piece
    var start = 0
    while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
      try take(rest[start..<end], each)
      start = end + 1
    }
    rest.removeFirst(start)
  }

  mutating func end(_ each: (ResultFile.Row) -> Void) throws(ReadingError) {
    if !rest.isEmpty { try take(rest[...], each) }
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, _ each: (ResultFile.Row) -> Void) throws(ReadingError) {
    line += 1
    guard let text = String(validating: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self) else {
      throw .damaged(path: path, line: line)
    }
    guard let columns else {
      let names = CSVCells.split(text)
      self.columns = names
      positions = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
      return
    }
    let cells = text.utf8.contains(UInt8(ascii: "\""))
      ? CSVCells.split(text).map { $0[...] } : text.split(separator: ",", omittingEmptySubsequences: false)
    guard cells.count == columns.count else { throw .damaged(path: path, line: line) }
    each(ResultFile.Row(cells: cells, positions: positions))
  }
}

/// Why a folder of results cannot be read.
public enum ReadingError: Error, Equatable {
  /// There is nothing at the path.
  case missing(path: String)
  /// It is neither a run folder nor that of a sweep.
  case noResults(path: String)
  /// A sweep whose tables have not been made yet.
  case unfinishedSweep(path: String)
  /// A file that the system does not let us read.
  case unreadable(path: String)
  /// A file that is not as a run writes it, from a line on.
  case damaged(path: String, line: Int)
  /// The scenario of the folder is not one, or not one of this version.
  case badScenario(path: String)
}
