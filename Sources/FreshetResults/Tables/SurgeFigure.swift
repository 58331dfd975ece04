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

  /// The documentation of its column.
  public var reference: ColumnReference {
    switch self {
    case .baselinePerHour:
      column("baseline_per_h", "people per hour", "Attempts completed in the baseline arm in the interval of the peak.")
    case .peakPerHour:
      column("peak_per_h", "people per hour", "Attempts completed in the busiest interval from the lift on.")
    case .peakRatio:
      column("peak_ratio", "times", "peak_per_h / baseline_per_h; empty where the baseline is 0.")
    case .peakTime:
      column(
        "peak_time", ResultTables.localTime,
        "When the busiest interval starts; the ends of its 95 % interval are times too.")
    case .backlogAtLift:
      column("backlog_at_lift", "people", "Attempts that waited for their moment when the interval of the lift began.")
    case .halfBacklogHours:
      column(
        "half_backlog_h", "hours", "From the lift until the backlog at the lift has halved; empty if it never does.")
    case .recoveryHours:
      column(
        "recovery_h", "hours",
        "From the lift until completed attempts stay within 5 % of the baseline for a day; empty if they never do.")
    case .releasedTotal:
      column("released_total", "people", "Deferred attempts that returned, in the whole run.")
    case .abandonedTotal:
      column("abandoned_total", "people", "Attempts given up, in the whole run.")
    }
  }

  private func column(_ name: String, _ unit: String, _ meaning: String) -> ColumnReference {
    ColumnReference(name: name, unit: unit, meaning: meaning)
  }

  /// How a figure moves with the counts that it is read from, and so which interval it has.
  public enum Nature: Sendable {
    /// Moves a little where the counts do.
    case smooth
    /// Hours that jump by whole report intervals.
    case steps
    /// An instant, in microseconds since the start of the run, that jumps by whole report intervals.
    case instant
  }

  public var nature: Nature {
    switch self {
    case .peakTime: .instant
    case .recoveryHours: .steps
    case .baselinePerHour, .peakPerHour, .peakRatio, .backlogAtLift, .halfBacklogHours, .releasedTotal, .abandonedTotal: .smooth
    }
  }
}
