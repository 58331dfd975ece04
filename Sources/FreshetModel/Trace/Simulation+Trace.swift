import FreshetRandom

/// The life of one person.
public struct LifeTrace: Sendable, Equatable {
  /// In the order of time, and of what came first at one instant.
  public var events: [LifeEvent]
  /// Whether there were more than are kept.
  public var isCut: Bool
}

/// The people who are numbered together in one replication.
public struct NumberedPeople: Sendable, Equatable {
  /// Those who are there when the run starts.
  public var users: Int
  /// Those who come during the run.
  public var newcomers: Int
}

extension Simulation {
  /// The number of events of which a trace has no more.
  public static let longestTrace = 100_000

  /// How many people are numbered together.
  ///
  /// - Parameter home: As ``Person/home``.
  /// - Complexity: O(blocks).
  public func people(of home: Int, replication: Int) -> NumberedPeople {
    let model = model(NoObserver(), replication)
    return NumberedPeople(users: layout.users(of: home), newcomers: model.newcomers(of: home).reduce(0) { $0 + $1.count })
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

  /// The first person, by home, users before newcomers, and number, to whom all of some things happen in the restricted arm.
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
  /// The blocks of a home's newcomers, with how many come in each.
  fileprivate func newcomers(of home: Int) -> [(first: UInt64, count: Int)] {
    let stream = RandomStream(seed: scenario.seed, replication: replication)
    return plan.blocks.filter { plan.roles[$0.role].signsUp && plan.roles[$0.role].home == home }.map {
      ($0.firstPerson, $0.count(plan.roles[$0.role], from: stream))
    }
  }

  fileprivate func identity(of person: Person) -> PersonIdentity? {
    guard person.number >= 0 else { return nil }
    guard person.isNewcomer else {
      return person.number < plan.layout.users(of: person.home)
        ? PersonIdentity(home: person.home, number: UInt64(person.number)) : nil
    }
    var before = 0
    for (first, count) in newcomers(of: person.home) {
      if person.number < before + count {
        return PersonIdentity(home: person.home, number: first + UInt64(person.number - before))
      }
      before += count
    }
    return nil
  }

  fileprivate func person(_ identity: PersonIdentity) -> Person {
    guard identity.number >= Plan.firstNewcomer else { return Person(home: identity.home, number: Int(identity.number)) }
    let before = newcomers(of: identity.home).prefix { $0.first + UInt64(Plan.blockSize) <= identity.number }
    let first = Plan.firstNewcomer + UInt64(before.count * Plan.blockSize)
    return Person(
      home: identity.home, isNewcomer: true, number: before.reduce(0) { $0 + $1.count } + Int(identity.number - first))
  }

  /// A block of one person.
  fileprivate func blocks(only person: PersonIdentity) -> [Plan.BlockPlan] {
    let isNewcomer = person.number >= Plan.firstNewcomer
    let block = plan.blocks.first { block in
      let people = block.firstPerson..<block.firstPerson + UInt64(isNewcomer ? Plan.blockSize : block.users)
      return plan.roles[block.role].signsUp == isNewcomer && plan.roles[block.role].home == person.home && people.contains(person.number)
    }
    return block.map { [Plan.BlockPlan(role: $0.role, firstPerson: person.number, users: 1, expectedArrivals: 0)] } ?? []
  }
}

extension ResultLayout {
  /// The people of a home who are there when the run starts, each once.
  ///
  /// - Parameter home: As ``Person/home``.
  public func users(of home: Int) -> Int {
    if home >= cohorts.count { return cells[home - cohorts.count].reduce(0) { $0 + $1.count } }
    return cohorts[home].group == nil ? accounts[home] : 0
  }

  /// The real people that a simulated one of a home stands for.
  public func weight(ofHome home: Int) -> Weight {
    home >= cohorts.count ? weights[home - cohorts.count + 1] : weight(ofCohort: home)
  }
}
