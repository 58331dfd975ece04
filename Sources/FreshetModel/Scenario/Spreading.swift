public import FreshetCore

/// A platform that people hear of from one another.
///
/// Source: Bass, A New Product Growth for Model Consumer Durables, Management Science 15 (1969).
public struct Spreading: Sendable {
  /// The rate per second at which a person gets an account by themselves; at least 0.
  public var p: Double
  /// The rate per second at which they do where all others have one: it is so much × the share of people who have; at least 0.
  public var q: Double

  public init(p: Double, q: Double) {
    self.p = p
    self.q = q
  }

  /// Above every rate of a person, per second.
  var fastest: Double { p + q }

  /// How long the share is that of the middle.
  var period: SimulationDuration { SimulationDuration.round(atMost: Self.partOfWindow / fastest) ?? .minutes(1) }

  /// Whether a minute, the shortest of such periods, is too long.
  public var isTooQuick: Bool { SimulationDuration.round(atMost: Self.partOfWindow / fastest) == nil }

  private static let partOfWindow = 0.1

  /// Describes it in a scenario file.
  public static let reference = EntryReference(
    name: "spreads",
    meaning:
      "People hear of the platform from one another, in both arms: those of the groups of `people` that list it under `accounts`, even with "
      + "0 %. A person without an account there gets one at the rate p + q × s, where s is the share of these people who have or have had one. "
      + "Each signs up once; the sign-up may be stopped like any other. They do there what others do, from the first time on that they hear of "
      + "it in one of the arms.",
    keys: [
      .required("p", .rate, "The rate at which a person gets it by themselves, `0.03 per y`: innovation."),
      .required(
        "q", .rate,
        "The rate that is added when all others have it, `0.4 per y`: imitation. The share is computed anew after a tenth of "
          + "1 / (p + q), or more often; p + q is 6 per h at most."),
    ],
    example: "{p: 0.03 per y, q: 0.4 per y}",
    source: "Bass, A New Product Growth for Model Consumer Durables, Management Science 15 (1969)")
}
