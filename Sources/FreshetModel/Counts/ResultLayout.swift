/// What the rows of the results stand for: the order in which cohorts, actions and intervals are counted.
public struct ResultLayout: Sendable {
  /// A platform's users of one origin, or the people of a group who are there.
  public struct Cohort: Sendable {
    /// The position of the platform in the scenario.
    public let platform: Int
    /// The origin's name, `all` where the platform names none, or the group's.
    public let name: String
    /// The position of the group in the scenario; absent for those who are only here.
    public let group: Int?
    /// The position in ``ResultLayout/weights``.
    public let weight: Int
  }

  /// What one cohort does.
  public struct Flow: Sendable {
    /// The position in ``ResultLayout/cohorts``.
    public let cohort: Int
    /// The action's name.
    public let action: String
  }

  /// All cohorts, by platform, then in the order of the file, origins before groups.
  public let cohorts: [Cohort]
  /// All flows, by cohort, then `register` and `connect` where the platform has them, then the actions in the order of the file.
  public let flows: [Flow]
  /// The number of report intervals.
  public let intervals: Int
  /// The real people that one simulated person stands for, about 1 / sample, less than 1 where rounding adds people: one weight for
  /// all cohorts of which the same share is simulated.
  public let weights: [Weight]
  /// The simulated accounts at the start of the run, by cohort.
  public let accounts: [Int]
  /// The simulated people of each group, in cells of those who are alike.
  public let cells: [[PeopleGroup.Cell]]
  /// The people who are simulated from the start on, each once.
  public let people: Int
  /// Where each count stands.
  public let counts: CountLayout
  /// The number of each flow among those that a lift inside the run concerns, which are also counted by the clock.
  let surges: [Int?]
  /// The number of restrictions, which are the first of ``causes``.
  private let restrictionCount: Int
  /// By service: its own position among the causes, or that of the restriction that it is part of.
  private let causesOfServices: [Int]
  /// By restriction and platform: what the position of a flow there is to be raised by to get that of the pair; absent where the
  /// restriction can change nothing.
  private let ledgerOffsets: [[Int?]]
  /// The position of the first flow of each cohort.
  private let firstFlow: [Int]
  /// The position of each action among those of its platform, by platform.
  private let actions: [[String: Int]]

