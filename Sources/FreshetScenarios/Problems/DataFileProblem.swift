/// What can be wrong with a data file that a scenario names.
enum DataFileProblem: Sendable {
  case unreadable(FileProblem)
  case notText
  case empty
  case firstColumn
  case otherColumns
  case wrongNumberOfCells(header: Int, line: Int)
  case notAGap(String)
  case gapTooLong(String)
  case notAWeight(String)
  case noGaps
  case wrongColumns([String])
  case noRows
  case tooManyRows(count: Int, limit: Int)
  /// What a law has against gaps that could be read.
  case unusable(String)
}
