/// What is estimated of a surge, in the order of the columns of `surge.csv`, where each has its 95 % interval beside it.
public enum SurgeFigure: CaseIterable, Sendable {
  case baselinePerHour
  case peakPerHour
  case peakRatio
  case peakTime
  case backlogAtLift
  case halfBacklogHours
  case recoveryHours
  case releasedTotal
  case abandonedTotal
  case usualPeakPerHour
  case tenMinutesPerHour
  case minutePerHour
  case drainHours
  case longestWait
  case shareInTime

  /// The documentation of its column.
  public var reference: ColumnReference {
    switch self {
    case .baselinePerHour:
      column("baseline_per_h", "people per hour", "Attempts completed in the baseline arm in the hour of the peak.")
    case .peakPerHour:
      column(
        "peak_per_h", "people per hour",
        "Attempts completed in the busiest hour of the clock from the lift on; behind a service no more than it can serve.")
    case .peakRatio:
      column("peak_ratio", "times", "peak_per_h / usual_peak_per_h; empty where the baseline is 0.")
    case .peakTime:
      column(
        "peak_time", ResultTables.localTime,
        "When the busiest hour starts; an hour of the clock has no interval, so its ends are always empty.")
    case .backlogAtLift:
      column("backlog_at_lift", "people", "Attempts that waited for their moment when the interval of the lift began.")
    case .halfBacklogHours:
      column(
        "half_backlog_h", "hours", "From the lift until the backlog at the lift has halved; empty if it never does.")
    case .recoveryHours:
      column(
        "recovery_h", "hours",
        "From the lift until the completed attempts of the next 24 hours are, and stay, within 5 % of the baseline; empty if they "
          + "never do.")
    case .releasedTotal:
      column("released_total", "people", "Deferred attempts that returned, in the whole run.")
    case .abandonedTotal:
      column("abandoned_total", "people", "Attempts given up, in the whole run.")
    case .usualPeakPerHour:
      column(
        "usual_peak_per_h", "people per hour",
        "Attempts completed in the busiest hour of an ordinary day: in the baseline arm, the mean over all days of the run.")
    case .tenMinutesPerHour:
      column(
        "peak_10min_per_h", "people per hour",
        "Attempts completed in the busiest ten minutes of the clock in the week from the lift on, by the hour.")
    case .minutePerHour:
      column(
        "peak_1min_per_h", "people per hour",
        "Attempts completed in the busiest minute of the clock in the week from the lift on, by the hour.")
    case .drainHours:
      column(
        "drain_h", "hours",
        "From the lift until the line for the service of the action, after its longest in the week from the lift on, is no longer than in the "
          + "baseline arm at the end of an interval; empty without a service, and if that does not come.")
    case .longestWait:
      column("wait_max_s", "seconds", "The longest wait for the service in the week from the lift on; empty without one.")
    case .shareInTime:
      column(
        "in_time_share", "share",
        "Of the people whose service begins in that week, the share who waited no longer than its `target`; empty without one.")
    }
  }

  /// What it is called beside its number.
  public var label: String {
    switch self {
    case .baselinePerHour: "usual in the busiest hour"
    case .peakPerHour: "busiest hour after the lift"
    case .peakRatio: "times the usual peak"
    case .peakTime: "start of the busiest hour"
    case .backlogAtLift: "waiting at the lift"
    case .halfBacklogHours: "until half of them are gone"
    case .recoveryHours: "until all is as usual"
    case .releasedTotal: EffectMetric.released.label
    case .abandonedTotal: EffectMetric.lost.label
    case .usualPeakPerHour: "usual peak"
    case .tenMinutesPerHour: "busiest ten minutes after the lift, by the hour"
    case .minutePerHour: "busiest minute after the lift, by the hour"
    case .drainHours: "until the line is gone"
    case .longestWait: "longest wait"
    case .shareInTime: "served in time"
    }
  }

  /// The figure of a column; `nil` where it is that of none.
  public init?(column name: String) {
    guard let figure = Self.allCases.first(where: { $0.reference.name == name }) else { return nil }
    self = figure
  }

  private func column(_ name: String, _ unit: String, _ meaning: String) -> ColumnReference {
    ColumnReference(name: name, unit: unit, meaning: meaning)
  }

  /// Whether it tells of a service; these are the last columns.
  public var isOfService: Bool { self == .drainHours || self == .longestWait || self == .shareInTime }

  /// Whether it is an instant, in microseconds since the start of the run.
  public var isInstant: Bool { self == .peakTime }
}
