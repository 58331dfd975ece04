public import Foundation

/// When a run began and how long it has taken since. A machine's clock that is set meanwhile does not show.
public struct WallClock: Sendable {
  /// When it was started, by the machine's clock.
  public let start = Date()
  private let instant = ContinuousClock.now

  /// Starts now.
  public init() {}

  /// Wall-clock seconds since the start, at least 0.
  public var elapsedSeconds: Double { (ContinuousClock.now - instant) / .seconds(1) }
}
