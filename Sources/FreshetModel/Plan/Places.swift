import FreshetCore
import FreshetRandom

/// The accounts that people of one role hold, want, or may get when something stands in their way.
struct Places {
  /// How an account comes to be.
  enum Start {
    /// It is there from the start.
    case held
    /// The person comes to open it.
    case wanted
    /// The person may turn to it who cannot sign up where they wanted to, or has left for good, and does there what others do.
    case turned
    /// The person may open it to get something done: it has no will of its own.
    case opened

    /// Whether the person wants things on it beside what is done there for another account.
    var hasWill: Bool { self != .opened }
  }

  struct Account {
    /// The position in ``ResultLayout/cohorts``.
    var cohort: Int
    var start: Start
    var keys: DecisionKeys
    /// The names of what is done on it, in the order of the role's processes.
    var processes: [String]
    /// The position of the first of them in the role.
    var firstProcess: Int

    func process(_ action: String) -> Int? { processes.firstIndex(of: action).map { firstProcess + $0 } }
  }

  private(set) var accounts: [Account] = []
  private let traits: [String: String]
  private let scenario: Scenario
  private let layout: ResultLayout

  /// - Parameters:
  ///   - first: The cohorts of the accounts that people hold, or the one that they want.
  ///   - traits: Those of the people.
  init(_ first: [(cohort: Int, start: Start)], traits: [String: String], _ scenario: Scenario, _ layout: ResultLayout) {
    self.traits = traits
    self.scenario = scenario
    self.layout = layout
    for (cohort, start) in first { add(cohort, start) }
    // What they may get leads to more.
    var next = 0
    while next < accounts.count {
      addReachable(from: accounts[next])
      next += 1
    }
  }

  private mutating func add(_ cohort: Int, _ start: Start) {
    let place = layout.cohorts[cohort]
    let platform = scenario.platforms[place.platform]
    let home = accounts.first.map { layout.cohorts[$0.cohort] }
    // The number of a person of a group is the same on all platforms; others are guests there, with draws of their own.
    let isGuest = place.group == nil && home != nil
    let keys = DecisionKeys(
      platform: platform.name, origin: isGuest ? home?.name ?? "" : place.name,
      turnedFrom: isGuest ? home.map { scenario.platforms[$0.platform].name } : nil)
    accounts.append(
      Account(
        cohort: cohort, start: start, keys: keys,
        processes: platform.offered.filter { $0 != Action.register || start != .held || canRenew(cohort) },
        firstProcess: accounts.last.map { $0.firstProcess + $0.processes.count } ?? 0))
  }

  /// Whether a scope includes the people who have an account in a cohort.
  func isConcerned(_ cohort: Int, by scope: Scope) -> Bool {
    scope.includes(layout.cohorts[cohort]) && scope.includes(traits: traits)
  }

  /// Whether who holds an account of a cohort may have to open a new one.
  private func canRenew(_ cohort: Int) -> Bool {
    scenario.restrictions.contains { $0.suspension?.renewal != nil && isConcerned(cohort, by: $0.scope) }
  }

  /// How many people follow an account; absent where nobody is counted, or the account is not there from the start.
  func subscribers(of account: Int) -> CountLaw? {
    accounts[account].start == .held ? scenario.subscribers(of: layout.cohorts[accounts[account].cohort]) : nil
  }

  private mutating func addReachable(from account: Account) {
    for restriction in scenario.restrictions where isConcerned(account.cohort, by: restriction.scope) {
      for (_, reaction) in restriction.reaction.choices {
        let platform: String
        switch reaction {
        case .divert(let divert): platform = divert.to
        case .circumvent(let circumvent): platform = circumvent.tool
        case .leave(let leave):
          guard let to = leave.to else { continue }
          platform = to
        case .abandon, .defer, .retry: continue
        }
        let comesToStay =
          reaction.isLeaving || account.start == .wanted && restriction.actions.contains(Action.register) && !reaction.isTool
        // Who has turned away once does not turn away again.
        if account.start == .turned, !reaction.isTool { continue }
        guard let cohort = self.cohort(on: platform) else { continue }
        if let known = accounts.firstIndex(where: { $0.cohort == cohort }) {
          if comesToStay, accounts[known].start == .opened { accounts[known].start = .turned }
        } else if scenario.platforms[layout.cohorts[cohort].platform].offered.contains(Action.register) {
          add(cohort, comesToStay ? .turned : .opened)
        }
      }
    }
  }

