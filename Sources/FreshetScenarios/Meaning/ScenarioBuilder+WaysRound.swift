import FreshetCore
import FreshetModel

extension ScenarioBuilder {
  /// Checks that the people whom a restriction concerns can go where its reactions lead.
  mutating func checkWaysRound(_ parameters: ParameterTable, _ scope: Scope, _ actions: [String], _ path: [String]) {
    guard let reaction = parameters.table("reaction") else { return }
    let path = path + ["reaction"]
    if let divert = reaction.table(Divert.reference.name), let to = divert.text("to") {
      checkDivert(to, scope, actions, path + [Divert.reference.name, "to"])
    }
    if let leave = reaction.table(Leave.reference.name) { checkLeave(leave, scope, actions, path + [Leave.reference.name]) }
    if let circumvent = reaction.table(Circumvent.reference.name), let tool = circumvent.text("tool") {
      checkTool(tool, scope, path + [Circumvent.reference.name, "tool"])
    }
  }

  private mutating func checkLeave(_ leave: ParameterTable, _ scope: Scope, _ actions: [String], _ path: [String]) {
    if !actions.isEmpty, actions.allSatisfy({ $0 == Action.register }) {
      report(.restriction(.leaveWithoutAccount), at: path, atKey: true)
    }
    guard let to = leave.text("to"), let target = platformIndex(to, path + ["to"]) else { return }
    if target == scope.platform { return report(.restriction(.leaveToItself(to)), at: path + ["to"]) }
    checkAccounts(of: scope, on: target, mustOpen: true, path + ["to"])
  }

  private mutating func checkDivert(_ to: String, _ scope: Scope, _ actions: [String], _ path: [String]) {
    guard let target = platformIndex(to, path) else { return }
    if target == scope.platform { return report(.restriction(.divertToItself(to)), at: path) }
    for action in actions where !platformNames[target].hasAction(action) && !mayHave(action, target) {
      let isSignUp = action == Action.register
      return report(isSignUp ? .restriction(.divertWithoutSignUps(to)) : .restriction(.divertWithoutAction(action, platform: to)), at: path)
    }
    checkAccounts(of: scope, on: target, mustOpen: true, path)
  }

  private mutating func checkTool(_ tool: String, _ scope: Scope, _ path: [String]) {
    guard let target = platformIndex(tool, path) else { return }
    guard platforms[target].isTool else { return report(.restriction(.noTool(tool)), at: path) }
    checkAccounts(of: scope, on: target, mustOpen: false, path)
  }

  private mutating func platformIndex(_ name: String, _ path: [String]) -> Int? {
    if let index = platforms.firstIndex(where: { $0.name == name }) { return index }
    guard !broken.mayHold(name, in: ["platforms"]) else { return nil }
    report(.value(.unknownReference(name, what: "platform", known: platforms.map(\.name))), at: path)
    return nil
  }

  /// Checks that the people of a scope have a cohort on another platform.
  ///
  /// - Parameter mustOpen: Whether who holds one account needs to sign up there.
  private mutating func checkAccounts(of scope: Scope, on target: Int, mustOpen: Bool, _ path: [String]) {
    let platform = platforms[target]
    for group in scope.groups where !platformNames[target].groups.contains(group) {
      return report(.restriction(.groupWithoutAccount(group, platform: platform.name)), at: path)
    }
    let there = platform.origins.map(\.name)
    let signUps = platforms[scope.platform].signUps?.origins
    for origin in scope.origins {
      let people = platforms[scope.platform].users * (platforms[scope.platform].origins.first { $0.name == origin }?.share ?? 0)
      let coming = signUps?.first { $0.name == origin }?.share ?? 0
      guard people > 0 || coming > 0 else { continue }
      if mustOpen, !platform.offered.contains(Action.register), !mayHave(Action.register, target) {
        return report(.restriction(.divertWithoutSignUps(platform.name)), at: path)
      }
      // People keep their origin, unless the other platform tells none apart.
      if there.count != 1, !there.contains(origin) {
        report(.restriction(.divertOriginUnknown(origin: origin, platform: platform.name)), at: path)
      }
    }
  }
}
