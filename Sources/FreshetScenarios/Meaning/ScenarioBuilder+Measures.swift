import FreshetCore
import FreshetModel

extension ScenarioBuilder {
  /// What a restriction does beside putting up gates.
  mutating func measures(
    _ parameters: ParameterTable, _ kind: any RestrictionKind.Type, _ scope: Scope, _ path: [String]
  ) -> [Measure] {
    if !kind.stops, parameters["reaction"] != nil {
      report(.restriction(.reactionToNothing(kind.reference.name)), at: path + ["reaction"], atKey: true)
    }
    guard let start else { return [] }
    let measures = reading(path) { () throws(ParameterProblem) in try kind.measures(parameters, start: start) } ?? []
    for measure in measures {
      switch measure {
      case .suspend(let suspension): check(suspension, parameters, scope, path)
      case .verify(let verification): check(verification, parameters, path + ["accounts"])
      case .deter: checkFear(parameters, scope, path)
      case .delist: checkOnce(parameters, path)
      case .holdUp: checkFriction(parameters, kind.reference.name, path)
      }
    }
    return measures
  }

  // MARK: Accounts that are suspended or closed

  private mutating func check(_ suspension: Suspension, _ parameters: ParameterTable, _ scope: Scope, _ path: [String]) {
    if parameters["alternating"] != nil {
      report(.restriction(.purgeOfChance), at: path + ["alternating"], atKey: true)
    } else if !suspension.isLeaving, isStanding(parameters, path) {
      report(.restriction(.purgeOfStanding), at: path, atKey: true)
    }
    if suspension.renewal != nil, !platformNames[scope.platform].hasAction(Action.register) {
      report(.restriction(.noSignUps(platform: platforms[scope.platform].name)), at: path + ["register_again"], atKey: true)
    }
    if case .count(let count) = suspension.extent { checkCount(count, scope, path + ["count"]) }
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

  // MARK: Accounts to be verified

  private mutating func check(_ verification: Verification, _ parameters: ParameterTable, _ path: [String]) {
    let ofRestriction = Array(path.dropLast())
    checkOnce(parameters, ofRestriction)
    if let deadline = parameters.table("accounts")?.instant("deadline"), let (begin, place) = beginning(parameters, ofRestriction),
      deadline < begin
    {
      report(.restriction(.deadlineTooEarly), at: path + ["deadline"], notes: [(place, .beginsHere)])
    }
    let shares = (verification.steady?.share ?? 0) + (verification.rush?.share ?? 0)
    if shares > 1 + 1e-9 { report(.value(.sharesAbove(shares, keys: ["steady", "rush"])), at: path, atKey: true) }
  }

  /// Checks that what has one deadline begins once.
  private mutating func checkOnce(_ parameters: ParameterTable, _ path: [String]) {
    for key in ["times", "alternating"] where parameters[key] != nil {
      report(.restriction(.deadlineIsOne), at: path + [key], atKey: true)
    }
  }

  // MARK: Deterrence

  /// Checks that people are afraid of what they want for itself.
  private mutating func checkFear(_ parameters: ParameterTable, _ scope: Scope, _ path: [String]) {
    for (index, action) in (parameters.texts("actions") ?? []).enumerated()
    where action == Action.connect || action == Action.register && platforms[scope.platform].signUps == nil {
      report(.restriction(.fearOfMeans(action)), at: path + ["actions", String(index)])
    }
    guard let contact = parameters.number("contact") else { return }
    if parameters["exposed_by"] == nil, !broken.isInDoubt(path + ["exposed_by"]) {
      report(.restriction(.contactWithoutHit), at: path + ["contact"], atKey: true)
    }
    if contact > 0, Spreading(p: 0, q: contact).isTooQuick { report(.restriction(.contactTooQuick), at: path + ["contact"]) }
  }

  /// Checks that the restrictions by which people are exposed to deterrence suspend accounts on the same platform.
  ///
  /// - Parameter places: Where the restrictions stand, as many as they are.
  mutating func checkExposure(_ restrictions: [Restriction], _ places: [[String]]) {
    guard !broken.containsChild(of: ["restrictions"]) else { return }
    for (index, (restriction, path)) in zip(restrictions, places).enumerated() {
      guard let name = restriction.fear?.exposedBy else { continue }
      let others = restrictions.prefix(index).filter { $0.fear?.contact != nil && $0.fear?.exposedBy == name }
      if restriction.fear?.contact != nil, let other = others.first {
        report(.restriction(.contactTwice(other: other.name)), at: path + ["contact"], atKey: true)
      }
      if restriction.fear?.contact != nil { checkSamplesOfFeedback(on: restriction.scope.platform, withUsers: true, path + ["contact"]) }
      let known = restrictions.filter { other in
        other.scope.platform == restriction.scope.platform && other.suspension.map { !$0.isLeaving } ?? false
      }.map(\.name)
      guard !known.contains(name) else { continue }
      let platform = platforms[restriction.scope.platform].name
      report(.restriction(.exposedByNothing(name, platform: platform, known: known)), at: path + ["exposed_by"])
    }
  }
}
