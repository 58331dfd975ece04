public import FreshetCore
import FreshetRandom

/// People do less since they are afraid.
public enum Deterrence: RestrictionKind {
  public static let reference = EntryReference(
    name: "deterrence",
    meaning:
      "People do less since they are afraid: some wishes to do the listed actions do not come (`deterred`). Nothing is stopped, so there is "
      + "no `reaction`. Some people may close their accounts. Each restriction of this kind is a fear of its own, with its own draws: of two that "
      + "each keep half of the wishes from coming, a quarter come.",
    keys: [
      .required("actions", .list(.identifier), "What people do less."),
      .required("depth", .share, "The share of the wishes of the exposed that do not come at first."),
      .optional(
        "recovers", .one(Distribution.registry),
        "How fast people recover: after a time t the depth is multiplied by the probability that the law is longer than t. It counts from "
          + "the exposure, of the holder of a suspended account from the suspension. Absent: they do not."),
      .optional("exposed", .share, default: "100 %",
        "The share of the people in its scope who are exposed, drawn for each; with `exposed_by`, of those whom it hits."),
      .optional(
        "exposed_by", .identifier,
        "The name of a restriction that suspends accounts. Then the holders of these accounts alone are exposed, from the suspension on, and "
          + "people who meet them, see `contact`. Absent: people are exposed when an on-time of this restriction begins."),
      .optional(
        "contact", .rate,
        "How often a person meets somebody of the platform, such as `2 per d`. People who meet a holder of an account that `exposed_by` has "
          + "suspended are exposed, too, from then on, once. The share of such holders among the accounts of the start is computed anew after a "
          + "tenth of 1 / `contact`, or more often; 6 per h at most. Absent: nobody is exposed by others."),
      .optional("leave", .entry(leaving), "People who close their account for fear. Absent: nobody does."),
    ],
    example: "{kind: deterrence, platform: weibo, from: 2013-08-20, actions: post, depth: 30 %, recovers: {exponential: {mean: 60 d}}}",
    source: "Detentions of bloggers in 2013 and −27.8 M microblog users (CNNIC, January 2014)")

  private static let leaving = EntryReference(
    name: "leave",
    meaning: "People who close their account, for good.",
    keys: [
      .required("share", .share, "The share of the people in the restriction's scope, exposed or not, drawn for each."),
      .required(
        "after", .one(Distribution.registry),
        "The time from the beginning of the restriction, or of the run where it has no `from`. People who would leave after `until` stay."),
    ])

  public static var stops: Bool { false }

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(gating: parameters.texts("actions") ?? [], namedBy: ["actions"], .deter)]
  }

  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] {
    var fear = Fear(
      depth: parameters.number("depth") ?? 0, exposed: parameters.number("exposed") ?? 1, exposedBy: parameters.text("exposed_by"))
    fear.contact = parameters.number("contact").flatMap { $0 > 0 ? $0 : nil }
    fear.recovers = try parameters.law("recovers")
    guard let leave = parameters.table("leave"), let share = leave.number("share") else { return [.deter(fear)] }
    var leaving = Suspension(.share(share))
    leaving.after = try ParameterProblem.inside("leave") { () throws(ParameterProblem) in try leave.distribution("after") }
    leaving.isLeaving = true
    return [.deter(fear), .suspend(leaving)]
  }
}
