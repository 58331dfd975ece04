import FreshetCore

/// What people feel of all others inside a window: the value of every quantity, in each arm.
///
/// A value, with all that the windows to come need of those before.
struct PopulationCoupling: Sendable {
  private let quantities: [any Quantity]
  /// Of each quantity, the real people that one simulated person stands for.
  private let weights: [Double]
  /// In the order of ``CountLayout/coupling(_:_:)``.
  private var values: [Double]
  /// What each has counted since it was last computed, in the same order.
  private var reached: [Int]

  /// - Parameter weights: Of each quantity, the real people that one simulated person stands for.
  init(_ quantities: [any Quantity], weights: [Double]) {
    self.quantities = quantities
    self.weights = weights
    values = quantities.flatMap { Array(repeating: $0.initialValue, count: Arm.allCases.count) }
    reached = Array(repeating: 0, count: values.count)
  }

  @inline(__always)
  func value(_ quantity: Int, _ arm: Arm) -> Double { values[CountLayout.coupling(quantity, arm)] }

  /// Computes what is due at the end of a window.
  ///
  /// - Parameter counts: What was counted in the window, in the same order.
  mutating func update(_ counts: [Int], at time: SimulationTime) {
    for place in counts.indices {
      reached[place] += counts[place]
      let number = place / Arm.allCases.count
      let quantity = quantities[number]
      guard time.microseconds % quantity.period.microseconds == 0 else { continue }
      values[place] = quantity.value(reached: reached[place], weight: weights[number], at: time)
      reached[place] = 0
    }
  }
}
