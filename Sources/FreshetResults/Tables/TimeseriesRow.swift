import FreshetModel

/// A row of `timeseries.csv`: the attempts of one flow in one interval, as whole people or as simulated counts
/// summed over the replications.
public struct TimeseriesRow: Sendable, Equatable {
  public var time: RowTime
  public var arm: String
  public var platform: String
  public var cohort: String
  public var action: String

  public var attempts = 0
  public var retried = 0
  public var released = 0
  public var completed = 0
  public var blocked = 0
  public var deferred = 0
  public var retrying = 0
  public var abandoned = 0
  public var circumvented = 0
  public var diverted = 0
  public var wishes = 0
  public var arrived = 0
  public var withheld = 0
  public var superseded = 0
  public var settled = 0
  public var unable = 0
  public var deterred = 0
  public var dropped = 0
  public var replaced = 0
  /// The stock at the interval's end.
  public var backlog = 0
  /// The stock at the interval's end.
  public var waiting = 0

  public init(time: RowTime = RowTime(), arm: String, platform: String, cohort: String, action: String) {
    self.time = time
    self.arm = arm
    self.platform = platform
    self.cohort = cohort
    self.action = action
  }

  /// Takes over the attempts of one interval.
  mutating func count(_ counts: FlowCounts) {
    attempts = counts.attempts
    retried = counts.retried
    released = counts.released
    completed = counts.completed
    deferred = counts.deferred
    retrying = counts.retrying
    abandoned = counts.abandoned
    circumvented = counts.circumvented
    diverted = counts.diverted
    blocked = counts.blocked
    wishes = counts.wishes
    arrived = counts.arrived
    withheld = counts.withheld
    superseded = counts.superseded
    settled = counts.settled
    unable = counts.unable
    deterred = counts.deterred
    dropped = counts.dropped
    replaced = counts.replaced
    waiting += counts.waitingChange
    backlog += counts.backlogChange
  }
}
