import FreshetCore
import FreshetModel

extension ScenarioBuilder {
  /// Whom a restriction on a platform concerns, or to whom a service gives priority.
  mutating func scope(_ parameters: ParameterTable, _ platform: Int, _ path: [String], key: String = "who") -> Scope {
    let names = platformNames[platform]
    var scope = Scope(platform: platform, origins: platforms[platform].origins.map(\.name))
    scope.groups = names.groups
    guard let who = parameters.table(key) else { return scope }
    let path = path + [key]
    if who.elements.isEmpty { report(.value(.emptyList), at: path, atKey: true) }
    let origins = values(Scope.origin, of: who, known: names.origins, path, ofPlatform: ["platforms", platforms[platform].name, "origin"])
    let groups = values(Scope.group, of: who, known: names.groups, path)
    if origins != nil || groups != nil {
      let origins = Set(origins ?? [])
      scope.origins = scope.origins.filter(origins.contains)
      scope.groups = groups ?? []
    }
    for (trait, _) in who.elements where trait != Scope.origin && trait != Scope.group {
      let having = people.filter { scope.groups.contains($0.name) && $0.traits.contains { $0.name == trait } }
      guard !having.isEmpty else {
        reportUnknown(trait, scope.groups, path)
        continue
      }
      let known = having.flatMap(\.traits).filter { $0.name == trait }.flatMap(\.values).map(\.name)
      var seen: Set<String> = []
      scope.traits[trait] = values(trait, of: who, known: known.filter { seen.insert($0).inserted }, path)
      scope.groups = scope.groups.filter { name in having.contains { $0.name == name } }
    }
    return scope
  }

  /// The names under a key of `who`; absent where it is.
  ///
  /// - Parameter place: Where the platform names them, if it does.
  private mutating func values(
    _ key: String, of who: ParameterTable, known: [String], _ path: [String], ofPlatform place: [String] = []
  ) -> [String]? {
    guard let names = who.texts(key) else { return nil }
    let path = path + [key]
    let isInDoubt = broken.isTouched(["people"]) || !place.isEmpty && broken.isInDoubt(place)
    if names.isEmpty { report(.value(.emptyList), at: path, atKey: true) }
    let existing = Set(known)
    for (index, name) in names.enumerated() where !existing.contains(name) && !isInDoubt {
      report(.value(.unknownReference(name, what: key == Scope.origin || key == Scope.group ? key : "value", known: known)),
        at: path + [String(index)])
    }
    return names
  }

  private mutating func reportUnknown(_ trait: String, _ groups: [String], _ path: [String]) {
    // Of a group that is not there nobody knows the traits.
    let existing = Set(people.map(\.name))
    guard !broken.isTouched(["people"]), groups.allSatisfy(existing.contains) else { return }
    let known = people.filter { groups.contains($0.name) }.flatMap(\.traits).map(\.name)
    report(
      .value(.unknownReference(trait, what: "trait", known: [Scope.origin, Scope.group] + known)), at: path + [trait], atKey: true)
  }
}
