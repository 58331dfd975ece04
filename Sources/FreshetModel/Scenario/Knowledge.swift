public import FreshetCore
public import FreshetRandom

/// What people know of a restriction, and when: of its coming, while it is in force, and of its end.
///
/// A person is *aware* of it if its announcement reached them, or if it stopped them and they took notice. Who is aware believes that it
/// is in force, and does not try, until the promised end, or until they hear of the lift.
public struct Knowledge: Sendable {
  /// That it was made known; absent where it never was.
  public var announcement: Announcement?
  /// Who acts before it begins; absent where nobody does. Needs an announcement.
  public var anticipation: Anticipation?
  /// The share of stops after which a person takes notice, drawn for each stop. It holds for the on-time in which they were stopped.
  public var learns = 0.0
  /// The end that was promised, whatever the lift is; absent where none was.
  public var promised: SimulationTime?
  /// The law of the time from a lift until a person hears of it, on the wall clock, once for each person and lift; absent where everybody
  /// does at once.
  public var notice: Distribution?

  public init() {}

  /// Whether anybody can ever believe that it is in force.
  var isEverBelieved: Bool { learns > 0 || (announcement?.reach ?? 0) > 0 }

  /// The keys that say so in a scenario file.
  static let keys: [KeyReference] = [
    .optional(
      "announced", .short(.instant, for: "at", of: Announcement.reference),
      "When it was made known, and to how many: `{at: 2017-10-17T15:00, reach: 40 %}`. A single instant serves `anticipation` alone. It is not "
        + "after the restriction begins. Absent: never."),
    .optional(
      "learns", .share, default: "0 %",
      "The share of stops after which a person takes notice, drawn for each stop. From then on the person believes that the restriction is in "
        + "force, and does not try, until the `promised` end or until they hear of the lift that ends it."),
    .optional(
      "promised", .instant,
      "The end that was announced. People who believe in the restriction try again from then on. A person who is stopped after it, and takes "
        + "notice, believes the promise no longer. Absent: none."),
    .optional(
      "notice", .one(Distribution.registry),
      "The time from a lift until a person hears of it, on the wall clock, drawn once for each person and lift. At that moment people try "
        + "again, and the delay of `defer` begins. Needed with `alternating`. Absent: everybody hears at once."),
    .optional(
      "anticipation", .entry(Anticipation.reference),
      "People who act between the announcement and the beginning. Absent: nobody."),
  ]

  /// Until when somebody may still believe in it who has not heard of a lift.
  func lastBelief(after lift: SimulationTime) -> SimulationTime {
    guard isEverBelieved, let notice, lift != .never else { return lift }
    return notice.kind.longest.map { lift + SimulationDuration(seconds: $0) } ?? .never
  }
}

/// That a restriction was made known.
public struct Announcement: Sendable {
  /// When.
  public var time: SimulationTime
  /// The share of people whom it reaches, who then believe it; absent where it only makes people hurry.
  public var reach: Double?

  public init(at time: SimulationTime, reach: Double? = nil) {
    self.time = time
    self.reach = reach
  }

  /// Describes `announced`.
  public static let reference = EntryReference(
    name: "announced",
    meaning:
      "When a restriction was made known, and to how many. The people whom it reached believe that the restriction is in force from its "
      + "beginning on, and do not try (`withheld`), until the `promised` end or until they hear of the lift. A single instant "
      + "serves `anticipation` alone: then everybody hears, and nobody holds back.",
    keys: [
      .required("at", .instant, "When."),
      .optional("reach", .share, default: "100 %", "The share of people whom it reaches, drawn once for each person."),
    ],
    example: "{at: 2017-10-17T15:00, reach: 40 %}")
}
