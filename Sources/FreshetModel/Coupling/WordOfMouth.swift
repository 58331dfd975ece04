import FreshetCore

/// The rate per second at which news reaches a person: p + q × the share of people who tell it. They have an account of a platform, or
/// were hit by a restriction.
///
/// The share is that of the middle of the period, extrapolated from the last one, so that the error is of second order: with periods of
/// 0.1 / (p + q) at most the share is that of Bass within 0.12 % of the people where q is 13 p, and within 0.5 % where it is 400 p.
struct WordOfMouth: Quantity {
  let spreading: Spreading
  /// The simulated people of whom it is a share.
  let people: Int
  /// Those who tell it when the last period ended, by arm.
  private var owners: [Int]

  init(_ spreading: Spreading, people: Int, owners: Int) {
    self.spreading = spreading
    self.people = people
    self.owners = Array(repeating: owners, count: Arm.count)
  }

  var period: SimulationDuration { spreading.period }
  var initialValue: Double {
    let share = share(owners[0])
    // By the end of the first period so many more will have heard of it.
    return rate(share: share + rate(share: share) * (1 - share) * period.seconds / 2)
  }

  mutating func values(counted: [Int], weight: Double, at end: SimulationTime) -> [Double] {
    Arm.allCases.map { arm in
      owners[arm.index] += counted[arm.index]
      return rate(share: share(owners[arm.index]) + share(counted[arm.index]) / 2)
    }
  }

  private func share(_ count: Int) -> Double { people > 0 ? Double(count) / Double(people) : 0 }
  private func rate(share: Double) -> Double { spreading.p + spreading.q * min(1, share) }
}
