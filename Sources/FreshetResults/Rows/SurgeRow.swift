public import FreshetCore
public import FreshetStatistics

/// A row of `surge.csv`: what happens to one action after one lift. Counts are real people; what does not exist is absent.
public struct SurgeRow: Sendable {
  /// The restriction's name.
  public let restriction: String
  public let platform: String
  public let action: String
  public let lifted: SimulationTime
  /// Translates the row's times.
  public let clock: RunClock

  public var baselinePerHour: Estimate?
  public var peakPerHour: Estimate?
  public var peakRatio: Estimate?
  /// In microseconds since the start of the run.
  public var peakTime: Estimate?
  public var backlogAtLift: Estimate?
  public var halfBacklogHours: Estimate?
  public var recoveryHours: Estimate?
  public var releasedTotal: Estimate?
  public var abandonedTotal: Estimate?

  public init(restriction: String, platform: String, action: String, lifted: SimulationTime, clock: RunClock) {
    self.restriction = restriction
    self.platform = platform
    self.action = action
    self.lifted = lifted
    self.clock = clock
  }

  /// The time of day that a number of microseconds since the start of the run stands for, to the second unless it is exact.
  func time(_ microseconds: Double) -> Field {
    .text(clock.text(SimulationTime(microseconds: Int64(microseconds.rounded()))))
  }
}
