import FreshetCore
import FreshetModel

extension ScenarioBuilder {
  mutating func readRestrictions() -> [Restriction] {
    let tables = table.list("restrictions") ?? []
    let names = RestrictionNames.names(tables)
    var explicit: [String: Int] = [:]
    var restrictions: [Restriction] = []
    var places: [[String]] = []
    for (index, value) in tables.enumerated() {
      guard case .table(let parameters) = value else { continue }
      let path = ["restrictions", String(index)]
      if let name = parameters.text("name") {
        if let other = explicit[name] {
          report(
            .restriction(.duplicateName(name)), at: path + ["name"], notes: [(["restrictions", String(other), "name"], .first)])
        } else {
          explicit[name] = index
        }
      }
      if let restriction = restriction(parameters, name: names[index], path) {
        for own in byOperator(restriction, parameters, path) {
          if restrictions.contains(where: { $0.name == own.name && own.name != restriction.name }) {
            report(.restriction(.duplicateName(own.name)), at: path + ["operators"])
          }
          restrictions.append(own)
          places.append(path)
        }
      }
    }
    checkExposure(restrictions, places)
    restrictionPlaces = places
    return restrictions
  }

  private mutating func restriction(_ parameters: ParameterTable, name: String, _ path: [String]) -> Restriction? {
    let schedule = schedule(parameters, path)
    let knowledge = knowledge(parameters, path)
    var mix: ReactionMix?
    if let table = parameters.table("reaction") {
      mix = reading(path + ["reaction"]) { () throws(ParameterProblem) in try ReactionMix(table) }
    }
    guard let platform = platform(parameters, path), let kind = parameters.text("kind").flatMap(RestrictionRegistry.kind) else {
      return nil
    }
    let effects = effects(parameters, kind, platform, path)
    if mix == nil { mix = absentReaction(parameters, kind, effects, platform, path) }
    let scope = scope(parameters, platform, path)
    checkWaysRound(parameters, scope, effects.flatMap(\.actions), path)
    let measures = measures(parameters, kind, scope, path)
    guard let schedule, let mix else { return nil }
    var restriction = Restriction(
      name: name, kind: kind.reference.name, scope: scope, schedule: schedule, effects: effects, reaction: mix)
    restriction.knowledge = knowledge
    restriction.measures = measures
    if parameters.text("in") == "both" { restriction.arms = .both }
    restriction.isConsistent = parameters.boolean("consistent") ?? mix.choices.contains { $0.reaction.isWayRound }
    checkAnticipation(restriction, path)
    checkStanding(restriction, path)
    return restriction
  }

  /// The reaction to a restriction whose file names none: what serves something else is given up where it is stopped.
  private mutating func absentReaction(
    _ parameters: ParameterTable, _ kind: any RestrictionKind.Type, _ effects: [Effect], _ platform: Int, _ path: [String]
  ) -> ReactionMix? {
    guard parameters["reaction"] == nil, !broken.isTouched(path + ["reaction"]) else { return nil }
    // Who gives up of their own accord does not react.
    if !effects.isEmpty, effects.allSatisfy({ $0.verdict == .friction }) { return ReactionMix(choices: []) }
    let stopping = effects.filter { $0.verdict != .review(refuses: 0) }
    let isServing = stopping.flatMap(\.actions).allSatisfy {
      $0 == Action.connect || $0 == Action.register && platforms[platform].isTool && platforms[platform].signUps == nil
    }
    if isServing || !kind.stops { return ReactionMix(choices: [(1, .abandon(Abandon()))]) }
    report(.form(.missingKey("reaction", owner: "restriction", .some(Reaction.registry))), at: path + ["reaction"], atKey: true)
    return nil
  }

  mutating func platform(_ parameters: ParameterTable, _ path: [String]) -> Int? {
    guard let name = parameters.text("platform") else { return nil }
    if let index = platforms.firstIndex(where: { $0.name == name }) { return index }
    guard !broken.mayHold(name, in: ["platforms"]) else { return nil }
    let known = platforms.map(\.name)
    report(.value(.unknownReference(name, what: "platform", known: known)), at: path + ["platform"])
    // With the one that was probably meant the rest can be judged.
    return Suggestion.nearest(to: name, among: known).flatMap { known.firstIndex(of: $0) }
  }

  /// Whether a platform may have an action, or sign-ups, which could not be read.
  func mayHave(_ action: String, _ platform: Int) -> Bool {
    let path = ["platforms", platforms[platform].name]
    return action == Action.register ? broken.mayHold("", in: path + ["sign_ups"]) : broken.mayHold(action, in: path + ["actions"])
  }

  /// What the restriction does. Of a list of actions that the file leaves to its default only the part counts that the platform
  /// has, and the resolved scenario names that part.
  private mutating func effects(
    _ parameters: ParameterTable, _ kind: any RestrictionKind.Type, _ platform: Int, _ path: [String]
  ) -> [Effect] {
    var effects = kind.effects(parameters, offered: platformNames[platform].actions)
    for index in effects.indices {
      let list = effects[index].namedBy.map { path + $0 }
      if let list, let listed = node.value(at: list), listed.isDefault {
        keepExisting(&effects[index], platform, listed, at: list, kind.reference.name)
      } else if effects[index].actions.isEmpty {
        if let list { report(.value(.emptyList), at: list, atKey: true) } else { reportNothingToGate(kind.reference.name, platform, path) }
      }
      for (element, action) in effects[index].actions.enumerated() where !platformNames[platform].hasAction(action) {
        reportMissing(action, platform, at: list.map { $0 + [String(element)] } ?? path + ["platform"])
      }
      // Who names an action twice means it once.
      var named: Set<String> = []
      effects[index].actions = effects[index].actions.filter { named.insert($0).inserted }
    }
    return effects
  }

