import FreshetModel

/// The series that a surge is read from: the attempts of one action by the people whom a restriction concerns, summed over all
/// replications or over all but one.
///
/// They are counted in units of the greatest weight among these people. Where all have the same, they are whole numbers, and so
/// leaving one out is exact.
struct SurgeSeries: Sendable {
  /// Attempts completed by hours of the clock.
  var completed: [Double]
  /// The same in the baseline arm; empty where it was not simulated.
  var baseline: [Double] = []
  /// By report interval.
  var backlogChange: [Double]
  /// In the whole run.
  var released: Double
  /// In the whole run.
  var abandoned: Double
  /// How many replications the sums are over.
  var replications = 1

  /// The series of one replication.
  init(_ result: ReplicationResult, of flows: WeighedFlows, includesBaseline: Bool) {
    let restricted = result.restricted
    completed = flows.sum { restricted.completedByHour(flow: $0) }
    if includesBaseline { baseline = flows.sum { result.baseline.completedByHour(flow: $0) } }
    backlogChange = flows.sum { restricted.series(flow: $0, .backlogChange) }
    released = flows.total { restricted.total(flow: $0).released }
    abandoned = flows.total { restricted.total(flow: $0).abandoned }
  }

  static func += (left: inout SurgeSeries, right: SurgeSeries) { left.add(right, sign: 1) }
  static func -= (left: inout SurgeSeries, right: SurgeSeries) { left.add(right, sign: -1) }

  private mutating func add(_ other: SurgeSeries, sign: Double) {
    for hour in completed.indices { completed[hour] += sign * other.completed[hour] }
    for hour in baseline.indices { baseline[hour] += sign * other.baseline[hour] }
    for interval in backlogChange.indices { backlogChange[interval] += sign * other.backlogChange[interval] }
    released += sign * other.released
    abandoned += sign * other.abandoned
    replications += Int(sign) * other.replications
  }
}

/// Some flows, of people who may stand for different numbers of real ones.
struct WeighedFlows {
  /// The greatest weight.
  let unit: Weight
  /// Each with its weight in units.
  private let flows: [(flow: Int, factor: Double)]
  /// One of them.
  let first: Int

  /// - Parameter flows: At least one.
  init(_ flows: [Int], in layout: ResultLayout) {
    let weights = flows.map { layout.weight(ofCohort: layout.flows[$0].cohort) }
    let unit = weights.max { $0.factor < $1.factor } ?? layout.weights[0]
    self.unit = unit
    first = flows.first ?? 0
    self.flows = zip(flows, weights).map { ($0, $1 == unit ? 1 : $1.factor / unit.factor) }
  }

  /// Sums a count of each flow.
  func total(_ count: (_ flow: Int) -> Int) -> Double { flows.reduce(0) { $0 + Double(count($1.flow)) * $1.factor } }

  /// Sums the series of the flows, which have equal length.
  func sum(_ series: (_ flow: Int) -> [Int]) -> [Double] {
    var sums: [Double] = []
    for (flow, factor) in flows {
      let counts = series(flow)
      if sums.isEmpty { sums = Array(repeating: 0, count: counts.count) }
      for place in counts.indices { sums[place] += Double(counts[place]) * factor }
    }
    return sums
  }
}