  /// The cohort on a platform that the people belong to there.
  private func cohort(on platform: String) -> Int? {
    guard let home = accounts.first.map({ layout.cohorts[$0.cohort] }) else { return nil }
    return scenario.cohort(of: home, on: platform, in: layout)
  }

  // MARK: Reactions

  /// The reactions to a restriction on an action.
  func choices(_ restriction: Restriction, _ action: String, at account: Int) -> [Response.Choice] {
    var sum = 0.0
    let mix = restriction.isConsistent ? restriction.reaction.inOrder : restriction.reaction
    var choices = mix.choices.map { share, reaction in
      sum += share
      return Response.Choice(threshold: sum, response: response(to: restriction, by: reaction, action, at: account))
    }
    // The last one takes the rest, however shares were rounded.
    if !choices.isEmpty { choices[choices.count - 1].threshold = 1 }
    return choices
  }

  private func response(to restriction: Restriction, by reaction: Reaction, _ action: String, at account: Int) -> Response {
    switch reaction {
    case .abandon: return .abandon
    case .defer(let reaction): return .deferUntilLift(delay: reaction.delay)
    case .retry(let reaction): return .retry(gap: reaction.gap, atMost: reaction.atMost)
    case .circumvent(let circumvent):
      guard let (tool, place) = self.account(on: circumvent.tool), let connect = place.process(Action.connect) else {
        return .circumvent(nil)
      }
      return .circumvent(
        Response.Circumvention(
          account: tool, connect: connect, register: place.process(Action.register),
          adoption: restriction.schedule.isStanding ? nil : circumvent.adoption))
    case .divert(let divert):
      let isClosed = action == Action.register && accounts[account].start != .wanted
      guard let (other, place) = self.account(on: divert.to), let process = place.process(action), !isClosed, other != account else {
        return .divert(nil)
      }
      return .divert(
        Response.Diversion(
          account: other, process: process, register: place.process(Action.register), keep: divert.keep, returns: divert.returns))
    case .leave(let leave):
      guard action != Action.register else { return .leave(nil) }
      let there = leave.to.flatMap { self.account(on: $0) }
      let register = there.flatMap { $0.1.process(Action.register) }
      return .leave(Response.Leaving(place: there?.0 == account ? nil : there.flatMap { there in register.map { (there.0, $0) } }))
    }
  }

  private func account(on platform: String) -> (Int, Account)? {
    let index = accounts.firstIndex { scenario.platforms[layout.cohorts[$0.cohort].platform].name == platform }
    return index.map { ($0, accounts[$0]) }
  }
}

extension Reaction {
  fileprivate var isTool: Bool { if case .circumvent = self { true } else { false } }
  fileprivate var isLeaving: Bool { if case .leave = self { true } else { false } }
}

extension Scenario {
  /// The cohort of a platform that people of another cohort belong to there: their group; for who belongs to none the origin of that
  /// name, or the only one.
  ///
  /// - Returns: The position in the layout's cohorts; `nil` where there is none.
  public func cohort(of home: ResultLayout.Cohort, on platform: String, in layout: ResultLayout) -> Int? {
    let there = layout.cohorts.indices.filter {
      platforms[layout.cohorts[$0].platform].name == platform && layout.cohorts[$0].group == home.group
    }
    return there.first { layout.cohorts[$0].name == home.name } ?? (there.count == 1 ? there[0] : nil)
  }
}