  /// Drops the actions of a default list that the platform does not have.
  private mutating func keepExisting(
    _ effect: inout Effect, _ platform: Int, _ listed: SourceNode, at list: [String], _ kind: String
  ) {
    let actions = effect.actions
    let kept = actions.indices.filter { platformNames[platform].hasAction(actions[$0]) }
    effect.actions = kept.map { actions[$0] }
    if kept.isEmpty { return reportNothingToGate(kind, platform, Array(list.dropLast()), missing: actions) }
    node.replace(at: list, with: SourceNode(content: .list(kept.map { listed.elements[$0] }), span: nil))
  }

  private mutating func reportNothingToGate(_ kind: String, _ platform: Int, _ path: [String], missing actions: [String] = []) {
    guard !actions.contains(where: { mayHave($0, platform) }) else { return }
    report(.restriction(.noActionToGate(kind: kind, platform: platforms[platform].name)), at: path + ["platform"])
  }

  mutating func reportMissing(_ action: String, _ platform: Int, at place: [String]) {
    guard !mayHave(action, platform) else { return }
    if action == Action.connect {
      report(.restriction(.noTool(platforms[platform].name)), at: place)
    } else if action == Action.register {
      report(.restriction(.noSignUps(platform: platforms[platform].name)), at: place)
    } else if node.value(at: place)?.scalar == action {
      report(.value(.unknownReference(action, what: "action", known: platformNames[platform].actions)), at: place)
    } else {
      report(.restriction(.missingAction(action, because: platforms[platform].name)), at: place)
    }
  }

  /// Checks that the windows between which quantities are computed can be counted through.
  mutating func checkLookahead(_ restrictions: [Restriction], _ services: [Service]) {
    guard let start, let end else { return }
    for service in services where Double(end - start) / Double(service.answersWithin.microseconds) > Self.mostWindows {
      let path = place(of: service)
      let count = Double(end - start) / Double(service.answersWithin.microseconds)
      let keys = [path + ["answers_within"], path + ["verdict", "limit", "answers_within"]]
      return report(.run(.tooManyWindows(count)), at: keys.first { node.value(at: $0) != nil } ?? path)
    }
    let rumours = restrictions.filter { $0.fear?.contact != nil }
    func windows(_ count: Int) -> Double {
      let window = Scenario.lookahead(of: Scenario.periods(of: Array(rumours.prefix(count)), platforms))
      return window.map { Double(end - start) / Double($0.microseconds) } ?? 0
    }
    guard windows(rumours.count) > Self.mostWindows else { return }
    if windows(0) > Self.mostWindows, let platform = platforms.first(where: { $0.following != nil || $0.spreading != nil }) {
      let key = platform.following == nil ? "spreads" : "follows"
      return report(.run(.tooManyWindows(windows(0))), at: ["platforms", platform.name, key], atKey: true)
    }
    // Each can only shorten the windows: the first with which they are too many.
    var (enough, tooMany) = (0, rumours.count)
    while tooMany - enough > 1 {
      let middle = (enough + tooMany) / 2
      if windows(middle) > Self.mostWindows { tooMany = middle } else { enough = middle }
    }
    let names = RestrictionNames.names(table.list("restrictions") ?? [])
    guard let index = names.firstIndex(of: rumours[tooMany - 1].name) else { return }
    report(.run(.tooManyWindows(windows(tooMany))), at: ["restrictions", String(index), "contact"])
  }
}

/// The names of restrictions: their own, or the platform and the kind, made unique by a number.
enum RestrictionNames {
  /// The names by which the elements of a list of a scenario file can be called; empty where they are no restrictions.
  static func names(_ elements: [SourceNode]) -> [String] {
    guard elements.allSatisfy({ !$0.entries.isEmpty }) else { return elements.map { _ in "" } }
    return names(
      elements.map { element in
        .table(ParameterTable(element.entries.compactMap { entry in entry.value.scalar.map { (entry.key, .text($0)) } }))
      })
  }

  static func names(_ restrictions: [ParameterValue]) -> [String] {
    var taken = Set(restrictions.compactMap(\.name))
    // The numbers below are taken.
    var numbers: [String: Int] = [:]
    return restrictions.map { restriction in
      if let name = restriction.name { return name }
      guard case .table(let table) = restriction else { return "" }
      let base = "\(table.text("platform") ?? "")-\(table.text("kind") ?? "")"
      var number = numbers[base] ?? 1
      var name = number == 1 ? base : "\(base)-\(number)"
      while !taken.insert(name).inserted {
        number += 1
        name = "\(base)-\(number)"
      }
      numbers[base] = number + 1
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
