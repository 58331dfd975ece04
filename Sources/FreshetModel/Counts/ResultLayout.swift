/// What the rows of the results stand for: the order in which cohorts, actions and intervals are counted.
public struct ResultLayout: Sendable {
  /// A platform's users of one origin.
  public struct Cohort: Sendable {
    /// The position of the platform in the scenario.
    public let platform: Int
    /// The origin's name, `all` where the platform names none.
    public let name: String
  }

  /// What one cohort does.
  public struct Flow: Sendable {
    /// The position in ``ResultLayout/cohorts``.
    public let cohort: Int
    /// The action's name.
    public let action: String
  }

  /// All cohorts, by platform, then in the order of the file.
  public let cohorts: [Cohort]
  /// All flows, by cohort, then `register` where the platform has sign-ups, then the actions in the order of the file.
  public let flows: [Flow]
  /// The number of report intervals.
  public let intervals: Int
  /// The real people that one simulated person stands for: about 1 / sample, less than 1 where rounding adds people.
  public let weight: Double
  /// The same as a ratio of whole numbers.
  public let exactWeight: Weight
  /// The simulated accounts at the start of the run, by cohort.
  public let accounts: [Int]
  /// Where each count stands.
  public let counts: CountLayout
  /// The number of each flow among those that a lift inside the run concerns, which are also counted by the clock.
  let surges: [Int?]
  /// The position of the first flow of each cohort.
  private let firstFlow: [Int]
  /// The position of each action among those of its platform, by platform.
  private let actions: [[String: Int]]

  /// Lays out the results of a scenario.
  ///
  /// Of every cohort the nearest whole number of users to `users × share × sample` is simulated; the weight is the ratio of all
  /// real to all simulated users, so that the total of all users is exact and each cohort is within half a simulated person.
  public init(_ scenario: Scenario) {
    var cohorts: [Cohort] = []
    var flows: [Flow] = []
    var accounts: [Int] = []
    var firstFlow: [Int] = []
    var positions: [[String: Int]] = []
    var people = 0.0
    for (index, platform) in scenario.platforms.enumerated() {
      people += platform.users
      let actions = (platform.signUps == nil ? [] : [Action.register]) + platform.actions.map(\.name)
      positions.append(Dictionary(actions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }))
      for origin in platform.origins {
        firstFlow.append(flows.count)
        flows += actions.map { Flow(cohort: cohorts.count, action: $0) }
        cohorts.append(Cohort(platform: index, name: origin.name))
        accounts.append(Int((platform.users * origin.share * scenario.sample).rounded()))
      }
    }
    let simulated = accounts.reduce(0, +)
    self.cohorts = cohorts
    self.flows = flows
    self.accounts = accounts
    self.firstFlow = firstFlow
    self.actions = positions
    intervals = scenario.intervals
    let lifted = scenario.restrictions.filter { !$0.schedule.lifts(before: scenario.end).isEmpty }
    var surgeCount = 0
    surges = flows.map { flow in
      guard lifted.contains(where: { $0.scope.includes(cohorts[flow.cohort]) && $0.actions.contains(flow.action) }) else { return nil }
      defer { surgeCount += 1 }
      return surgeCount
    }
    counts = CountLayout(
      flows: flows.count, cohorts: cohorts.count, intervals: scenario.intervals, quantities: scenario.quantities.count,
      surges: surgeCount, clock: ClockGrid(scenario.localTime, end: scenario.end, lifts: lifted.flatMap { $0.schedule.lifts(before: scenario.end) }))
    let hasPeople = simulated > 0 && people >= 1
    weight = hasPeople ? people / Double(simulated) : 1 / scenario.sample
    exactWeight = hasPeople ? Weight(people: Int(people), simulated: simulated) : Weight(sample: scenario.sample)
  }

  /// The position of a flow, `nil` where the cohort has no such action.
  public func flow(cohort: Int, action: String) -> Int? {
    actions[cohorts[cohort].platform][action].map { firstFlow[cohort] + $0 }
  }
}
