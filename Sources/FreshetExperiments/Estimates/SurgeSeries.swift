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
    completed = Self.sum(result.restricted, flows) { $1 == .completed ? 1 : 0 }
    backlogChange = Self.sum(result.restricted, flows) { source, outcome in
      (outcome == .deferred || outcome == .retrying ? 1 : 0) - (source == .fresh ? 0 : 1)
    }
    for flow in flows {
      let total = result.restricted.total(flow: flow)
      released += total.released
      abandoned += total.abandoned
    }
    if includesBaseline { baseline = Self.sum(result.baseline, flows) { $1 == .completed ? 1 : 0 } }
  }

  /// The sum, by interval, of the counters with the given factors.
  private static func sum(_ arm: ArmResult, _ flows: [Int], factor: (AttemptSource, AttemptOutcome) -> Int) -> [Int] {
    var sums = Array(repeating: 0, count: arm.intervals)
    for source in AttemptSource.allCases {
      for outcome in AttemptOutcome.allCases where factor(source, outcome) != 0 {
        let factor = factor(source, outcome)
        for flow in flows {
          let first = (flow * FlowCounts.counters + FlowCounts.counter(source, outcome)) * arm.intervals
          for interval in 0..<arm.intervals { sums[interval] += factor * arm.flowCounts[first + interval] }
        }
      }
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
