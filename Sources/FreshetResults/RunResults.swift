public import Foundation
public import FreshetModel

/// All that a run gives: the replications, and what is needed to put names and times to their counts.
public struct RunResults: Sendable {
  public let scenario: Scenario
  public let layout: ResultLayout
  /// Translates simulated time into the scenario's local time.
  public let clock: RunClock
  /// In their order, at least one.
  public let replications: [ReplicationResult]
  /// Whether the baseline arm was simulated; if not, its counts are not looked at.
  public let includesBaseline: Bool

  /// - Parameters:
  ///   - scenario: What was simulated.
  ///   - start: Microseconds from 1970-01-01T00:00Z to the start of the run.
  ///   - timeZone: The scenario's zone, in which times are written.
  ///   - replications: In their order, at least one.
  ///   - includesBaseline: Whether the baseline arm was simulated.
  public init(
    scenario: Scenario, start: Int64, timeZone: TimeZone, replications: [ReplicationResult], includesBaseline: Bool = true
  ) {
    self.scenario = scenario
    layout = replications.first?.layout ?? ResultLayout(scenario)
    clock = RunClock(start: start, timeZone: timeZone)
    self.replications = replications
    self.includesBaseline = includesBaseline
  }

  /// The names of the platforms, in the order of the scenario.
  public var platforms: [String] { scenario.platforms.map(\.name) }

  /// The simulated arms, baseline first.
  public var arms: [Arm] { includesBaseline ? [.baseline, .restricted] : [.restricted] }

  /// Makes real people of a cohort's counts that are summed over the replications.
  public func scale(ofCohort cohort: Int) -> PeopleScale {
    PeopleScale(weight: layout.weight(ofCohort: cohort), replications: replications.count)
  }

  /// Events processed in all replications.
  public var events: Int { replications.reduce(0) { $0 + $1.events } }

  /// The name of a cohort's platform.
  public func platform(cohort: Int) -> String { scenario.platforms[layout.cohorts[cohort].platform].name }
}
