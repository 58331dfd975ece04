/// A point of a picture, in pixels.
package struct Point: Sendable, Equatable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Long lines made as short as can be told apart.
package enum Thinning {
  /// What a pixel can show: of the points in each column of pixels the first, the lowest, the highest and the last.
  ///
  /// - Parameter points: From left to right.
  /// - Complexity: O(points).
  package static func perPixel(_ points: [Point]) -> [Point] {
    var result: [Point] = []
    var start = 0
    while start < points.count {
      let column = points[start].x.rounded(.down)
      var end = start
      var (low, high) = (start, start)
      while end < points.count, points[end].x.rounded(.down) == column {
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
        end += 1
      }
      for index in Set([start, low, high, end - 1]).sorted() { result.append(points[index]) }
      start = end
    }
    return result
  }

  /// The points without those from which the line between their neighbours is less than a tolerance away (Douglas and Peucker).
  ///
  /// - Complexity: O(points × depth), O(points²) at worst.
  package static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var parts = [(0, points.count - 1)]
    while let (first, last) = parts.popLast() {
      guard last - first > 1 else { continue }
      let (from, to) = (points[first], points[last])
      let length = max(1e-9, ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).squareRoot())
      var (farthest, distance) = (first, 0.0)
      for index in (first + 1)..<last {
        let point = points[index]
        let away = abs((to.x - from.x) * (from.y - point.y) - (from.x - point.x) * (to.y - from.y)) / length
        if away > distance { (farthest, distance) = (index, away) }
      }
      guard distance > tolerance else { continue }
      isKept[farthest] = true
      parts += [(first, farthest), (farthest, last)]
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }
}

/// The `d` of a path.
package enum PathText {
  /// A line through points, in steps of half a pixel from one to the next.
  package static func line(_ points: [Point]) -> String {
    let points = Thinning.simplified(Thinning.perPixel(points), tolerance: 0.4)
    guard let first = points.first else { return "" }
    var text = "M\(half(first.x)) \(half(first.y))l"
    var (x, y) = (steps(first.x), steps(first.y))
    var isFirst = true
    for point in points.dropFirst() {
      let (nextX, nextY) = (steps(point.x), steps(point.y))
      if nextX == x, nextY == y { continue }
      let (right, down) = (nextX - x, nextY - y)
      text += (isFirst || right < 0 ? "" : " ") + number(right) + (down < 0 ? "" : " ") + number(down)
      isFirst = false
      (x, y) = (nextX, nextY)
    }
    return isFirst ? text + "0 0" : text
  }

  /// The area between a line and a level.
  package static func area(_ points: [Point], to level: Double) -> String {
    guard let first = points.first, let last = points.last else { return "" }
    return line([Point(first.x, level)] + points + [Point(last.x, level)]) + "z"
  }

  /// Positions are whole numbers of half pixels, so that no error adds up.
  private static func steps(_ value: Double) -> Int { Int((value * 2).rounded()) }
  private static func half(_ value: Double) -> String { (Double(steps(value)) / 2).short }
  private static func number(_ steps: Int) -> String { (Double(steps) / 2).short }
}
