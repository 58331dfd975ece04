import FreshetCore

/// A model-wide number that couples people: constant inside a window, and computed between windows from integer counts.
///
/// Each is a file in this folder, brought by a ``Platform`` or a restriction's ``Fear``. Each arm has its own. A value: what it remembers
/// of the periods before is in it. Each is a share of simulated people or accounts, so it needs no weight.
protocol Quantity: Sendable {
  /// The value until it is computed for the first time.
  var initialValue: Double { get }

  /// How long it counts before it is computed again, from the start of the run on; longer than zero.
  var period: SimulationDuration { get }

  /// Computes the values that hold from the end of a period on, by arm.
  ///
  /// - Parameter counted: By how many people or accounts a number changed in the period, by arm.
  mutating func values(counted: [Int]) -> [Double]
}
