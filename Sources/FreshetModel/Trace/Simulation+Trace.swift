import FreshetRandom

/// The life of one person.
public struct LifeTrace: Sendable, Equatable {
  /// In the order of time, and of what came first at one instant.
  public var events: [LifeEvent]
  /// Whether there were more than are kept.
  public var isCut: Bool
}

/// The people of one cohort in one replication.
public struct CohortPeople: Sendable, Equatable {
  /// Those who hold an account when the run starts.
  public var users: Int
  /// Those who come during the run.
  public var newcomers: Int
}

extension Simulation {
  /// The number of events of which a trace has no more.
  public static let longestTrace = 100_000

  /// How many people a cohort has.
  ///
  /// - Complexity: O(blocks).
  public func people(of cohort: Int, replication: Int) -> CohortPeople {
    let model = model(NoObserver(), replication)
    return CohortPeople(users: layout.accounts[cohort], newcomers: model.newcomers(of: cohort).reduce(0) { $0 + $1.count })
  }

  /// Lives one person as a run of the replication does, and tells all of it.
  ///
  /// Where people influence one another everybody is lived, else the one.
  ///
  /// - Returns: `nil` where the replication has no such person.
  /// - Throws: ``SimulationError``.
  public func trace(
    of person: Person, replication: Int, options: SimulationOptions = SimulationOptions(), monitor: RunMonitor = RunMonitor()
  ) throws(SimulationError) -> LifeTrace? {
    guard let identity = model(NoObserver(), replication).identity(of: person) else { return nil }
    var model = model(LifeRecorder(identity, limit: Self.longestTrace), replication, options, monitor)
    if !model.isCoupled { model.blocks = model.blocks(only: identity) }
    let observers = try live(model, threads: options.threads).map(\.tools.observer)
    let events = observers.flatMap(\.events).enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    return LifeTrace(events: events.map(\.element), isCut: observers.contains { $0.isCut })
  }

  /// The first person, by cohort, users before newcomers, and number, to whom all of some things happen in the restricted arm.
  ///
  /// - Parameter sought: At most 64 things.
  /// - Returns: `nil` where there is nobody.
  /// - Throws: ``SimulationError``.
  public func firstPerson(
    toWhom sought: [Happening], replication: Int, options: SimulationOptions = SimulationOptions(), monitor: RunMonitor = RunMonitor()
  ) throws(SimulationError) -> Person? {
    var model = model(PersonFinder(sought), replication, options, monitor)
    var (blocks, count) = (model.blocks[...], options.threads)
    while !blocks.isEmpty {
      // Whoever is first is often among the first, so that few others need to live.
      if !model.isCoupled { model.blocks = Array(blocks.prefix(count)) }
      blocks = blocks.dropFirst(model.blocks.count)
      count = min(2 * count, Self.blocksAtOnce * options.threads)
      let found = try live(model, threads: options.threads).compactMap(\.tools.observer.first).min()
      if let found { return model.person(found) }
    }
    return nil
  }

  private static let blocksAtOnce = 64
}

extension PopulationModel {
  /// The blocks of a cohort's newcomers, with how many come in each.
  fileprivate func newcomers(of cohort: Int) -> [(first: UInt64, count: Int)] {
    let stream = RandomStream(seed: scenario.seed, replication: replication)
    return plan.blocks.filter { plan.roles[$0.role].signsUp && plan.roles[$0.role].accounts[0].cohort == cohort }.map {
      ($0.firstPerson, $0.count(plan.roles[$0.role], from: stream))
    }
  }

  fileprivate func identity(of person: Person) -> PersonIdentity? {
    guard person.number >= 0 else { return nil }
    guard person.isNewcomer else {
      return person.number < plan.layout.accounts[person.cohort]
        ? PersonIdentity(cohort: person.cohort, number: UInt64(person.number)) : nil
    }
    var before = 0
    for (first, count) in newcomers(of: person.cohort) {
      if person.number < before + count {
        return PersonIdentity(cohort: person.cohort, number: first + UInt64(person.number - before))
      }
      before += count
    }
    return nil
  }

  fileprivate func person(_ identity: PersonIdentity) -> Person {
    guard identity.number >= Plan.firstNewcomer else { return Person(cohort: identity.cohort, number: Int(identity.number)) }
    let before = newcomers(of: identity.cohort).prefix { $0.first + UInt64(Plan.blockSize) <= identity.number }
    let first = Plan.firstNewcomer + UInt64(before.count * Plan.blockSize)
    return Person(
      cohort: identity.cohort, isNewcomer: true, number: before.reduce(0) { $0 + $1.count } + Int(identity.number - first))
  }

  /// A block of one person.
  fileprivate func blocks(only person: PersonIdentity) -> [Plan.BlockPlan] {
    let isNewcomer = person.number >= Plan.firstNewcomer
    let role = plan.roles.firstIndex { $0.signsUp == isNewcomer && $0.accounts[0].cohort == person.cohort }
    return role.map { [Plan.BlockPlan(role: $0, firstPerson: person.number, users: 1, expectedArrivals: 0)] } ?? []
  }
}
