import FreshetCore

/// A model-wide number that couples people: constant inside a window, and computed between windows from integer counts.
///
/// Each is a file in this folder, brought by a ``Verdict`` or a ``Platform``. Each arm has its own. A value: what it remembers of the
/// periods before is in it.
protocol Quantity: Sendable {
  /// The value until it is computed for the first time.
  var initialValue: Double { get }

  /// How long it counts before it is computed again, from the start of the run on; longer than zero.
  var period: SimulationDuration { get }

  /// Computes the values that hold from the end of a period on, by arm.
  ///
  /// - Parameters:
  ///   - counted: What was counted for it in the period, by arm: simulated attempts, or by how many accounts a number changed.
  ///   - weight: The real people that one simulated person stands for.
  ///   - end: The end of the period.
  mutating func values(counted: [Int], weight: Double, at end: SimulationTime) -> [Double]
}

/// A quantity of a scenario.
struct ScenarioQuantity: Sendable {
  var quantity: any Quantity
  /// The real people that one simulated person stands for.
  var weight: Double
}
