import FreshetModel

/// What a surge is read from: the attempts of one action by the people whom a restriction concerns, of one replication, of all or of all
/// but one.
///
/// They are counted in units of the greatest weight among these people. Where all have the same, they are whole numbers, and so
/// leaving one out is exact.
struct SurgeSeries: Sendable {
  /// By report interval.
  private(set) var backlogChange: [Double]
  /// In the whole run.
  private(set) var released: Double
  /// In the whole run.
  private(set) var abandoned: Double
  /// How many replications the sums are over.
  private(set) var replications = 1

  /// The series of one replication.
  init(_ result: ReplicationResult, of flows: WeighedFlows) {
    let restricted = result.restricted
    backlogChange = flows.sum(count: restricted.intervals) { restricted.add(flow: $0, .backlogChange, times: $1, to: &$2) }
    released = flows.total { restricted.total(flow: $0).released }
    abandoned = flows.total { restricted.total(flow: $0).abandoned }
  }

  static func + (left: SurgeSeries, right: SurgeSeries) -> SurgeSeries { left.adding(right, sign: 1) }
  static func - (left: SurgeSeries, right: SurgeSeries) -> SurgeSeries { left.adding(right, sign: -1) }

  private func adding(_ other: SurgeSeries, sign: Double) -> SurgeSeries {
    var sum = self
    for interval in backlogChange.indices { sum.backlogChange[interval] += sign * other.backlogChange[interval] }
    sum.released += sign * other.released
    sum.abandoned += sign * other.abandoned
    sum.replications += Int(sign) * other.replications
    return sum
  }
}

/// The attempts of one action that the same people complete in one replication, in the same units, by hours of the clock.
struct HourlySeries: Sendable {
  let completed: [Double]
  /// The same in the baseline arm; empty where it was not simulated.
  let baseline: [Double]

  init(_ result: ReplicationResult, of flows: WeighedFlows, includesBaseline: Bool) {
    func series(_ arm: Arm) -> [Double] {
      let counts = result[arm]
      return flows.sum(count: result.layout.counts.clock.hours) { counts.addCompletedByHour(flow: $0, times: $1, to: &$2) }
    }
    completed = series(.restricted)
    baseline = includesBaseline ? series(.baseline) : []
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

  /// Sums a series of each flow.
  ///
  /// - Parameters:
  ///   - count: Of the numbers of each series.
  ///   - add: Adds a flow's, times its factor.
  func sum(count: Int, _ add: (_ flow: Int, _ factor: Double, _ sums: inout [Double]) -> Void) -> [Double] {
    var sums = Array(repeating: 0.0, count: count)
    for (flow, factor) in flows { add(flow, factor, &sums) }
    return sums
  }
}
