import FreshetCore

/// The rate per second at which news reaches a person: p + q × the share of people who tell it. They have an account of a platform, or
/// were hit by a restriction.
///
/// The share is the mean over the period, extrapolated from the last two, so that the error is of third order: with periods of
/// 0.1 / (p + q) at most the share is that of Bass within 0.01 % of the people where q is 13 p, and within 0.05 % whatever it is.
///
/// - Source: the weights are those of the method of Adams and Bashforth with three steps (Hairer, Nørsett and Wanner, Solving Ordinary
///   Differential Equations I, section III.1).
struct WordOfMouth: Quantity {
  let spreading: Spreading
  /// The simulated people of whom it is a share.
  let people: Int
  /// Those who tell it when the last period ended, by arm.
  private var owners: [Int]
  /// How many came to tell it in the last period, by arm; absent in the first one.
  private var came: [Int]?

  init(_ spreading: Spreading, people: Int, owners: Int) {
    self.spreading = spreading
    self.people = people
    self.owners = Array(repeating: owners, count: Arm.count)
  }

  var period: SimulationDuration { spreading.period }
  var initialValue: Double {
    let share = share(owners[0])
    // By the end of the first period so many more will have heard of it, with this curvature.
    let change = rate(share: share) * (1 - share) * period.seconds
    let curvature = (spreading.q * (1 - share) - rate(share: share)) * change * period.seconds
    return rate(share: share + change / 2 + curvature / 6)
  }

  mutating func values(counted: [Int]) -> [Double] {
    defer { came = counted }
    return Arm.allCases.map { arm in
      owners[arm.index] += counted[arm.index]
      let before = came?[arm.index] ?? counted[arm.index]
      return rate(share: share(owners[arm.index]) + share(counted[arm.index]) / 2 + share(counted[arm.index] - before) * 5 / 12)
    }
  }

  private func share(_ count: Int) -> Double { people > 0 ? Double(count) / Double(people) : 0 }
  private func rate(share: Double) -> Double { spreading.p + spreading.q * max(0, min(1, share)) }
}
