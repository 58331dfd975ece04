public import FreshetCore
public import FreshetRandom

/// People who stay on a platform while enough others do.
///
/// Source: Granovetter, Threshold Models of Collective Behavior, American Journal of Sociology 83 (1978).
public struct Following: Sendable {
  /// The law of the share active below which a person leaves.
  public var threshold: Beta
  /// By how much it has to be above the threshold for the person to come back.
  public var gap: Double
  /// The law of the time between two looks of a person.
  public var looks: Distribution

  public init(threshold: Beta, gap: Double = 0, looks: Distribution) {
    self.threshold = threshold
    self.gap = gap
    self.looks = looks
  }

  /// How long the share active is that of the beginning: a quarter of the mean time between two looks at most.
  var period: SimulationDuration { SimulationDuration.round(atMost: looks.mean / Self.windowsPerLook) ?? .minutes(1) }

  /// Whether a minute, the shortest of such periods, is too long.
  public var isTooQuick: Bool { SimulationDuration.round(atMost: looks.mean / Self.windowsPerLook) == nil }

  private static let windowsPerLook = 4.0

  /// Describes it in a scenario file.
  public static let reference = EntryReference(
    name: "follows",
    meaning:
      "People stay while enough others do. Now and then each looks at the share active: the accounts in use, `active` in population.csv, ÷ "
      + "those in use in the baseline. People who find it below their own threshold are away (`lapsed` in population.csv) until a look at "
      + "which it is above the threshold + `gap`. Their wishes meanwhile are `unable`, and what waits waits for them. Where no restriction "
      + "changes who is active, nobody leaves.",
    keys: [
      .required("threshold", .entry(Beta.reference("threshold", "The share active below which a person leaves.")),
        "The share active below which a person leaves: drawn once for each."),
      .optional("gap", .share, default: "0 %", "By how much the share active has to be above the threshold for the person to come back."),
      .required(
        "looks", .one(Distribution.registry),
        "The time between two looks of a person, on the wall clock; its mean is 4 min or more. The share is computed anew four times in a "
          + "mean time, or a little more often."),
    ],
    example: "{threshold: {mean: 40 %, sd: 15 %}, gap: 5 %, looks: {exponential: {mean: 1 d}}}",
    source: "Granovetter, Threshold Models of Collective Behavior, American Journal of Sociology 83 (1978)")
}

extension SimulationDuration {
  /// The longest of some lengths that go into one another that is not longer; `nil` where it is shorter than a minute.
  static func round(atMost seconds: Double) -> SimulationDuration? {
    let minutes: [Int64] = [1440, 720, 360, 180, 60, 30, 15, 5, 1]
    return minutes.first { Double($0) * 60 <= seconds }.map { .minutes($0) }
  }
}
