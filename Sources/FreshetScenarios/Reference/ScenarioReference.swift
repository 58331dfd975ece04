public import FreshetCore
import FreshetModel
import FreshetRandom

/// The description of scenario files: the top of the tree whose branches the model and the distributions describe.
public enum ScenarioReference {
  /// The keys of a scenario file.
  public static let scenario = EntryReference(
    name: "scenario",
    meaning: "A scenario file: platforms with their users, and the restrictions that are put on them.",
    keys: [
      .required("freshet", .integer(1...1), "The version of the file format; it is 1."),
      .required("name", .identifier, "The scenario's name; results are written to a folder of this name."),
      .optional("title", .text, "One line for people."),
      .optional("sources", .list(.text), "Where the numbers come from."),
      .optional(
        "assumptions", .list(.short(.text, for: "text", of: assumption)),
        "What is assumed where nobody knows, and how far it goes where that is known."),
      .optional(
        "time_zone", .timeZone, default: "UTC",
        "The time zone of all dates and of the daily rhythm, a name such as `Asia/Shanghai`.",
        source: "IANA time zone database"),
      .required("from", .instant, "When the run starts."),
      .required("until", .instant, "When the run ends. Leave time after a lift to see its surge."),
      .optional(
        "report_every", .duration(.positive), default: "1 h",
        "The length of the intervals of the time series; the last one is cut short by the end of the run."),
      .optional(
        "report_activity", .boolean, default: "false",
        "Whether daily and monthly active users are counted, in `activity.csv`: people who complete something. It takes some time."),
      .optional(
        "sample", .fraction, default: "1",
        "The part of the population that is simulated; each simulated person stands for 1 / sample people."),
      .optional(
        "replications", .integer(1...10_000), default: "8",
        "How many times the run is repeated with other draws. Confidence intervals need two."),
      .optional(
        "seed", .integer(0...Int.max), default: "1", "Chooses the draws. The same seed gives the same results, byte by byte."),
      .optional(
        "rhythms", .named(.entry(Rhythm.reference), of: "rhythm"),
        "Rhythms of your own, by name. `flat` and `evening` are always there."),
      .required("platforms", .named(.entry(Platform.reference), of: "platform"), "The platforms, by name."),
      .optional(
        "people", .named(.entry(PeopleGroup.reference), of: "group"),
        "Groups of people who may hold accounts on several platforms, by name, beside those who hold one: the `users` of the platforms."),
      .optional(
        "services", .named(.entry(Service.reference), of: "service"),
        "Services of finite capacity that actions go through, by name, in both arms. Absent: everything is done at once."),
      .optional(
        "restrictions", .list(.tagged(RestrictionRegistry.registry, common: Restriction.reference)),
        "The restrictions. Absent: none, and both arms are the same."),
      .optional(
        "observed", .list(.entry(ObservedSeries.reference)),
        "Series that were published, for `freshet report` and `freshet plot` to draw beside the simulated ones. They change no result."),
    ],
    example: "Scenarios/wechat-2017-profile-freeze.yaml")

  /// The keys of an assumption.
  static let assumption = EntryReference(
    name: "assumption", meaning: "Something assumed: a text, or a text and the key that stands for it.",
    keys: [
      .required("text", .text, "What is assumed, and why."),
      .optional(
        "key", .list(.text),
        "The key of the scenario whose value is assumed, such as `restrictions.0.reaction.defer.share`; several that have the same value stand "
          + "in brackets, and move together."),
      .optional("range", .text, "How far its value may go: `30 %..70 %`, or `4 h..64 h log` where it is a matter of times."),
      .optional(
        "law", .one(DrawnLaw.anyRegistry),
        "How likely its values are, in place of a range: a distribution in the unit of the key, or `beta` for a share. "
          + "`{lognormal: {median: 12 h, sigma: 0.7}}`, `{uniform: {min: 500 k, max: 2 M}}`, `{beta: {mean: 50 %, sd: 10 %}}`."),
      .optional("source", .text, "Where the range comes from."),
    ])
}
