public import FreshetCore

/// The platform takes so many attempts per time and turns away who comes in excess.
///
/// It works by a share that is adjusted now and then: in each stretch of ``adjustsEvery``, counted from the start of the run, the
/// platform counts the attempts that reach the limit while it is in force, let through or not, and in the next stretch it lets each
/// try through with the probability limit / count, or 1 where fewer came. In the first stretch in force it lets all through, since
/// it has not counted yet.
///
/// So it acts on information that is one stretch old. Where n simulated attempts are expected in a stretch, and more than the limit, 1
/// in n comes through in excess, since the mean of 1 / count is larger than 1 / n; and where demand grows by a share x from one
/// stretch to the next, so does what comes through.
public struct RateLimit: RestrictionKind {
  /// Real people per second who come through, of all in the scope together and in all of the restriction's actions.
  public var rate: Double
  /// The length of a stretch, longer than zero.
  public var adjustsEvery: SimulationDuration

  public init(rate: Double, adjustsEvery: SimulationDuration = .hours(1)) {
    self.rate = rate
    self.adjustsEvery = adjustsEvery
  }

  public static let reference = EntryReference(
    name: "rate_limit",
    meaning:
      "The platform takes so many attempts per time and turns away who comes in excess. In each stretch of `adjusts_every` it counts "
      + "the attempts that reach the limit, and in the next one it lets each through with the probability limit / count: it is late by "
      + "a stretch, and turns nobody away in the first one. Attempts that a restriction before it in the file has stopped do not "
      + "reach it.",
    keys: [
      .required(
        "actions", .list(.identifier),
        "The actions of the platform that count together, or `register`; a single one may stand without brackets."),
      .required("limit", .rate, "The people who come through, per time, `75 per s`."),
      .optional(
        "adjusts_every", .duration(.positive), default: "1 h",
        "How long the platform counts before it adjusts the share that it turns away. A run goes through time in windows of "
          + "this length, so a short one costs time."),
    ],
    source: "Telegram, December 2015: sign-ups limited by the text messages that confirm them")

  public static func gatedActions(_ parameters: ParameterTable) -> [String] { parameters.texts("actions") ?? [] }

  public static func rateLimit(_ parameters: ParameterTable) -> RateLimit? {
    guard let rate = parameters.number("limit"), let stretch = parameters.number("adjusts_every") else { return nil }
    return RateLimit(
      rate: rate, adjustsEvery: max(SimulationDuration(microseconds: 1), SimulationDuration(seconds: stretch)))
  }
}