  /// Lays out the results of a scenario.
  ///
  /// Of every origin the nearest whole number of users to `users × share × sample` is simulated; the weight is the ratio of all
  /// real to all simulated users, so that the total of all users is exact and each cohort is within half a simulated person. Each
  /// group of people has a weight of its own, so that its total is exact.
  public init(_ scenario: Scenario) {
    var cohorts: [Cohort] = []
    var flows: [Flow] = []
    var accounts: [Int] = []
    var firstFlow: [Int] = []
    var positions: [[String: Int]] = []
    var users = 0.0
    let simulatedOf = scenario.people.map { Int(($0.count * ($0.sample ?? scenario.sample)).rounded()) }
    cells = zip(scenario.people, simulatedOf).map { $0.cells(of: $1) }
    var simulated = 0
    for (index, platform) in scenario.platforms.enumerated() {
      users += platform.users
      let actions = platform.offered
      positions.append(Dictionary(actions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }))
      func add(_ name: String, group: Int?, _ count: Int) {
        firstFlow.append(flows.count)
        flows += actions.map { Flow(cohort: cohorts.count, action: $0) }
        cohorts.append(Cohort(platform: index, name: name, group: group, weight: group.map { $0 + 1 } ?? 0))
        accounts.append(count)
      }
      for origin in platform.origins {
        let count = Int((platform.users * origin.share * scenario.sample).rounded())
        simulated += count
        add(origin.name, group: nil, count)
      }
      for (group, people) in scenario.people.enumerated() where people.accounts.contains(where: { $0.platform == index }) {
        add(people.name, group: group, cells[group].reduce(0) { $1.platforms.contains(index) ? $0 + $1.count : $0 })
      }
    }
    self.cohorts = cohorts
    self.flows = flows
    self.accounts = accounts
    self.firstFlow = firstFlow
    self.actions = positions
    intervals = scenario.intervals
    let lifted = scenario.restrictions.filter { !$0.schedule.lifts(before: scenario.end).isEmpty }
    var surgeCount = 0
    surges = flows.map { flow in
      let isConcerned = lifted.contains { $0.scope.includes(cohorts[flow.cohort]) && $0.actions.contains(flow.action) }
      guard isConcerned, flow.action != Action.connect else { return nil }
      defer { surgeCount += 1 }
      return surgeCount
    }
    restrictionCount = scenario.restrictions.count
    let first = restrictionCount
    causesOfServices = scenario.services.enumerated().map { $1.owner?.restriction ?? first + $0 }
    let flowsOf = scenario.platforms.indices.map { platform in flows.indices.filter { cohorts[flows[$0].cohort].platform == platform } }
    var pairs = 0
    let reachedBy =
      scenario.restrictions.map { scenario.platforms(changedBy: $0) }
      + scenario.services.filter { $0.owner == nil }.map { [$0.platform] } + scenario.feedbackPlatforms.map { [$0] }
    ledgerOffsets = reachedBy.map { reached in
      scenario.platforms.indices.map { platform in
        guard reached.contains(platform), let first = flowsOf[platform].first else { return nil }
        defer { pairs += flowsOf[platform].count }
        return pairs - first
      }
    }
    counts = CountLayout(
      flows: flows.count, cohorts: cohorts.count, intervals: scenario.intervals, quantities: scenario.quantityCount,
      groups: scenario.people.count, surges: surgeCount, ledgerPairs: pairs,
      days: scenario.countsActivity ? scenario.localTime.dayStarts.count : 0,
      clock: ClockGrid(
        scenario.localTime, end: scenario.end, reportInterval: scenario.reportInterval,
        lifts: lifted.flatMap { $0.schedule.lifts(before: scenario.end) }))
    func weight(_ people: Double, _ simulated: Int, _ sample: Double) -> Weight {
      simulated > 0 && people >= 1 ? Weight(people: Int(people), simulated: simulated) : Weight(sample: sample)
    }
    weights = [weight(users, simulated, scenario.sample)]
      + zip(scenario.people, simulatedOf).map { weight($0.count, $1, $0.sample ?? scenario.sample) }
    people = simulated + simulatedOf.reduce(0, +)
  }

  /// The real people that a simulated one of a cohort stands for.
  public func weight(ofCohort cohort: Int) -> Weight { weights[cohorts[cohort].weight] }

  /// The restrictions, as positions in the scenario.
  public var restrictions: Range<Int> { 0..<restrictionCount }

  /// What changes are charged to: the restrictions, the services of platforms, then the platforms with quantities.
  public var causes: Range<Int> { ledgerOffsets.indices }

  /// The position of a service among them, or of the restriction that it is part of.
  public func cause(ofService service: Int) -> Int { causesOfServices[service] }

  /// The position of a platform's quantities among them.
  func cause(ofPlatform platform: Int, in scenario: Scenario) -> Int {
    restrictionCount + scenario.platformServices + (scenario.feedbackPlatforms.firstIndex(of: platform) ?? 0)
  }

  /// The position, among what is counted of causes, of one and a flow; `nil` where it can change nothing there.
  func ledgerPair(_ restriction: Int, flow: Int) -> Int? {
    ledgerOffsets[restriction][cohorts[flows[flow].cohort].platform].map { $0 + flow }
  }

  /// The position of a flow, `nil` where the cohort has no such action.
  public func flow(cohort: Int, action: String) -> Int? {
    actions[cohorts[cohort].platform][action].map { firstFlow[cohort] + $0 }
  }
}

extension ResultLayout {
  /// The real people that a simulated one of each group stands for.
  public func weightsOfGroups(in scenario: Scenario) -> [(group: String, weight: Double)] {
    zip(scenario.people, weights.dropFirst()).map { ($0.name, $1.factor) }
  }

  /// The real accounts of each platform when the run starts, as they follow from groups of people; nothing where there are none.
  public func realAccounts(in scenario: Scenario) -> [(platform: String, accounts: Double)] {
    guard !scenario.people.isEmpty else { return [] }
    return scenario.platforms.enumerated().map { index, platform in
      (platform.name, cohorts.indices.filter { cohorts[$0].platform == index }
        .reduce(0) { $0 + Double(accounts[$1]) * weight(ofCohort: $1).factor })
    }
  }

  /// The real people that a simulated one stands for who may ask a service; the greatest where that differs.
  public func weight(of service: Service) -> Weight {
    if let owner = service.owner { return weight(of: owner.scope) }
    let inside = cohorts.filter { $0.platform == service.platform }.map { weights[$0.weight] }
    return inside.max { $0.factor < $1.factor } ?? weights[0]
  }

  /// The real people that one simulated person in a scope stands for; the greatest where that differs.
  public func weight(of scope: Scope) -> Weight {
    let inside = cohorts.filter { scope.includes($0) }.map { weights[$0.weight] }
    return inside.max { $0.factor < $1.factor } ?? weights[0]
  }
}

extension Scenario {
  /// The platforms on which something may change because of a restriction: its own, and where people may turn to or go round with, be it
  /// because another one stops them the next time.
  func platforms(changedBy restriction: Restriction) -> Set<Int> {
    var reached: Set<Int> = [restriction.scope.platform]
    var open = restrictions.filter { $0.scope.platform == restriction.scope.platform }
    while let next = open.popLast() {
      for (_, reaction) in next.reaction.choices {
        guard let name = reaction.platform, let platform = platforms.firstIndex(where: { $0.name == name }),
          reached.insert(platform).inserted
        else { continue }
        open += restrictions.filter { $0.scope.platform == platform }
      }
    }
    return reached
  }
}
