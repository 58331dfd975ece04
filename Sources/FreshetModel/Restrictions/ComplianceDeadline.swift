public import FreshetCore
import FreshetRandom

/// Operators have to comply by a deadline, and who is late takes no new users until then.
public enum ComplianceDeadline: RestrictionKind {
  public static let reference = EntryReference(
    name: "compliance_deadline",
    meaning:
      "Operators are told at `announced` to do something until `from`, the deadline. Each complies after a time that is drawn for it. One that "
      + "is late is delisted from the deadline until it complies: sign-ups with it are stopped. An operator is a value of a trait of the people: "
      + "the app that they use or want. Each has a restriction of its own in the results, `NAME-VALUE`.",
    keys: [
      .required("operators", .identifier, "The trait whose values are the operators."),
      .required(
        "complies", .one(Distribution.registry),
        "The time from `announced` to compliance, drawn once for each operator and replication. An operator whose time is longer than that from "
          + "`announced` to `from` is late."),
    ],
    example: "{kind: compliance_deadline, platform: apps, announced: 2021-07-26, from: 2021-08-03, operators: app, complies: "
      + "{exponential: {mean: 5 d}}, reaction: {retry: {share: 50 %, gap: {exponential: {mean: 2 d}}, at_most: 5}, abandon: {share: rest}}}",
    source: "14 apps and their pop-ups in July 2021 (Radio Free Asia)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(gating: [Action.register], .stop(share: 1))]
  }

  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] {
    guard let operators = parameters.text("operators") else { return [] }
    return [.delist(operators: operators, complies: try parameters.distribution("complies"))]
  }
}
