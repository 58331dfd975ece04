import FreshetCore
import FreshetModel

/// What each person does, under names instead of positions, so that scenarios of different shape compare.
struct History {
  /// A person, by where they act.
  struct Person: Hashable, Comparable {
    /// The platform and cohort, such as `wechat mainland`.
    var place: String
    var number: UInt64

    static func < (left: Person, right: Person) -> Bool { (left.place, left.number) < (right.place, right.number) }
  }

  struct Attempt: Hashable {
    var action: String
    var time: SimulationTime
    var inBaseline: Bool
    var inRestricted: Bool
    var source: AttemptSource
    var outcome: AttemptOutcome
  }

  private(set) var lives: [Person: [Attempt]] = [:]

  init(_ scenario: Scenario, replication: Int = 0, options: SimulationOptions = SimulationOptions()) throws {
    let simulation = Simulation(scenario)
    for record in try simulation.attempts(replication: replication, options: options) {
      let flow = simulation.layout.flows[record.flow]
      let cohort = simulation.layout.cohorts[flow.cohort]
      let person = Person(place: "\(scenario.platforms[cohort.platform].name) \(cohort.name)", number: record.person)
      lives[person, default: []].append(
        Attempt(
          action: flow.action, time: record.time, inBaseline: record.inBaseline, inRestricted: record.inRestricted,
          source: record.source, outcome: record.outcome))
    }
  }

  /// The people of one cohort.
  func lives(at place: String) -> [Person: [Attempt]] { lives.filter { $0.key.place == place } }
}

extension [History.Attempt] {
  /// What happens in one arm.
  func inArm(_ arm: Arm) -> [History.Attempt] {
    filter { arm == .baseline ? $0.inBaseline : $0.inRestricted }.map { record in
      var record = record
      record.inBaseline = arm == .baseline
      record.inRestricted = arm == .restricted
      return record
    }
  }
}

extension ReplicationResult {
  /// The names of the counts in which this result differs from another; empty where they are identical.
  func differences(from other: ReplicationResult) -> [String] {
    var names = events == other.events ? [] : ["events"]
    for arm in Arm.allCases {
      let (mine, theirs) = (self[arm], other[arm])
      for flow in layout.flows.indices where !mine.isEqual(to: theirs, flow: flow) { names.append("\(arm) flow \(flow)") }
      for cohort in layout.cohorts.indices where !mine.isEqual(to: theirs, cohort: cohort) {
        names.append("\(arm) cohort \(cohort)")
      }
    }
    if names.isEmpty, values != other.values { names.append("what both arms share") }
    return names
  }
}

extension ArmCounts {
  func isEqual(to other: ArmCounts, flow: Int) -> Bool {
    (0..<intervals).allSatisfy { counts(flow: flow, interval: $0) == other.counts(flow: flow, interval: $0) }
      && peopleBlocked(flow: flow) == other.peopleBlocked(flow: flow)
      && completedDuring(flow: flow) == other.completedDuring(flow: flow)
      && registrationsDelayed(flow: flow) == other.registrationsDelayed(flow: flow)
  }

  func isEqual(to other: ArmCounts, cohort: Int) -> Bool {
    population(cohort: cohort) == other.population(cohort: cohort)
      && peopleBlockedInAny(cohort: cohort) == other.peopleBlockedInAny(cohort: cohort)
  }
}

extension ArmCounts {
  /// Wishes that come to nothing for lack of an account, summed over the actions.
  var unableInAll: Int { layout.flows.indices.reduce(0) { $0 + total(flow: $1).unable } }
  /// People blocked, summed over the actions.
  var peopleBlockedInAll: Int { layout.flows.indices.reduce(0) { $0 + peopleBlocked(flow: $1) } }
}
