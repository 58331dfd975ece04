public import FreshetCore
import FreshetRandom

extension Service {
  /// Describes a service in a scenario file.
  public static let reference = EntryReference(
    name: "service",
    meaning:
      "A queue with servers that an action goes through, in both arms. An attempt that has passed all restrictions asks it, and is "
      + "`waiting` until it is served, finds no room, or loses patience. First come, first served.",
    keys: [
      .required("platform", .identifier, "The platform that it belongs to."),
      .required("action", .identifier, "The action that it serves, or `register`."),
    ] + queue, oneOf: oneOf,
    example: "{platform: whatsapp, action: register, rate: 75 per s, patience: {exponential: {mean: 5 min}}}")

  /// The keys of a queue with servers.
  static let queue: [KeyReference] = [
    .optional("servers", .integer(1...1_000_000), "How many servers there are, each of which takes `time` for a request."),
    .optional(
      "rate", .rate, "In place of `servers`: one server that takes so many people per time, `75 per s`, each exactly as long as another."),
    .optional(
      "time", .one(Distribution.registry),
      "How long a server takes for a request. With `rate` only its shape counts: the law is stretched to the mean that the rate says."),
    .optional("room", .count, "How many people may wait; with `0` nobody does. Absent: all."),
    .optional(
      "patience", .one(Distribution.registry),
      "How long a person waits in line, on the wall clock, before they leave it for good: the attempt is `dropped`. Absent: as long as it takes."),
    .optional(
      "hours", .entry(hours), "When the servers work. The queue goes on accepting, and work in progress pauses. Absent: always."),
    .optional("priority", .named(.list(.identifier), of: "trait"), priorityMeaning),
    .optional(
      "full", .some(Reaction.registry),
      "What people do who find no room. `defer` here returns after its delay, since there is no lift to wait for; `divert`, `circumvent` and "
        + "`leave` are not possible here. Absent: all abandon."),
    .optional(
      "target", .duration(.positive),
      "The wait within which people are to be served: `in_time_share` in `surge.csv` is the share that were, in the week after a lift; in "
        + "`services.csv` of a sweep, in "
        + "the whole run."),
    .optional(
      "answers_within", .duration(.positive),
      "The length of the windows in which the run goes on. People who find no room, lose patience or are served in less hear of it up to two "
        + "windows late; the results count everything when it happens. Absent: a tenth of the shortest median gap of the reactions in `full` "
        + "and to a refusal, between 1 s and 1 min."),
  ]

  /// Of these exactly one must be given.
  static let oneOf = [["servers", "rate"]]

  private static let priorityMeaning =
    "Who is served before all others: `origin` lists origins of the platform, `group` groups of `people`, and the name of a trait lists its "
    + "values, as for `who` of a restriction. Nobody is interrupted for them. Absent: nobody."

  /// The days of the week, as scenario files name them.
  public static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static let hours = EntryReference(
    name: "opening_hours",
    meaning: "The hours in which servers work, in the scenario's time zone.",
    keys: [
      .required("opens", .integer(0...23), "The hour at which they begin, `9` for 09:00."),
      .required("closes", .integer(1...24), "The hour at which they stop, `18` for 18:00; one before `opens` is that of the next morning."),
      .optional("days", .list(.choice(days)), default: "[mon, tue, wed, thu, fri, sat, sun]", "The days on which they work."),
    ],
    example: "{opens: 9, closes: 18, days: [mon, tue, wed, thu, fri]}")
}
