/// Where labels go, so that none lies on another.
enum Placement {
  /// Heights for labels that want to stand at some heights, moved apart as little as it takes, and kept in their range.
  ///
  /// - Parameters:
  ///   - wanted: One for each label, in any order.
  ///   - distance: The least between two.
  static func spread(_ wanted: [Double], distance: Double, in range: ClosedRange<Double>) -> [Double] {
    let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
    var placed = wanted
    var least = range.lowerBound
    for index in order {
      placed[index] = max(wanted[index], least)
      least = placed[index] + distance
    }
    var most = range.upperBound
    for index in order.reversed() {
      placed[index] = min(placed[index], most)
      most = placed[index] - distance
    }
    return placed
  }

  /// Rows for labels along a line, so that no two in a row overlap; those that find none are left out.
  ///
  /// - Parameters:
  ///   - boxes: The ends of each label, the most important first.
  ///   - rows: How many there may be.
  /// - Returns: A row for each label, or `nil`.
  static func rows(_ boxes: [ClosedRange<Double>], atMost rows: Int) -> [Int?] {
    var taken: [[ClosedRange<Double>]] = []
    return boxes.map { box in
      for row in 0..<rows {
        if row == taken.count { taken.append([]) }
        if taken[row].allSatisfy({ $0.upperBound + 8 < box.lowerBound || box.upperBound + 8 < $0.lowerBound }) {
          taken[row].append(box)
          return row
        }
      }
      return nil
    }
  }
}
