import FreshetModel
import FreshetResults

extension RunResults {
  /// A figure of the run, and how it is read from the totals of an arm.
  struct Figure {
    let key: FigureKey
    let counts: (ArmTotals) -> WeighedCounts
    /// The simulated events that it rests on; absent where these are what it counts.
    var events: ((ArmTotals) -> Int)?
  }

  /// All figures in the order of the rows of `effects.csv`: by metric, platform, cohort, then action, the sums last, and distinct people
  /// of all platforms after them.
  ///
  /// - Parameter names: The metrics that are wanted; `nil` for all.
  func figures(_ names: Set<String>? = nil) -> [Figure] {
    let groups = groups()
    let wanted = Metric.all.filter { names?.contains($0.name) ?? true }
    let metrics = wanted.filter { scenario.countsActivity || !$0.needsActivity }
    return metrics.flatMap { metric in groups.flatMap { figures(metric, of: $0) } + figuresOfPeople(metric) }
  }

  /// What a metric says of people wherever they are, where they may be on several platforms: each group, and all people.
  private func figuresOfPeople(_ metric: Metric) -> [Figure] {
    guard let ofGroup = metric.ofGroup, !scenario.people.isEmpty else { return [] }
    let groups = scenario.people.indices
    // Those who belong to no group come after the last.
    let sets = groups.map { (scenario.people[$0].name, [$0]) } + [(Origin.unnamed, Array(groups) + [groups.count])]
    return sets.map { name, set in
      let key = FigureKey(metric: metric.name, platform: Platform.all, cohort: name, action: Action.all)
      return Figure(key: key) { totals in
        var counts = WeighedCounts(layout.weights)
        for group in set { counts.add(ofGroup(totals, group), weight: groups.contains(group) ? group + 1 : 0) }
        return counts
      }
    }
  }

  /// Cohorts of a platform that count together.
  private struct Group {
    let platform: String
    /// The names of the actions that reach subscribers.
    let broadcasts: [String]
    /// The cohort's name, `all` for several.
    let name: String
    let cohorts: [Int]
    /// Each action with its flows, one in each of the cohorts.
    let actions: [(name: String, flows: [Int])]
  }

  /// Each cohort by itself and, where a platform has several, all of them together.
  private func groups() -> [Group] {
    var flows = Array(repeating: [Int](), count: layout.cohorts.count)
    for (index, flow) in layout.flows.enumerated() { flows[flow.cohort].append(index) }
    return scenario.platforms.indices.flatMap { platform in
      let cohorts = layout.cohorts.indices.filter { layout.cohorts[$0].platform == platform }
      let sets = cohorts.map { [$0] } + (cohorts.count > 1 ? [cohorts] : [])
      return sets.map { set in
        Group(
          platform: platforms[platform],
          broadcasts: scenario.platforms[platform].actions.filter(\.reachesSubscribers).map(\.name),
          name: set.count > 1 ? Origin.unnamed : layout.cohorts[set[0]].name, cohorts: set,
          // All cohorts of a platform have the same actions in the same order.
          actions: flows[set[0]].enumerated().map { position, first in
            (layout.flows[first].action, set.map { flows[$0][position] })
          })
      }
    }
  }

  /// What a metric says of a group: its figure for each action, and for all of them.
  private func figures(_ metric: Metric, of group: Group) -> [Figure] {
    /// - Parameters:
    ///   - places: One in each of the group's cohorts.
    ///   - count: Of an arm at a place.
    func figure(_ action: String, _ places: [Int], _ count: @escaping (ArmTotals, Int) -> Int) -> Figure {
      Figure(key: FigureKey(metric: metric.name, platform: group.platform, cohort: group.name, action: action)) { totals in
        var counts = WeighedCounts(layout.weights)
        for (cohort, place) in zip(group.cohorts, places) { counts.add(count(totals, place), weight: layout.cohorts[cohort].weight) }
        return counts
      }
    }
    var figures: [Figure] = []
    if let ofFlow = metric.ofFlow {
      for action in group.actions where metric.applies(to: action.name, broadcasts: group.broadcasts) {
        figures.append(figure(action.name, action.flows, ofFlow))
        guard let events = metric.eventsOfFlow else { continue }
        figures[figures.count - 1].events = { totals in action.flows.reduce(0) { $0 + events(totals, $1) } }
      }
    }
    if let ofCohort = metric.ofCohort {
      figures.append(figure(metric.ofFlow == nil ? "" : Action.all, group.cohorts, ofCohort))
    }
    return figures
  }
}

extension Metric {
  /// Whether an action has it.
  ///
  /// - Parameter broadcasts: The actions of the platform that reach subscribers.
  fileprivate func applies(to action: String, broadcasts: [String]) -> Bool {
    switch actions {
    case .all: true
    case .registrations: action == Action.register
    case .broadcasts: broadcasts.contains(action)
    }
  }
}
