public import FreshetCore

extension Rhythm {
  /// The day of a messaging app in China: busy from 10 to 12 and from 17 to 21, most active from 22:00 to 22:30.
  ///
  /// The order of the hours is Tencent's (reports of 2014, 2015 and 2019); the relative heights are assumed.
  public static let evening = Rhythm(name: "evening", hours: hoursOfEvening, days: [1, 1, 1, 1, 1, 1, 1])

  private static let hoursOfEvening = [
    0.55, 0.30, 0.18, 0.12, 0.12, 0.20, 0.45, 0.80, 1.05, 1.15, 1.30, 1.35,
    1.25, 1.10, 1.05, 1.05, 1.10, 1.30, 1.40, 1.45, 1.50, 1.55, 1.70, 1.05,
  ]

  /// Describes it, as what may stand in a scenario file.
  public static let referenceOfEvening = EntryReference(
    name: "evening",
    meaning:
      "Built in: the day of a messaging app in China, busy from 10 to 12 and from 17 to 21, most active after 22:00; all days alike.",
    keys: [], example: "{hours: [\(hoursOfEvening.map { String($0) }.joined(separator: ", "))]}",
    source: "the order of the hours: Tencent, reports of 2014, 2015 and 2019; their relative heights are assumed")
}
