import FreshetCore
import FreshetModel

extension ScenarioBuilder {
  mutating func readRestrictions() -> [Restriction] {
    let tables = table.list("restrictions") ?? []
    let names = RestrictionNames.names(tables)
    var restrictions: [Restriction] = []
    for (index, value) in tables.enumerated() {
      guard case .table(let parameters) = value else { continue }
      let path = ["restrictions", String(index)]
      let explicit = parameters.text("name")
      if let explicit, let other = tables.prefix(index).firstIndex(where: { $0.name == explicit }) {
        report(
          .duplicateName(explicit), at: path + ["name"], notes: [(["restrictions", String(other), "name"], .first)])
      }
      if let restriction = restriction(parameters, name: names[index], path) { restrictions.append(restriction) }
    }
    return restrictions
  }

  private mutating func restriction(_ parameters: ParameterTable, name: String, _ path: [String]) -> Restriction? {
    let times = times(parameters, path)
    var mix: ReactionMix?
    if let table = parameters.table("reaction") {
      mix = reading(path + ["reaction"]) { () throws(ParameterProblem) in try ReactionMix(table) }
    }
    let anticipation = anticipation(parameters, path)
    guard let platform = platform(parameters, path), let kind = parameters.text("kind") else { return nil }
    let effects = effects(parameters, kind, platforms[platform], path)
    let scope = Scope(platform: platform, origins: origins(parameters, platforms[platform], path))
    checkDiverts(parameters, from: platforms[platform], scope.origins, effects.flatMap(\.actions), path)
    guard let times, let mix else { return nil }
    var restriction = Restriction(
      name: name, kind: kind, scope: scope, schedule: Schedule(from: times.from, until: times.until), effects: effects,
      reaction: mix)
    restriction.announcement = times.announced.map { Announcement(at: $0, anticipation: anticipation) }
    return restriction
  }

  private mutating func platform(_ parameters: ParameterTable, _ path: [String]) -> Int? {
    guard let name = parameters.text("platform") else { return nil }
    if let index = platforms.firstIndex(where: { $0.name == name }) { return index }
    let isBroken = broken.contains { $0.starts(with: ["platforms"]) && $0.count <= 2 }
    if !isBroken { report(.unknownReference(name, what: "platform", known: platforms.map(\.name)), at: path + ["platform"]) }
    return nil
  }

  // MARK: Time

  private typealias Times = (announced: SimulationTime?, from: SimulationTime, until: SimulationTime)

  private mutating func times(_ parameters: ParameterTable, _ path: [String]) -> Times? {
    guard let from = parameters.instant("from") else { return nil }
    let until = parameters.instant("until")
    let announced = parameters.instant("announced")
    if let until, until <= from {
      report(
        .untilBeforeFrom(isRun: false, backBy: from - until), at: path + ["until"], notes: [(path + ["from"], .startsHere)])
    } else if let start, let end {
      if from >= end { report(.outsideRun(endsBefore: false), at: path + ["from"], notes: [(["until"], .runEnds)]) }
      if let until, until <= start {
        report(.outsideRun(endsBefore: true), at: path + ["until"], notes: [(["from"], .runStarts)])
      }
    }
    if let announced, announced > from {
      report(.announcedTooLate, at: path + ["announced"], notes: [(path + ["from"], .beginsHere)])
    }
    if parameters.table("anticipation") != nil, announced.map({ $0 == from }) ?? true {
      let notes = announced == nil ? [] : [(path + ["announced"], LocatedProblem.Note.Kind.given)]
      report(.anticipationWithoutNotice, at: path + ["anticipation"], atKey: true, notes: notes)
    }
    guard let start else { return nil }
    if let announced, announced < start, parameters.table("anticipation") != nil {
      report(.announcedBeforeRun, at: path + ["announced"], notes: [(["from"], .startsHere)])
    }
    return (
      announced.map { SimulationTime(microseconds: $0 - start) }, SimulationTime(microseconds: from - start),
      until.map { SimulationTime(microseconds: $0 - start) } ?? .never
    )
  }

  private mutating func anticipation(_ parameters: ParameterTable, _ path: [String]) -> Anticipation? {
    guard let table = parameters.table("anticipation") else { return nil }
    return reading(path + ["anticipation"]) { () throws(ParameterProblem) in try Anticipation(table) }
  }

  // MARK: Scope

  private mutating func origins(_ parameters: ParameterTable, _ platform: Platform, _ path: [String]) -> [String] {
    let all = platform.origins.map(\.name)
    guard let names = parameters.table("who")?.texts("origin") else { return all }
    let known = all.filter { $0 != Origin.unnamed }
    let path = path + ["who", "origin"]
    if names.isEmpty { report(.emptyList, at: path, atKey: true) }
    for (index, name) in names.enumerated() where !known.contains(name) {
      guard !broken.contains(where: { $0.starts(with: ["platforms", platform.name, "origin"]) }) else { continue }
      report(.unknownReference(name, what: "origin", known: known), at: path + [String(index)])
    }
    return all.filter(names.contains)
  }

