public import FreshetCore
import FreshetRandom

/// Actions wait for somebody to approve of them.
public enum Approval: RestrictionKind {
  public static let reference = EntryReference(
    name: "approval",
    meaning:
      "Reviewers have to approve of something, such as new public accounts, or posts of some people. An attempt that nothing has stopped joins "
      + "a queue before them, as at a `service`. It is `waiting` until they get to it, or the person loses patience; without room it is turned "
      + "away. A share is refused when the review ends: these attempts are stopped, and the people react. Attempts in line at the lift are still "
      + "reviewed; later ones are not. People who know of it try all the same. Leave official media, and others who need no approval, out of "
      + "`who`.",
    keys: [
      .required(
        "actions", .list(.identifier),
        "The actions that the same reviewers have to approve of, or `register` for sign-ups; a single one may stand without brackets."),
      .optional("refuses", .share, "The share that is refused. Absent: nobody."),
      .optional(
        "drawn", .choice(Drawn.allCases.map(\.rawValue)), default: "wish",
        "What is refused or not as a whole: each `attempt`, a `wish` with all its repeats, or all that a `person` does."),
    ] + Service.queue,
    oneOf: Service.oneOf,
    example: "{kind: approval, platform: wechat, from: 2014-08-07, actions: register, servers: 50, time: {exponential: {mean: 20 min}}, hours: "
      + "{opens: 9, closes: 18, days: [mon, tue, wed, thu, fri]}, refuses: 10 %, reaction: {abandon: {share: 100 %}}}",
    source: "Public accounts of WeChat from 7 August 2014 on (AFP, 7 August 2014; Global Voices)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    var effect = Effect(
      gating: parameters.texts("actions") ?? [], namedBy: ["actions"], .review(refuses: parameters.number("refuses") ?? 0))
    effect.drawn = parameters.text("drawn").flatMap(Drawn.init) ?? .wish
    return [effect]
  }
}
