import FreshetModel

/// The series that a surge is read from: the attempts of one action by the people whom a restriction concerns, summed over all
/// replications or over all but one.
///
/// Sums of integers, so that leaving one out is exact.
struct SurgeSeries: Sendable {
  /// Attempts completed by hours of the clock.
  var completed: [Int]
  /// The same in the baseline arm; empty where it was not simulated.
  var baseline: [Int] = []
  /// By report interval.
  var backlogChange: [Int]
  /// In the whole run.
  var released: Int
  /// In the whole run.
  var abandoned: Int
  /// How many replications the sums are over.
  var replications = 1

  /// The series of one replication.
  init(_ result: ReplicationResult, flows: [Int], includesBaseline: Bool) {
    let restricted = result.restricted
    completed = flows.map { restricted.completedByHour(flow: $0) }.sum
    if includesBaseline { baseline = flows.map { result.baseline.completedByHour(flow: $0) }.sum }
    backlogChange = flows.map { restricted.series(flow: $0, .backlogChange) }.sum
    released = flows.reduce(0) { $0 + restricted.series(flow: $1, .released).reduce(0, +) }
    abandoned = flows.reduce(0) { $0 + restricted.series(flow: $1, .abandoned).reduce(0, +) }
  }

  static func += (left: inout SurgeSeries, right: SurgeSeries) { left.add(right, sign: 1) }
  static func -= (left: inout SurgeSeries, right: SurgeSeries) { left.add(right, sign: -1) }

  private mutating func add(_ other: SurgeSeries, sign: Int) {
    for hour in completed.indices { completed[hour] += sign * other.completed[hour] }
    for hour in baseline.indices { baseline[hour] += sign * other.baseline[hour] }
    for interval in backlogChange.indices { backlogChange[interval] += sign * other.backlogChange[interval] }
    released += sign * other.released
    abandoned += sign * other.abandoned
    replications += sign * other.replications
  }
}

extension [[Int]] {
  /// The sums of what stands at the same place; at least one list, all of equal length.
  var sum: [Int] { dropFirst().reduce(self[0]) { sum, other in zip(sum, other).map { $0 + $1 } } }
}