  /// What the restriction does. Of a list of actions that the file leaves to its default only the part counts that the platform
  /// has, and the resolved scenario names that part.
  private mutating func effects(
    _ parameters: ParameterTable, _ kind: String, _ platform: Platform, _ path: [String]
  ) -> [Effect] {
    let existing = platform.actions.map(\.name) + (platform.signUps == nil ? [] : [Action.register])
    let known = Set(existing)
    var effects = RestrictionRegistry.effects(kind: kind, parameters)
    for index in effects.indices {
      let actions = effects[index].actions
      let list = effects[index].namedBy.map { path + [$0] }
      if let list, let listed = node.value(at: list), listed.isDefault {
        let kept = actions.indices.filter { known.contains(actions[$0]) }
        effects[index].actions = kept.map { actions[$0] }
        guard !kept.isEmpty else {
          report(.noActionToGate(kind: kind, platform: platform.name), at: path + ["platform"])
          continue
        }
        node.replace(at: list, with: SourceNode(content: .list(kept.map { listed.elements[$0] }), span: nil))
      } else if let list, actions.isEmpty {
        report(.emptyList, at: list, atKey: true)
      }
      for (element, action) in effects[index].actions.enumerated() where !known.contains(action) {
        let place = list.map { $0 + [String(element)] } ?? path + ["platform"]
        if action == Action.register {
          report(.noSignUps(platform: platform.name), at: place)
        } else if node.value(at: place)?.scalar == action {
          report(.unknownReference(action, what: "action", known: existing), at: place)
        } else {
          report(.missingAction(action, because: platform.name), at: place)
        }
      }
      // Who names an action twice means it once.
      var named = Set<String>()
      effects[index].actions = effects[index].actions.filter { named.insert($0).inserted }
    }
    return effects
  }

  /// Checks that the windows between which quantities are computed can be counted through.
  mutating func checkLookahead(_ restrictions: [Restriction]) {
    guard let start, let end else { return }
    for (index, restriction) in restrictions.enumerated() {
      guard let key = restriction.effects.compactMap(\.pacedBy).first else { continue }
      guard let window = Scenario.lookahead(of: Array(restrictions[...index])) else { continue }
      let windows = Double(end - start) / Double(window.microseconds)
      guard windows > Self.mostIntervals else { continue }
      report(.tooManyWindows(windows), at: ["restrictions", String(index), key])
      return
    }
  }

  private mutating func checkDiverts(
    _ parameters: ParameterTable, from platform: Platform, _ origins: [String], _ actions: [String], _ path: [String]
  ) {
    guard let divert = parameters.table("reaction")?.table(Divert.reference.name) else { return }
    let path = path + ["reaction", Divert.reference.name]
    guard !actions.isEmpty, actions.allSatisfy({ $0 == Action.register }) else {
      if !actions.isEmpty { report(.divertOnlyForSignUps, at: path, atKey: true) }
      return
    }
    guard let to = divert.text("to") else { return }
    guard let target = platforms.first(where: { $0.name == to }) else {
      return report(.unknownReference(to, what: "platform", known: platforms.map(\.name)), at: path + ["to"])
    }
    if to == platform.name {
      report(.divertToItself(to), at: path + ["to"])
    } else if target.signUps == nil {
      report(.divertWithoutSignUps(to), at: path + ["to"])
    } else if target.origins.count > 1 {
      // People keep their origin, unless the other platform tells none apart.
      for origin in platform.signUps?.origins ?? [] where origin.share > 0 && origins.contains(origin.name) {
        guard !target.origins.contains(where: { $0.name == origin.name }) else { continue }
        report(.divertOriginUnknown(origin: origin.name, platform: to), at: path + ["to"])
      }
    }
  }
}

/// The names of restrictions: their own, or the platform and the kind, made unique by a number.
enum RestrictionNames {
  static func names(_ restrictions: [ParameterValue]) -> [String] {
    var taken = Set(restrictions.compactMap(\.name))
    return restrictions.map { restriction in
      if let name = restriction.name { return name }
      guard case .table(let table) = restriction else { return "" }
      let base = "\(table.text("platform") ?? "")-\(table.text("kind") ?? "")"
      var name = base
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base)-\(number)"
        number += 1
      }
      return name
    }
  }
}

extension ParameterValue {
  /// What a table's key `name` says.
  fileprivate var name: String? {
    if case .table(let table) = self { table.text("name") } else { nil }
  }
}

extension ParameterTable {
  fileprivate mutating func replace(_ key: String, _ value: ParameterValue) {
    for index in elements.indices where elements[index].key == key { elements[index].value = value }
  }
}
