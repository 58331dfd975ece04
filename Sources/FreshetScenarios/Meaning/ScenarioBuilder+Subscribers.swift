import FreshetCore
import FreshetModel
import FreshetRandom

/// Subscribers of accounts, and the actions that reach them.
extension ScenarioBuilder {
  mutating func countLaw(_ parameters: ParameterTable, _ key: String, _ path: [String]) -> CountLaw? {
    guard let table = parameters.table(key) else { return nil }
    return reading(path + [key]) { () throws(ParameterProblem) in try CountLaw(table) }
  }

  /// How many people follow an account of a group, by the position of its platform.
  mutating func subscribers(_ parameters: ParameterTable, _ path: [String]) -> [Int: CountLaw] {
    var laws: [Int: CountLaw] = [:]
    for (name, value) in parameters.table("accounts")?.elements ?? [] {
      guard case .table(let account) = value, let platform = platforms.firstIndex(where: { $0.name == name }) else { continue }
      laws[platform] = countLaw(account, "subscribers", path + ["accounts", name])
    }
    return laws
  }

  /// Checks that actions which reach subscribers have whom to reach, and no more than can be counted.
  mutating func checkReach(sample: Double) {
    for (index, platform) in platforms.enumerated() {
      for action in platform.actions where action.reachesSubscribers {
        let path = ["platforms", platform.name, "actions", action.name, "reaches"]
        guard haveSubscribers(index) else {
          report(.people(.reachesNobody(platform.name)), at: path)
          continue
        }
        let reached = expectedReach(of: action, on: index, sample: sample)
        if reached > Self.mostReached { report(.run(.reachesTooMany(times: reached / Self.mostReached)), at: path) }
      }
    }
  }

  /// Far below what an integer holds, since some years have more than is expected.
  private static let mostReached = 1e17

  /// Whether anything says how many follow an account on a platform, right or wrong.
  private func haveSubscribers(_ platform: Int) -> Bool {
    let name = platforms[platform].name
    func says(_ path: [String], _ parameters: ParameterTable?) -> Bool {
      parameters?["subscribers"] != nil || broken.isInDoubt(path + ["subscribers"])
    }
    return says(["platforms", name], table.table("platforms")?.table(name))
      || people.contains { group in
        says(["people", group.name, "accounts", name], table.table("people")?.table(group.name)?.table("accounts")?.table(name))
      } || broken.contains(["people"])
  }

  /// How many are reached in all replications together, at the greatest demand.
  private func expectedReach(of action: Action, on platform: Int, sample: Double) -> Double {
    guard let start, let end else { return 0 }
    let users = platforms[platform].users * sample * (platforms[platform].subscribers?.mean ?? 0)
    let ofGroups = people.reduce(0) { sum, group in
      let share = group.accounts.first { $0.platform == platform }?.share ?? 0
      let law = group.subscribers[platform] ?? platforms[platform].subscribers
      return sum + group.count * share * (group.sample ?? sample) * (law?.mean ?? 0)
    }
    let demand = action.demand?.points.map(\.factor).max() ?? 1
    return (users + ofGroups) * Double(end - start) / 1e6 / action.gap.mean * demand * Double(table.integer("replications") ?? 1)
  }
}
