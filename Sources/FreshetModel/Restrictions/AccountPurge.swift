public import FreshetCore
import FreshetRandom

/// A platform suspends accounts.
public enum AccountPurge: RestrictionKind {
  public static let reference = EntryReference(
    name: "account_purge",
    meaning:
      "The platform suspends accounts in its scope: at once, or one after the other from `from` to `until`. What their holders want "
      + "meanwhile is `unable`, and comes to nothing. Nothing is stopped at a door, so there is no `reaction`.",
    keys: [
      .optional("share", .share, "The share of the accounts in its scope that are suspended, drawn for each."),
      .optional(
        "count", .count,
        "How many accounts are suspended: exactly so many, in whole simulated accounts, of those in its scope that are there when the run "
          + "starts. With several `times` so many at each; some of them may be suspended already."),
      .optional(
        "after", .one(Distribution.registry),
        "The time from `from` to the suspension, drawn for each account. Suspensions after `until` do not come; those before the run are part "
          + "of the accounts of the start. Absent: all at once."),
      .optional(
        "restored", .one(Distribution.registry),
        "The time from the suspension to the return of the account, drawn for each. Absent: it does not return. Where only some come back, "
          + "a long time stands for the others: "
          + "`hyperexponential: {means: [10 d, 10000 y], shares: [25 %, 75 %]}`."),
      .optional(
        "register_again", .entry(renewal),
        "How people open a new account instead; the old one is then closed for good. Absent: nobody does."),
    ],
    oneOf: [["share", "count"]],
    example: "{kind: account_purge, platform: facebook, from: 2014-09-12, share: 0.1 %, restored: {exponential: {mean: 14 d}}}",
    source: "Profiles of Facebook in September 2014 (AFP, 7 August 2014); public accounts of WeChat in March 2014 (Global Voices)")

  private static let renewal = EntryReference(
    name: "register_again",
    meaning: "How people get a new account: by one sign-up, which may be stopped like any other.",
    keys: [
      .required("share", .share, "The share of the suspended people who do, unless their account has come back by then."),
      .required("delay", .one(Distribution.registry), "The time from the suspension to the sign-up, on the wall clock."),
    ])

  public static var stops: Bool { false }

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] { [] }

  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] {
    var suspension: Suspension
    switch (parameters.number("share"), parameters.number("count")) {
    case (let share?, nil): suspension = Suspension(.share(share))
    case (nil, let count?): suspension = Suspension(.count(count))
    default: return []
    }
    suspension.after = try parameters.law("after")
    suspension.restored = try parameters.law("restored")
    if let renewal = parameters.table("register_again"), let share = renewal.number("share") {
      suspension.renewal = try ParameterProblem.inside("register_again") { () throws(ParameterProblem) in
        Suspension.Renewal(share: share, delay: try renewal.distribution("delay"))
      }
    }
    return [.suspend(suspension)]
  }
}
