import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// A restriction of its own for each operator who may be late; the restriction itself where it is none of that kind.
  mutating func byOperator(_ restriction: Restriction, _ parameters: ParameterTable, _ path: [String]) -> [Restriction] {
    guard let (trait, law) = restriction.delisting else { return [restriction] }
    guard let announcement = restriction.knowledge.announcement else {
      if !broken.isTouched(path + ["announced"]) {
        report(.form(.missingKey("announced", owner: "restriction", .instant)), at: path, atKey: true)
      }
      return []
    }
    guard let values = valuesOf(trait, restriction.scope, path + ["operators"]) else { return [] }
    guard let deadline = restriction.schedule.onTimes.first, !restriction.schedule.isStanding else {
      report(.restriction(.deadlineOfStanding), at: path, atKey: true)
      return []
    }
    var alternation = Alternation(on: law, off: nil, from: announcement.time, until: deadline.until)
    alternation.notBefore = deadline.from
    return values.map { value in
      var own = restriction
      own.name = "\(restriction.name)-\(value)"
      own.schedule = Schedule(alternation)
      own.scope.traits[trait] = [value]
      return own
    }
  }

  /// The values of a trait that people in a scope have; absent where nobody has it.
  private mutating func valuesOf(_ trait: String, _ scope: Scope, _ path: [String]) -> [String]? {
    let traits = people.filter { scope.groups.contains($0.name) }.flatMap(\.traits)
    guard traits.contains(where: { $0.name == trait }) else {
      if !broken.isTouched(["people"]) {
        report(.value(.unknownReference(trait, what: "trait", known: Set(traits.map(\.name)).sorted())), at: path)
      }
      return nil
    }
    var seen: Set<String> = []
    let values = traits.filter { $0.name == trait }.flatMap(\.values).map(\.name)
    return values.filter { seen.insert($0).inserted && scope.traits[trait]?.contains($0) ?? true }
  }
}

extension Restriction {
  /// By which trait its operators differ, and when they comply.
  fileprivate var delisting: (operators: String, complies: Distribution)? {
    for case .delist(let operators, let complies) in measures { return (operators, complies) }
    return nil
  }
}
