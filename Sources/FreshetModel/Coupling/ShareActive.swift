import FreshetCore

/// The share of a platform's people who are still active: the accounts in use in an arm ÷ those in use in the baseline, where each is as
/// in `population.csv`. So it is 1 in the baseline, and wherever no restriction changes anything.
struct ShareActive: Quantity {
  let period: SimulationDuration
  /// The accounts in use when the last period ended, by arm.
  private var active = Array(repeating: 0, count: Arm.count)

  init(period: SimulationDuration) { self.period = period }

  var initialValue: Double { 1 }

  mutating func values(counted: [Int]) -> [Double] {
    for arm in Arm.allCases { active[arm.index] += counted[arm.index] }
    let all = active[Arm.baseline.index]
    return active.map { all > 0 ? Double($0) / Double(all) : 1 }
  }
}
