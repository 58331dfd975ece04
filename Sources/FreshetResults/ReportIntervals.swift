public import FreshetCore
public import FreshetModel

/// The intervals into which the results are cut, from the start of the run; the end may cut the last one short.
public struct ReportIntervals: Sendable {
  public let length: SimulationDuration
  public let end: SimulationTime
  public let count: Int

  public init(_ scenario: Scenario) {
    length = scenario.reportInterval
    end = scenario.end
    count = scenario.intervals
  }

  public func start(_ interval: Int) -> SimulationTime {
    SimulationTime(microseconds: Int64(interval) * length.microseconds)
  }

  public func end(_ interval: Int) -> SimulationTime { min(start(interval) + length, end) }

  public func hours(_ interval: Int) -> Double { (end(interval) - start(interval)).hours }

  /// The interval that an instant of the run lies in.
  public func containing(_ time: SimulationTime) -> Int { Int(time.microseconds / length.microseconds) }
}
