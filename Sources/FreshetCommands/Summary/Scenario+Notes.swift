import FreshetModel
import FreshetResults

extension Scenario {
  /// A line for each restriction that has no lift of its own to show, or no beginning.
  var notesOfSchedules: [String] {
    restrictions.compactMap { restriction in
      // An operator that complies in time has no lift, and who is late is one of many.
      if restriction.kind == ComplianceDeadline.reference.name { return nil }
      if let alternation = restriction.schedule.alternation {
        let what = alternation.off == nil ? "ends" : "goes on and off"
        return "\(restriction.name) \(what) by chance: it has no row in surge.csv\n"
      }
      guard restriction.schedule.isStanding else { return nil }
      let arms = restriction.arms == .both ? ", in both arms" : ""
      return "\(restriction.name) has no `from`: it is in force when the run starts\(arms)\n"
    }
  }

  /// A line for each platform where people stay while enough others do: how close to the point where they do not a sample can tell.
  var notesOfFollowing: [String] {
    let layout = ResultLayout(self)
    return platforms.indices.filter { platforms[$0].following != nil }.map { platform in
      let people = layout.cohorts.indices.reduce(0) { layout.cohorts[$1].platform == platform ? $0 + layout.accounts[$1] : $0 }
      let percent = (10_000 / Double(max(1, people)).squareRoot()).rounded() / 100
      return "\(platforms[platform].name) follows: within \(percent) % of the share where nearly all leave, chance decides for "
        + "\(HumanText.count(Double(people))) simulated people whether they do\n"
    }
  }

  /// A line for each way round a restriction: where it leads, and what may stand in the way there.
  var notesOfWaysRound: [String] {
    restrictions.flatMap { restriction in
      restriction.reaction.choices.compactMap { _, reaction in
        guard let (word, platform, actions) = restriction.wayRound(reaction) else { return nil }
        let met = restrictions.filter { other in
          other.fear == nil && platforms[other.scope.platform].name == platform && actions.contains { other.actions.contains($0) }
            && restriction.schedule.meets(other.schedule) && restriction.scope.sharesTraits(with: other.scope)
        }
        let queues = services.filter { service in
          service.owner == nil && platforms[service.platform].name == platform && actions.contains { service.actions.contains($0) }
        }
        let names = met.map(\.name) + queues.map(\.name)
        let obstacles = names.isEmpty ? "where nothing stops it" : "where it may meet " + names.joined(separator: ", ")
        return "\(restriction.name): \(word) leads to \(platform), \(obstacles)\n"
      }
    }
  }
}

extension Schedule {
  /// Whether both may be in force at a time.
  fileprivate func meets(_ other: Schedule) -> Bool {
    if alternation != nil || other.alternation != nil { return true }
    return onTimes.contains { own in other.onTimes.contains { own.from < $0.until && $0.from < own.until } }
  }
}

extension Scope {
  /// Whether somebody may have the traits that both concern.
  fileprivate func sharesTraits(with other: Scope) -> Bool {
    traits.allSatisfy { trait, values in other.traits[trait].map { !Set($0).isDisjoint(with: values) } ?? true }
  }
}

extension Restriction {
  /// Whether people get the tool before it begins.
  private var getsReady: Bool { knowledge.anticipation?.act == .adopt }

  /// The word of a way round, the platform that it leads to, and what is done there.
  fileprivate func wayRound(_ reaction: Reaction) -> (word: String, platform: String, actions: [String])? {
    switch reaction {
    case .circumvent(let circumvent):
      ("circumvent", circumvent.tool, [Action.connect] + (circumvent.adoption == nil && !getsReady ? [] : [Action.register]))
    case .divert(let divert): ("divert", divert.to, actions.contains(Action.register) ? actions : actions + [Action.register])
    case .leave(let leave): leave.to.map { ("leave", $0, [Action.register]) }
    case .abandon, .defer, .retry: nil
    }
  }
}
