import Foundation

/// How much the validation computes: `FRESHET_VALIDATE` is `large` for the study that `make validate` runs, `print` for the
/// small one with its figures printed, and absent for the small one of the tests.
enum Study {
  static let isLarge = ProcessInfo.processInfo.environment["FRESHET_VALIDATE"] == "large"
  static let prints = ProcessInfo.processInfo.environment["FRESHET_VALIDATE"] != nil

  /// `FRESHET_SEED` is a seed to hold everything with, instead of the seeds in the tests.
  static let seed = ProcessInfo.processInfo.environment["FRESHET_SEED"].flatMap { UInt64($0) }

  /// The seeds of the large study.
  static let seeds: ClosedRange<UInt64> = 1...100

  static func text(_ number: Double, digits: Int = 5) -> String {
    String(format: "%.\(digits)g", number)
  }
}
