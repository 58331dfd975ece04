public import FreshetCore

/// How demand changes by date: a factor on a rate, linear between points in time, so that nothing jumps at midnight.
///
/// Before the first point the factor is that of the first one, behind the last point that of the last one. It is not normalised: a factor
/// of 2 throughout doubles what is done. The model takes the factor as constant in each quarter of an hour of local time, at its mean
/// there, so that what is expected in a quarter is exact.
public struct Demand: Sendable, Equatable {
  /// An instant and the factor there.
  public struct Point: Sendable, Hashable, BitwiseCopyable {
    /// May lie outside the run.
    public var at: SimulationTime
    /// What the rate is multiplied by; finite, at least 0.
    public var factor: Double

    public init(at: SimulationTime, factor: Double) {
      self.at = at
      self.factor = factor
    }

    /// Describes a point in a scenario file.
    public static let reference = EntryReference(
      name: "demand_point",
      meaning: "An instant and the factor on the rate there.",
      keys: [
        .required("at", .instant, "The instant, in the scenario's time zone unless it names another; later than the point before."),
        .required("factor", .number(.notNegative), "What the rate is multiplied by: 1 for the usual rate, 2.1 for 110 % more."),
      ],
      example: "{at: 2017-11-11T00:00, factor: 2.1}")
  }

  /// In the order of time, no two at the same instant; at least one.
  public let points: [Point]

  public init(_ points: [Point]) {
    self.points = points
  }

  /// More points are not taken from a scenario file.
  public static let mostPoints = 10_000

  /// Describes the key that actions and sign-ups have in a scenario file.
  public static let key = KeyReference.optional(
    "demand", .rows(Point.reference, atMost: mostPoints),
    "A factor on the rate by date: linear between two points in time, constant before the first and after the last; a jump is two points "
      + "close together. It comes on top of `rhythm` and is not normalised: 2 throughout doubles the demand. In each quarter of an hour "
      + "its mean counts. Absent: 1 at all times.")

  /// The factor at an instant.
  ///
  /// - Complexity: O(log n) in the number of points.
  public func factor(at time: SimulationTime) -> Double { factor(at: time, before: firstPoint(after: time)) }

  /// The mean of the factor between two instants; the factor at the first one where the other is not after it.
  ///
  /// Between two instants with the same factor and no point between them it is that factor, to the last bit.
  ///
  /// - Complexity: O(log n) in the number of points, and O(number of points between the instants).
  public func mean(from start: SimulationTime, until end: SimulationTime) -> Double {
    var next = firstPoint(after: start)
    var (time, factor) = (start, factor(at: start, before: next))
    guard end > start else { return factor }
    var sum = 0.0
    while next < points.count, points[next].at < end {
      sum += (factor + points[next].factor) / 2 * Double((points[next].at - time).microseconds)
      (time, factor) = (points[next].at, points[next].factor)
      next += 1
    }
    let last = (factor + self.factor(at: end, before: next)) / 2
    guard time > start else { return last }
    return (sum + last * Double((end - time).microseconds)) / Double((end - start).microseconds)
  }

  /// Whether it changes nothing in a run.
  ///
  /// - Parameter end: The end of the run.
  func isOne(until end: SimulationTime) -> Bool {
    let inside = points[firstPoint(after: .start)...].prefix { $0.at < end }
    return factor(at: .start) == 1 && factor(at: end) == 1 && inside.allSatisfy { $0.factor == 1 }
  }

  /// The position of the first point after an instant; the number of points where none is.
  private func firstPoint(after time: SimulationTime) -> Int {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].at <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The factor at an instant that is not after a point and not before the one in front of it.
  private func factor(at time: SimulationTime, before next: Int) -> Double {
    guard next > 0 else { return points.first?.factor ?? 1 }
    guard next < points.count else { return points[next - 1].factor }
    let (left, right) = (points[next - 1], points[next])
    return left.factor + (right.factor - left.factor) * ((time - left.at).seconds / (right.at - left.at).seconds)
  }
}

extension Demand: Hashable {
  /// Equal ones have the same hash; what is the same at its ends and in the middle may have it too.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(points.count)
    for position in [0, points.count / 2, points.count - 1] where points.indices.contains(position) { hasher.combine(points[position]) }
  }
}
