import FreshetCore

/// What people feel of all others inside a window: the value of every quantity, in each arm.
///
/// A value, with all that the windows to come need of those before.
struct PopulationCoupling: Sendable {
  private var quantities: [any Quantity]
  /// In the order of ``CountLayout/coupling(_:_:)``.
  private var values: [Double]
  /// Its integral over time, in seconds, up to when it was last computed, in the same order.
  private var integrals: [Double]
  /// When each quantity was last computed.
  private var since: [SimulationTime]
  /// What each has counted since then, in the same order as values.
  private var counted: [Int]

  /// - Parameter quantities: In the order of the scenario.
  init(_ quantities: [any Quantity]) {
    self.quantities = quantities
    values = quantities.flatMap { Array(repeating: $0.initialValue, count: Arm.count) }
    integrals = Array(repeating: 0, count: values.count)
    since = Array(repeating: .start, count: quantities.count)
    counted = Array(repeating: 0, count: values.count)
  }

  @inline(__always)
  func value(_ quantity: Int, _ arm: Arm) -> Double { values[CountLayout.coupling(quantity, arm)] }

  /// The integral over time of a quantity, in seconds, from the start of the run up to an instant of the window.
  func integral(_ quantity: Int, _ arm: Arm, until time: SimulationTime) -> Double {
    integrals[CountLayout.coupling(quantity, arm)] + value(quantity, arm) * (time - since[quantity]).seconds
  }

  /// Until when a quantity stays as it is.
  func end(_ quantity: Int) -> SimulationTime { since[quantity] + quantities[quantity].period }

  /// Computes what is due at the end of a window.
  ///
  /// - Parameter counts: What was counted in the window, in the same order.
  mutating func update(_ counts: [Int], at time: SimulationTime) {
    for place in counts.indices { counted[place] += counts[place] }
    for number in quantities.indices where time.microseconds % quantities[number].period.microseconds == 0 {
      let places = CountLayout.coupling(number)
      for place in places { integrals[place] += values[place] * (time - since[number]).seconds }
      since[number] = time
      values.replaceSubrange(places, with: quantities[number].values(counted: Array(counted[places])))
      for place in places { counted[place] = 0 }
    }
  }
}
