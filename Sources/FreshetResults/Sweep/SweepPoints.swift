/// The points of a sweep in the order of its design: packed, since there may be a million.
public struct SweepPoints: Sendable, Equatable, RandomAccessCollection {
  public struct Point: Sendable, Equatable {
    public let key: SweepKey
    /// A cell for each column.
    public let cells: [String]

    public init(key: SweepKey, cells: [String]) {
      self.key = key
      self.cells = cells
    }
  }

  /// By point.
  public private(set) var keys: [SweepKey] = []
  /// The cells of all points as they stand in a line of the plan, one after the other, and where those of each end.
  private var texts: [UInt8] = []
  private var ends: [Int] = []

  public init(_ points: some Sequence<Point> = []) {
    for point in points { append(point) }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { keys.count }

  public subscript(point: Int) -> Point {
    Point(
      key: keys[point],
      cells: text(point).split(separator: Self.tab, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) })
  }

  public mutating func append(_ point: Point) {
    append(key: point.key, text: point.cells.map(Self.oneLine).joined(separator: "\t").utf8)
  }

  /// Whether the points are the same, whatever is run at them.
  public func hasCells(of other: SweepPoints) -> Bool { texts == other.texts && ends == other.ends }

  // MARK: Lines of a plan

  private static let tab = UInt8(ascii: "\t")
  /// What cannot stand in a line.
  private static func oneLine(_ cell: String) -> String { String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }

  private func text(_ point: Int) -> ArraySlice<UInt8> { texts[(point == 0 ? 0 : ends[point - 1])..<ends[point]] }

  private mutating func append(key: SweepKey, text: some Sequence<UInt8>) {
    keys.append(key)
    texts.append(contentsOf: text)
    ends.append(texts.count)
  }

  /// The key and the cells of a point, with tabs between.
  func line(_ point: Int) -> [UInt8] { keys[point].hexadecimal + [Self.tab] + text(point) }

  /// Adds the point of a line.
  ///
  /// - Returns: Whether it is one with so many cells.
  mutating func append(line: ArraySlice<UInt8>, cells: Int) -> Bool {
    guard let end = line.firstIndex(of: Self.tab), let key = SweepKey(hexadecimal: line[..<end]),
      line.count(where: { $0 == Self.tab }) == cells
    else { return false }
    append(key: key, text: line[(end + 1)...])
    return true
  }
}
