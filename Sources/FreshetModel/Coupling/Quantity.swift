public import FreshetCore

/// A model-wide number that couples people: constant inside a window, and computed between windows from integer counts.
///
/// Each is a file in this folder, brought by a ``Verdict``. Each arm has its own.
public protocol Quantity: Sendable {
  /// The value until it is computed for the first time.
  var initialValue: Double { get }

  /// How long it counts attempts before it is computed again, from the start of the run on; longer than zero.
  var period: SimulationDuration { get }

  /// Computes the value that holds from the end of a period on.
  ///
  /// - Parameters:
  ///   - reached: The simulated attempts that came to its gates in the period, let through or not.
  ///   - weight: The real people that one simulated person stands for.
  ///   - end: The end of the period.
  func value(reached: Int, weight: Double, at end: SimulationTime) -> Double
}
