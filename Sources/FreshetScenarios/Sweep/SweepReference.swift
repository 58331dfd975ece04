public import FreshetCore

/// The description of sweep files.
public enum SweepReference {
  /// What the name of a sweep over what a scenario assumes has behind the scenario's.
  public static let assumptionsEnding = "-assumptions"

  /// The keys of a sweep file.
  public static let sweep = EntryReference(
    name: "sweep",
    meaning: "A sweep file: a scenario, what varies in it, and how the points are chosen at which it is run.",
    keys: [
      .required("sweep", .integer(1...1), "The version of the file format; it is 1."),
      .required("name", .identifier, "The sweep's name; results are written to a folder of this name."),
      .optional("title", .text, "One line for people."),
      .required("scenario", .text, "The path of the scenario file, relative to this one."),
      .optional("set", .list(.text), "Changes of the scenario at all points, as `path=value`."),
      .optional("sample", .fraction, "As in the scenario, in its place."),
      .optional("replications", .integer(1...10_000), "As in the scenario, in its place."),
      .optional(
        "design", .choice(SweepDesign.allCases.map(\.rawValue)),
        "How the points are chosen: `grid` takes every value with every other; `list` those of a file; the others draw them."),
      .optional("points", .integer(1...mostPoints), "How many points a design draws; for `saltelli`, how many blocks of factors + 2 points."),
      .optional("file", .text, "A CSV file of points, relative to this one: a column for each key, a line for each point."),
      .optional("until", .entry(until), "Adds replications to each point until its effect is known well enough."),
      .optional(
        "metrics", .list(.text),
        "The metrics that are wanted; `timeseries` stands for the time series, `all` for all metrics. Absent: `all`."),
    ])

  /// The keys of a rule for replications.
  static let until = EntryReference(
    name: "until", meaning: "When a point has replications enough: as many as the scenario says, then twice as many, until it is so.",
    keys: [
      .required("metric", .text, "The metric whose effect is looked at, of all people and actions together."),
      .required("half_width", .share, "Half the width of the 95 % interval that is narrow enough, as a part of the effect."),
      .required("at_most", .integer(2...10_000), "The most replications of a point."),
    ])

  /// The key of a sweep file that lists what varies; its values are those of other keys.
  static let factors = "factors"

  /// More points than that are an error of writing.
  public static let mostPoints = 1_000_000
}
