public import FreshetCore
import FreshetRandom

/// Users have to give their real names.
public enum RealNameMandate: RestrictionKind {
  public static let reference = EntryReference(
    name: "real_name_mandate",
    meaning:
      "New users have to give a real name, and a share of the sign-ups fails the check. Those who have an account when the run starts may have "
      + "to verify it until a deadline: from then on it is read-only (`read_only` in population.csv) until they do. Accounts that are "
      + "opened during the run need not be verified. The "
      + "check takes no time and comes before frictions and services.",
    keys: [
      .optional("fails", .share, default: "0 %", "The share of sign-ups that fail the check."),
      .optional(
        "drawn", .choice(Drawn.allCases.map(\.rawValue)), default: "person",
        "What fails or not as a whole: each `attempt`, a `wish` with all its repeats, or all that a `person` does. With `person` somebody who "
          + "fails once fails every time."),
      .optional("accounts", .entry(accounts), "How accounts that are there are verified. Absent: they need not be."),
    ],
    example: "{kind: real_name_mandate, platform: weibo, from: 2011-12-16, fails: 40 %, reaction: {retry: {share: 60 %, gap: "
      + "{exponential: {mean: 1 d}}, at_most: 3}, abandon: {share: rest}}}",
    source: "Weibo in 2011–12; messaging apps from 7 August 2014 on (AFP, Global Voices)")

  static let accounts = EntryReference(
    name: "accounts",
    meaning: "How the holders of accounts verify them, and what is closed to those who have not done so by the deadline.",
    keys: [
      .required("deadline", .instant, "From when on unverified accounts are read-only."),
      .required(
        "actions", .list(.identifier),
        "What is closed to them. They react as to any stop; a deferred attempt waits until the person has verified. `announced` and `learns` "
          + "make no difference: each knows their own account."),
      .optional("steady", .entry(part("steady", "from `from` of the mandate on")), "Who verifies in the course of time. Absent: nobody."),
      .optional("rush", .entry(part("rush", "before the deadline")), "Who verifies in a rush at the end. Absent: nobody."),
      .optional(
        "wall", .entry(part("wall", "after being stopped for the first time")),
        "Of those who are read-only, who verifies when they meet the wall. Absent: nobody."),
    ])

  private static func part(_ name: String, _ when: String) -> EntryReference {
    EntryReference(
      name: name, meaning: "People who verify \(when).",
      keys: [
        .required(
          "share", .share,
          name == "wall"
            ? "Their share of those who are read-only." : "Their share; those of `steady` and `rush` together make 100 % at most."),
        .required("time", .one(Distribution.registry), "The time \(when)\(name == "rush" ? ", backwards" : ""), drawn for each."),
      ])
  }

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    var effects: [Effect] = []
    let fails = parameters.number("fails") ?? 0
    if fails > 0 || parameters["accounts"] == nil {
      var signUps = Effect(gating: [Action.register], .stop(share: fails))
      signUps.drawn = parameters.text("drawn").flatMap(Drawn.init) ?? .person
      effects.append(signUps)
    }
    if let actions = parameters.table("accounts")?.texts("actions") {
      effects.append(Effect(gating: actions, namedBy: ["accounts", "actions"], .readOnly))
    }
    return effects
  }

  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] {
    guard let accounts = parameters.table("accounts"), let deadline = accounts.instant("deadline") else { return [] }
    var verification = Verification(deadline: SimulationTime(microseconds: max(0, deadline - start)))
    try ParameterProblem.inside("accounts") { () throws(ParameterProblem) in
      verification.steady = try part("steady", of: accounts)
      verification.rush = try part("rush", of: accounts)
      verification.wall = try part("wall", of: accounts)
    }
    return [.verify(verification)]
  }

  private static func part(_ key: String, of accounts: ParameterTable) throws(ParameterProblem) -> Verification.Part? {
    guard let table = accounts.table(key), let share = table.number("share") else { return nil }
    return try ParameterProblem.inside(key) { () throws(ParameterProblem) in
      Verification.Part(share: share, time: try table.distribution("time"))
    }
  }
}
