import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// Checks what the population model can count: see ``Scenario/Limits``.
  mutating func checkLimits(_ restrictions: [Restriction], _ services: [Service]) {
    func check(_ count: Int, _ limit: Int, _ what: String, _ key: String) {
      if count > limit { report(.run(.tooManyToRestrict(count: count, limit: limit, what: what)), at: [key], atKey: true) }
    }
    check(platforms.count, Scenario.Limits.platforms, "platforms", "platforms")
    let others = services.count { $0.owner == nil } + platforms.count { $0.following != nil || $0.spreading != nil }
    check(restrictions.count, Scenario.Limits.restrictions - others, "restrictions", "restrictions")
    let areRestrictions = services.contains { $0.owner != nil }
    if restrictions.count <= Scenario.Limits.restrictions {
      check(services.count, Scenario.Limits.services, "services", areRestrictions ? "restrictions" : "services")
    }
    let gated = Set(restrictions.flatMap { restriction in restriction.actions.map { [String(restriction.scope.platform), $0] } })
    // A served action has a door in each arm.
    let served = Set(services.flatMap { service in service.actions.map { [String(service.platform), $0] } })
    let doors = gated.union(served).count + served.count
    check(served.isEmpty ? gated.count : doors, Scenario.Limits.restrictedActions, "actions under a restriction", "restrictions")
  }

  /// Checks that no two decisions of a person draw the same random numbers: a decision's draws are named by 24 bits of its names.
  /// People who turn to another platform are one more kind of people there.
  mutating func checkKeys(_ restrictions: [Restriction], _ services: [Service]) {
    checkCourses(restrictions)
    for (index, platform) in platforms.enumerated() {
      let isOpen = platform.offered.contains(Action.register)
      let homes: [String?] = [nil] + (isOpen ? platforms.filter { $0.name != platform.name }.map(\.name) : [])
      for cohort in platform.origins.map(\.name) + platformNames[index].groups {
        var keys = KeyList()
        let isGroup = platformNames[index].groups.contains(cohort)
        if isGroup { keys.add(DecisionKeys.activity(ofGroup: cohort), "people.\(cohort)", ["people", cohort]) }
        for home in homes {
          let own = DecisionKeys(platform: platform.name, origin: cohort, turnedFrom: home)
          keys.add(own.consistency, "\(platform.name)", ["platforms", platform.name])
          keys.add(own.lapse, "\(platform.name).lapse", ["platforms", platform.name])
          if platform.spreading != nil { keys.add(own.wordOfMouth, "\(platform.name).spreads", ["platforms", platform.name, "spreads"]) }
          if platform.following != nil { keys.add(own.following, "\(platform.name).follows", ["platforms", platform.name, "follows"]) }
          if platform.actions.contains(where: \.reachesSubscribers) {
            keys.add(own.subscribers, "\(platform.name).subscribers", ["platforms", platform.name])
          }
          if platform.activity != nil {
            keys.add(own.activity, "\(platform.name).activity", ["platforms", platform.name, "activity"])
          }
          for (number, restriction) in restrictions.enumerated()
          where restriction.scope.platform == index && restriction.scope.names(cohort, isGroup: isGroup) {
            let name = restriction.name
            let contact = restriction.fear?.contact == nil ? [] : [own.contact(of: name)]
            for key in [own.awareness(of: name), own.notice(of: name), own.verdict(of: name)] + contact {
              keys.add(key, restriction.name, ["restrictions", String(number)])
            }
          }
          if platform.signUps != nil {
            keys.add(own.arrival, "\(platform.name).sign_ups", ["platforms", platform.name, "sign_ups"])
          }
          keys.add(own.adoption, platform.name, ["platforms", platform.name])
          keys.add(own.move, platform.name, ["platforms", platform.name])
          for action in platform.offered {
            let isNamed = platform.actions.contains { $0.name == action }
            let path = ["platforms", platform.name] + (isNamed ? ["actions", action] : platform.signUps == nil ? [] : ["sign_ups"])
            keys.add(own.gap(action), "\(platform.name).\(action)", path)
            for service in services where service.platform == index && service.actions.contains(action) {
              for key in [own.service(action, by: service.name), own.full(action, by: service.name)] {
                keys.add(key, service.name, place(of: service))
              }
            }
            for (number, restriction) in restrictions.enumerated()
            where restriction.scope.platform == index && restriction.actions.contains(action)
              && restriction.scope.names(cohort, isGroup: isGroup)
            {
              for key in [
                own.reaction(action, to: restriction.name), own.anticipation(action, of: restriction.name),
                own.learning(action, of: restriction.name), own.fallback(action, to: restriction.name),
              ] {
                keys.add(key, restriction.name, ["restrictions", String(number)])
              }
            }
          }
        }
        if let clash = keys.clash {
          report(.run(.equalKeys(clash.name, clash.other)), at: clash.path, atKey: true)
          return
        }
      }
    }
  }
}

extension ScenarioBuilder {
  /// Checks that no two restrictions that alternate have the same course.
  private mutating func checkCourses(_ restrictions: [Restriction]) {
    var keys = KeyList()
    for (index, restriction) in restrictions.enumerated() where restriction.schedule.alternation != nil {
      keys.add(DecisionKeys.alternation(of: restriction.name), restriction.name, ["restrictions", String(index)])
    }
    if let clash = keys.clash { report(.run(.equalKeys(clash.name, clash.other)), at: clash.path, atKey: true) }
  }
}

extension Scope {
  fileprivate func names(_ cohort: String, isGroup: Bool) -> Bool { (isGroup ? groups : origins).contains(cohort) }
}

/// The keys of decisions that must differ.
private struct KeyList {
  /// What draws by each key.
  private var names: [ProcessKey: String] = [:]
  /// The first two that are equal.
  private(set) var clash: (name: String, other: String, path: [String])?

  mutating func add(_ key: ProcessKey, _ name: String, _ path: [String]) {
    if let other = names[key] { clash = clash ?? (name, other, path) } else { names[key] = name }
  }
}
