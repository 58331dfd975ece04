public import FreshetCore

/// How activity is spread over the hours of the day and the days of the week: constant inside each hour.
public struct Rhythm: Sendable, Equatable {
  public var name: String
  /// The rate in each hour of the week relative to the average, Monday 00:00–01:00 first: 168 numbers of mean 1, none negative.
  public let weights: [Double]
  /// The relative rates in the 24 hours of a day, of mean 1.
  public let hours: [Double]

  /// - Parameters:
  ///   - hours: 24 relative rates from 00:00, none negative, not all 0.
  ///   - days: 7 relative rates from Monday, none negative, not all 0.
  public init(name: String, hours: [Double], days: [Double]) {
    self.name = name
    let raw = days.flatMap { day in hours.map { day * $0 } }
    let mean = raw.reduce(0, +) / Double(raw.count)
    weights = raw.map { $0 / mean }
    let hourly = hours.reduce(0, +) / Double(hours.count)
    self.hours = hours.map { $0 / hourly }
  }

  /// The same hours on all days: the clock on which a person's delays run, since a day of the week bends demand, no delay.
  public var everyDay: Rhythm {
    let isSo = weights.indices.allSatisfy { weights[$0] == weights[$0 % 24] }
    return isSo ? self : Rhythm(name: name, hours: hours, days: Array(repeating: 1, count: 7))
  }

  /// Describes a rhythm in a scenario file.
  public static let reference = EntryReference(
    name: "rhythm",
    meaning: "How activity is spread over the hours of the day and the days of the week, in the scenario's time zone.",
    keys: [
      .required("hours", .list(.number(.notNegative)), "24 relative rates, the first for 00:00–01:00."),
      .optional("days", .list(.number(.notNegative)), default: "[1, 1, 1, 1, 1, 1, 1]",
        "7 relative rates, Monday first: `[1, 1, 1, 1, 1, 0.7, 0.7]` is a weekend at 70 %. Mean gaps and rates are means over a whole week."),
    ],
    example: "{hours: [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 5, 5, 5, 5, 5, 6, 6, 6, 6, 7, 8, 4]}")

  /// The rhythms that every scenario can name.
  public static let builtIn: [Rhythm] = [evening]
}
