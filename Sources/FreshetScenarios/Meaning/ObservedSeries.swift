public import FreshetCore

/// A series that somebody published, for pictures to draw beside the simulated one. It changes no result.
public struct ObservedSeries: Sendable {
  /// What was observed: a column of a table.
  public enum Metric: String, CaseIterable, Sendable {
    case attempts, completed, blocked
    case accounts, active, registered, suspended
    case dailyActive = "daily_active"
    case monthlyActive = "monthly_active"

    /// Whether it is counted over a length of time, and belongs to an action; others are there at an instant, or on a day.
    public var isFlow: Bool { self == .attempts || self == .completed || self == .blocked }

    /// Whether it needs `report_activity`.
    public var isActivity: Bool { self == .dailyActive || self == .monthlyActive }
  }

  public struct Value: Sendable, Equatable {
    /// When it was counted or, of a flow, from when on. May lie outside of the run.
    public var at: SimulationTime
    /// Real people.
    public var people: Double
  }

  public var metric: Metric
  /// The platform's name.
  public var platform: String
  /// What is done there, where the metric is a flow.
  public var action: String?
  /// How long each value of a flow counts.
  public var over: SimulationDuration?
  /// In order.
  public var values: [Value]
  /// Where it was published.
  public var source: String?

  static let mostValues = 10_000

  /// Describes an element of `observed`.
  public static let reference = EntryReference(
    name: "observed",
    meaning: "A series that was published, which reports draw beside the simulated one, with the ratio. It changes no result.",
    keys: [
      .required(
        "metric", .choice(Metric.allCases.map(\.rawValue)),
        "What was counted: a column of `timeseries.csv` (`attempts`, `completed`, `blocked`), of `population.csv` or of `activity.csv`."),
      .required("platform", .identifier, "The platform where it was counted."),
      .optional("action", .identifier, "What people did, for a column of `timeseries.csv`; `register` for sign-ups."),
      .optional("over", .duration(.positive), "How long each value counts from its time on, for a column of `timeseries.csv`, such as `1 d`."),
      .required("series", .rows(value, atMost: mostValues), "The values, in the order of time; at least one lies in the run."),
      .optional("source", .text, "Where it was published."),
    ])

  /// Describes a value.
  static let value = EntryReference(
    name: "observed_value", meaning: "A value that was published.",
    keys: [
      .required("at", .instant, "When it was counted or, where it counts `over` a length of time, from when on."),
      .required("value", .count, "How many people."),
    ])
}
