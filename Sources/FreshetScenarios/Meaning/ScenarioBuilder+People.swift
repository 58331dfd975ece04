import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  mutating func readPeople() {
    for (name, value) in table.table("people")?.elements ?? [] {
      guard case .table(let parameters) = value else { continue }
      let path = ["people", name]
      if name == Origin.unnamed { report(.value(.reservedName(name, what: "group")), at: path, atKey: true) }
      var group = PeopleGroup(
        name: name, count: parameters.number("count") ?? 0, accounts: accounts(parameters, path), traits: traits(parameters, path))
      group.subscribers = subscribers(parameters, path)
      group.sample = parameters.number("sample")
      group.activity = spread(parameters, "activity", path)
      let limit = Scenario.Limits.combinations
      if group.combinations > limit {
        report(.people(.tooManyCombinations(group.combinations, limit: limit)), at: path, atKey: true)
      }
      people.append(group)
    }
  }

  private mutating func accounts(_ parameters: ParameterTable, _ path: [String]) -> [(platform: Int, share: Double)] {
    let path = path + ["accounts"]
    var accounts: [(platform: Int, share: Double)] = []
    for (name, value) in parameters.table("accounts")?.elements ?? [] {
      guard case .table(let account) = value, let share = account.number("share") else { continue }
      if let platform = platforms.firstIndex(where: { $0.name == name }) {
        accounts.append((platform, share))
      } else if !broken.isTouched(["platforms"]) {
        report(.value(.unknownReference(name, what: "platform", known: platforms.map(\.name))), at: path + [name], atKey: true)
      }
    }
    return accounts
  }

  private mutating func traits(_ parameters: ParameterTable, _ path: [String]) -> [PeopleGroup.Trait] {
    var traits: [PeopleGroup.Trait] = []
    for (name, value) in parameters.table("traits")?.elements ?? [] {
      let path = path + ["traits", name]
      if name == Scope.origin || name == Scope.group { report(.value(.reservedName(name, what: "trait")), at: path, atKey: true) }
      guard case .table(let table) = value else { continue }
      traits.append(PeopleGroup.Trait(name: name, values: shares(table, path)))
    }
    return traits
  }
}
