import FreshetCore
import FreshetModel

extension ScenarioBuilder {
  /// What a restriction does to accounts.
  mutating func suspension(_ parameters: ParameterTable, _ kind: String, _ scope: Scope, _ path: [String]) -> Suspension? {
    if kind == Deterrence.reference.name { return leaving(parameters, path) }
    guard kind == AccountPurge.reference.name else { return nil }
    if parameters["reaction"] != nil { report(.restriction(.reactionToNothing(kind)), at: path + ["reaction"], atKey: true) }
    if parameters["alternating"] != nil {
      report(.restriction(.purgeOfChance), at: path + ["alternating"], atKey: true)
    } else if isStanding(parameters, path) {
      report(.restriction(.purgeOfStanding), at: path, atKey: true)
    }
    let suspension = reading(path) { () throws(ParameterProblem) in try Suspension(parameters) }
    guard let suspension = suspension ?? nil else { return nil }
    if suspension.renewal != nil, !platformNames[scope.platform].hasAction(Action.register) {
      report(.restriction(.noSignUps(platform: platforms[scope.platform].name)), at: path + ["register_again"], atKey: true)
    }
    if case .count(let count) = suspension.extent { checkCount(count, scope, path + ["count"]) }
    return suspension
  }

  /// Those who close their accounts for fear.
  private mutating func leaving(_ parameters: ParameterTable, _ path: [String]) -> Suspension? {
    if parameters["reaction"] != nil {
      report(.restriction(.reactionToNothing(Deterrence.reference.name)), at: path + ["reaction"], atKey: true)
    }
    let platform = platforms.first { $0.name == parameters.text("platform") }
    for (index, action) in (parameters.texts("actions") ?? []).enumerated()
    where action == Action.connect || action == Action.register && platform?.signUps == nil {
      report(.restriction(.fearOfMeans(action)), at: path + ["actions", String(index)])
    }
    guard let leave = parameters.table("leave"), let share = leave.number("share"), let after = distribution(leave, "after", path + ["leave"])
    else { return nil }
    if parameters["alternating"] != nil { report(.restriction(.purgeOfChance), at: path + ["alternating"], atKey: true) }
    var suspension = Suspension(.share(share), after: after)
    suspension.isLeaving = true
    return suspension
  }

  /// Checks that the restrictions by which people are exposed to deterrence suspend accounts on the same platform.
  mutating func checkExposure(_ tables: [ParameterValue]) {
    guard !broken.containsChild(of: ["restrictions"]) else { return }
    for (index, value) in tables.enumerated() {
      guard case .table(let parameters) = value, let name = parameters.text("exposed_by"), let platform = parameters.text("platform") else {
        continue
      }
      let known = zip(RestrictionNames.names(tables), tables).filter { _, other in
        guard case .table(let other) = other else { return false }
        return other.text("kind") == AccountPurge.reference.name && other.text("platform") == platform
      }.map(\.0)
      guard !known.contains(name) else { continue }
      report(.restriction(.exposedByNothing(name, platform: platform, known: known)), at: ["restrictions", String(index), "exposed_by"])
    }
  }

  /// Checks that there are as many accounts as are to be suspended.
  private mutating func checkCount(_ count: Double, _ scope: Scope, _ path: [String]) {
    let platform = platforms[scope.platform]
    guard !broken.isTouched(["people"]), !broken.isTouched(["platforms"]) else { return }
    let users = platform.origins.filter { scope.origins.contains($0.name) }.reduce(0) { $0 + $1.share * platform.users }
    let ofGroups = people.filter { scope.groups.contains($0.name) }.reduce(0) { sum, group in
      let share = group.accounts.first { $0.platform == scope.platform }?.share ?? 0
      let parts = scope.traits.map { trait, values in
        group.traits.first { $0.name == trait }?.values.filter { values.contains($0.name) }.reduce(0) { $0 + $1.share } ?? 0
      }
      return sum + parts.reduce(group.count * share, *)
    }
    let samples = people.filter { scope.groups.contains($0.name) }.map(\.sample) + (users > 0 ? [nil] : [])
    let other = samples.first { $0 ?? table.number("sample") != samples[0] ?? table.number("sample") }
    if other != nil { return report(.restriction(.purgeOfSamples), at: path) }
    if count == 0 { return report(.restriction(.purgeOfNobody), at: path) }
    // Shares are rounded to whole people.
    if count > (users + ofGroups) * (1 + 1e-9) + 1 { report(.restriction(.purgeOfTooMany(accounts: users + ofGroups)), at: path) }
  }
}
