import Foundation

/// How much the tests of streams compute: `FRESHET_VALIDATE` is `large` for what `make rng-quality` runs.
enum Effort {
  static let isLarge = ProcessInfo.processInfo.environment["FRESHET_VALIDATE"] == "large"
}
