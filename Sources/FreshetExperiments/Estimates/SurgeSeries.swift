import FreshetModel

/// The series that a surge is read from: the attempts of one action by the people whom a restriction concerns, summed over all
/// replications or over all but one.
///
/// Sums of integers, so that leaving one out is exact.
struct SurgeSeries: Sendable {
  /// By interval.
  var completed: [Int]
  /// By interval.
  var backlogChange: [Int]
  /// In the whole run.
  var released = 0
  /// In the whole run.
  var abandoned = 0
  /// Completed attempts of the baseline arm by interval; empty where it was not simulated.
  var baseline: [Int] = []
  /// How many replications the sums are over.
  var replications = 1

  /// The series of one replication.
  init(_ result: ReplicationResult, flows: [Int], includesBaseline: Bool) {
    completed = Self.sum(result.restricted, flows, .completed)
    backlogChange = Self.sum(result.restricted, flows, .backlogChange)
    released = Self.sum(result.restricted, flows, .released).reduce(0, +)
    abandoned = Self.sum(result.restricted, flows, .abandoned).reduce(0, +)
    if includesBaseline { baseline = Self.sum(result.baseline, flows, .completed) }
  }

  /// The sum of a count over some flows, by interval.
  private static func sum(_ arm: ArmCounts, _ flows: [Int], _ counter: FlowCounter) -> [Int] {
    var sums = Array(repeating: 0, count: arm.intervals)
    for flow in flows {
      for (interval, count) in arm.series(flow: flow, counter).enumerated() { sums[interval] += count }
    }
    return sums
  }

  static func += (left: inout SurgeSeries, right: SurgeSeries) { left.add(right, sign: 1) }
  static func -= (left: inout SurgeSeries, right: SurgeSeries) { left.add(right, sign: -1) }

  private mutating func add(_ other: SurgeSeries, sign: Int) {
    for interval in completed.indices {
      completed[interval] += sign * other.completed[interval]
      backlogChange[interval] += sign * other.backlogChange[interval]
    }
    for interval in baseline.indices { baseline[interval] += sign * other.baseline[interval] }
    released += sign * other.released
    abandoned += sign * other.abandoned
    replications += sign * other.replications
  }
}
