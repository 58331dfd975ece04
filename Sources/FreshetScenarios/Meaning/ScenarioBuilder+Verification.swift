import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// How the holders of accounts verify who they are.
  mutating func verification(_ parameters: ParameterTable, _ kind: String, _ scope: Scope, _ path: [String]) -> Verification? {
    guard kind == RealNameMandate.reference.name else { return nil }
    if parameters["accounts"] == nil || parameters.number("fails") ?? 0 > 0, !platformNames[scope.platform].hasAction(Action.register) {
      report(.restriction(.noSignUps(platform: platforms[scope.platform].name)), at: path + ["platform"])
    }
    for key in ["times", "alternating"] where parameters[key] != nil {
      report(.restriction(.deadlineIsOne), at: path + [key], atKey: true)
    }
    let path = path + ["accounts"]
    guard let accounts = parameters.table("accounts"), let deadline = accounts.instant("deadline"), let start else { return nil }
    if let (begin, place) = beginning(parameters, Array(path.dropLast())), deadline < begin {
      report(.restriction(.deadlineTooEarly), at: path + ["deadline"], notes: [(place, .beginsHere)])
    }
    var verification = Verification(deadline: SimulationTime(microseconds: max(0, deadline - start)))
    verification.steady = part("steady", of: accounts, path)
    verification.rush = part("rush", of: accounts, path)
    verification.wall = part("wall", of: accounts, path)
    let shares = (verification.steady?.share ?? 0) + (verification.rush?.share ?? 0)
    if shares > 1 + 1e-9 { report(.value(.sharesAbove(shares, keys: ["steady", "rush"])), at: path, atKey: true) }
    return verification
  }

  private mutating func part(_ key: String, of accounts: ParameterTable, _ path: [String]) -> Verification.Part? {
    guard let table = accounts.table(key), let share = table.number("share"), let time = distribution(table, "time", path + [key])
    else { return nil }
    return Verification.Part(share: share, time: time)
  }
}
