import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  static let mostAccounts = Double(Int32.max)

  mutating func readPlatforms() {
    guard let tables = table.table("platforms") else { return }
    if tables.elements.isEmpty { report(.value(.emptyList), at: ["platforms"], atKey: true) }
    for (name, value) in tables.elements {
      guard case .table(let parameters) = value else { continue }
      let path = ["platforms", name]
      if name == Platform.all { report(.value(.reservedName(name, what: "platform")), at: path, atKey: true) }
      var platform = Platform(
        name: name, users: parameters.number("users") ?? 0, origins: origins(parameters, path),
        actions: actions(parameters, path), signUps: nil, lapse: lapse(parameters, path))
      platform.activity = spread(parameters, "activity", path)
      platform.subscribers = countLaw(parameters, "subscribers", path)
      platform.following = following(parameters, path)
      platform.spreading = spreading(parameters, path)
      platform.isTool = parameters.boolean("tool") ?? false
      if platform.isTool, platform.actions.contains(where: { $0.name == Action.connect }) {
        report(.value(.reservedName(Action.connect, what: "action")), at: path + ["actions", Action.connect], atKey: true)
      }
      platforms.append(platform)
    }
  }

  /// Reads what depends on the groups that hold accounts on a platform.
  mutating func completePlatforms() {
    for index in platforms.indices {
      let platform = platforms[index]
      let path = ["platforms", platform.name]
      guard let parameters = table.table("platforms")?.table(platform.name) else { continue }
      let groups = people.filter { $0.accounts.contains { $0.platform == index } }
      if parameters["users"] == nil {
        if groups.isEmpty, !broken.isTouched(["people"]), !broken.contains(path + ["users"]) {
          report(.form(.missingKey("users", owner: platform.name, .count)), at: path, atKey: true)
        }
        if parameters["origin"] == nil { platforms[index].origins = [] }
      } else if parameters["origin"] == nil, !groups.isEmpty {
        // All of them together are `all`.
        platforms[index].origins = [Origin(name: Origin.besideGroups, share: 1)]
      }
      for group in groups where platforms[index].origins.contains(where: { $0.name == group.name }) {
        report(.people(.groupIsOrigin(group.name, platform: platform.name)), at: ["people", group.name], atKey: true)
      }
      platforms[index].signUps = signUps(parameters, index, groups, path)
      checkSpreading(index, groups, path)
      platformNames.append(PlatformNames(platforms[index], groups: groups.map(\.name)))
    }
  }

  private mutating func origins(_ parameters: ParameterTable, _ path: [String]) -> [Origin] {
    guard let table = parameters.table("origin") else { return [Origin(name: Origin.unnamed, share: 1)] }
    return shares(table, path + ["origin"]).map { Origin(name: $0.name, share: $0.share) }
  }

  /// The shares of a table that make a whole; reported where they do not.
  mutating func shares(_ table: ParameterTable, _ path: [String]) -> [(name: String, share: Double)] {
    reading(path) { () throws(ParameterProblem) in try table.sharesOfWhole() }
      ?? table.elements.map { name, value in
        if case .number(let share) = value { (name, share) } else { (name, 1) }
      }
  }

  private mutating func actions(_ parameters: ParameterTable, _ path: [String]) -> [Action] {
    var actions: [Action] = []
    for (name, value) in parameters.table("actions")?.elements ?? [] {
      guard case .table(let parameters) = value else { continue }
      let path = path + ["actions", name]
      if name == Action.register || name == Action.all { report(.value(.reservedName(name, what: "action")), at: path, atKey: true) }
      let rhythm = rhythm(parameters, path)
      let gap = distribution(parameters, "gap", path)
      let spread = spread(parameters, "spread", path)
      // An action that cannot be read still has its name, which a restriction may gate.
      var action = Action(name: name, gap: gap ?? .exponential(Exponential(mean: 1)), spread: spread, rhythm: rhythm)
      action.pending = parameters.text("pending").flatMap(Action.Pending.init) ?? .latest
      action.demand = demand(parameters, path)
      action.reachesSubscribers = parameters["reaches"] != nil
      actions.append(action)
    }
    return actions
  }

  mutating func distribution(_ parameters: ParameterTable, _ key: String, _ path: [String]) -> Distribution? {
    guard let table = parameters.table(key) else { return nil }
    return reading(path + [key]) { () throws(ParameterProblem) in try Distribution(table) }
  }

  mutating func spread(_ parameters: ParameterTable, _ key: String, _ path: [String]) -> RateSpread? {
    guard let table = parameters.table(key) else { return nil }
    return reading(path + [key]) { () throws(ParameterProblem) in try RateSpread(table) }
  }

  private mutating func signUps(
    _ parameters: ParameterTable, _ platform: Int, _ groups: [PeopleGroup], _ path: [String]
  ) -> SignUps? {
    guard let table = parameters.table("sign_ups") else { return nil }
    let path = path + ["sign_ups"]
    let rhythm = rhythm(table, path)
    var own = cohorts(of: platform, groups)
    if let named = table.table("origin") {
      let shares = shares(named, path + ["origin"])
      let known = own.map(\.name).filter { $0 != Origin.unnamed }
      let names = Set(known)
      for origin in shares where !names.contains(origin.name) {
        report(.value(.unknownReference(origin.name, what: "origin", known: known)), at: path + ["origin", origin.name], atKey: true)
      }
      let share = Dictionary(shares.map { ($0.name, $0.share) }) { first, _ in first }
      own = own.map { Origin(name: $0.name, share: share[$0.name] ?? 0) }
    }
    var signUps = SignUps(rate: table.number("rate") ?? 0, origins: own, rhythm: rhythm)
    signUps.demand = demand(table, path)
    return signUps
  }

  /// The origins of a platform and the groups that hold accounts there, each with its share of the accounts of the start.
  private func cohorts(of platform: Int, _ groups: [PeopleGroup]) -> [Origin] {
    let origins = platforms[platform].origins
    guard !groups.isEmpty else { return origins }
    let users = platforms[platform].users
    let accounts = origins.map { Origin(name: $0.name, share: $0.share * users) }
      + groups.map { group in
        Origin(name: group.name, share: group.accounts.reduce(0) { $1.platform == platform ? $0 + $1.share * group.count : $0 })
      }
    let sum = accounts.reduce(0) { $0 + $1.share }
    return accounts.map { Origin(name: $0.name, share: sum > 0 ? $0.share / sum : 1 / Double(accounts.count)) }
  }

  private mutating func lapse(_ parameters: ParameterTable, _ path: [String]) -> Lapse? {
    guard let table = parameters.table("lapse") else { return nil }
    let path = path + ["lapse"]
    let after = distribution(table, "after", path)
    let returning = distribution(table, "return", path)
    guard let after, let returning else { return nil }
    return Lapse(after: after, returning: returning)
  }

  // MARK: Checks of the whole

  mutating func checkAccounts(sample: Double) {
    guard !broken.isTouched(["platforms"]), !broken.isTouched(["people"]), !broken.contains(["sample"]), !platforms.isEmpty
    else { return }
    let people = platforms.reduce(0) { $0 + $1.users } + self.people.reduce(0) { $0 + $1.count }
    let simulated = platforms.reduce(0) { sum, platform in
      platform.origins.reduce(sum) { $0 + ($1.share * platform.users * sample).rounded() }
    } + self.people.reduce(0) { $0 + ($1.count * ($1.sample ?? sample)).rounded() }
    var arrivals = 0.0
    if let start, let end {
      let length = SimulationTime(microseconds: end - start)
      arrivals = platforms.reduce(0) { sum, platform in
        let factor = platform.signUps?.demand?.mean(from: .start, until: length) ?? 1
        return sum + (platform.signUps?.rate ?? 0) * factor * (length - .start).seconds * sample
      }
    }
    if simulated == 0, people > 0 || !platforms.contains(where: { $0.signUps != nil }) {
      report(.run(.nobody(people: people, sample: sample)), at: people > 0 ? ["sample"] : ["platforms"], atKey: people == 0)
    } else if simulated + arrivals > Self.mostAccounts {
      let isGiven = node["sample"]?.isDefault == false
      report(.run(.tooManyAccounts(simulated + arrivals)), at: isGiven ? ["sample"] : ["platforms"], atKey: !isGiven)
    } else {
      checkCohorts(sample: sample)
    }
  }

  /// A cohort of which nobody is simulated would have results of exactly zero.
  private mutating func checkCohorts(sample: Double) {
    for platform in platforms {
      for origin in platform.origins {
        let people = platform.users * origin.share
        guard people >= 1, (people * sample).rounded() == 0 else { continue }
        let name = origin.name == Origin.unnamed ? platform.name : "\(platform.name) \(origin.name)"
        report(.run(.nobodyOf(cohort: name, people: people, sample: sample)), at: ["sample"])
        return
      }
    }
    for group in people where group.count >= 1 {
      let part = group.sample ?? sample
      guard (group.count * part).rounded() == 0 else { continue }
      let path = group.sample == nil ? ["sample"] : ["people", group.name, "sample"]
      report(.run(.nobodyOf(cohort: group.name, people: group.count, sample: part)), at: path)
    }
  }
}
