import FreshetRandom

/// How people use services.
extension RoleBuilder {
  /// Appends how people use the services of an action, in the order in which they are asked: those of
  /// restrictions, in their order, then that of the platform.
  ///
  /// - Returns: Their positions in ``Role/services``.
  func addServices(_ action: Action, at account: Int, of places: Places, to parts: inout Role.Parts) -> Range<Int> {
    let place = places.accounts[account]
    let first = parts.services.count
    for number in services(of: action.name, places, account) {
      let service = scenario.services[number]
      let hasPriority = service.priority.map { places.isConcerned(place.cohort, by: $0) } ?? false
      parts.services.append(
        Role.ServiceUse(
          number: number, cause: Cause(restriction: layout.cause(ofService: number)),
          key: place.keys.service(action.name, by: service.name), time: service.capacity.law,
          factor: ServiceSettings(service, weight: layout.weight(of: service).factor).factor, patience: service.patience,
          hasPriority: hasPriority, replaces: action.pending == .latest && action.name != Action.register,
          isOwned: service.owner != nil, isReview: service.isReview, arms: service.arms,
          onTimes: service.owner.map { addStretches([$0.restriction], to: &parts) } ?? addAlways(to: &parts)))
    }
    return first..<parts.services.count
  }

  /// The services of an action, as positions in the scenario, in the order in which they are asked.
  private func services(of action: String, _ places: Places, _ account: Int) -> [Int] {
    let cohort = places.accounts[account].cohort
    let own = scenario.services.indices.filter { number in
      let service = scenario.services[number]
      return service.platform == layout.cohorts[cohort].platform && service.actions.contains(action)
        && service.owner.map { places.isConcerned(cohort, by: $0.scope) } ?? true
    }
    let restriction = { (number: Int) in scenario.services[number].owner?.restriction ?? .max }
    return own.sorted { (restriction($0), $0) < (restriction($1), $1) }
  }

  /// Appends the gate that a service is which is full.
  func addFullGate(_ number: Int, of way: Way, to parts: inout Role.Parts) {
    let service = scenario.services[parts.services[number].number]
    let key = way.keys.full(way.action, by: service.name)
    var sum = 0.0
    var choices = service.full.choices.map { share, reaction in
      sum += share
      return Response.Choice(threshold: sum, response: Response(toFullService: reaction))
    }
    if !choices.isEmpty { choices[choices.count - 1].threshold = 1 }
    parts.gates.append(
      Gate(
        restriction: layout.cause(ofService: parts.services[number].number), onTimes: parts.services[number].onTimes, verdict: .serve,
        drawn: .attempt, verdictKey: key, reactionKey: key, consistencyKey: nil, fallbackKey: key, passedBy: 0,
        choices: parts.choices.count..<parts.choices.count + choices.count, knowledge: Knowledge(), isEverBelieved: false, belief: nil,
        service: number, awarenessKey: key, noticeKey: key, learningKey: key, anticipationKey: key))
    parts.choices += choices
  }
}
