import FreshetCore
import FreshetModel
import Testing

/// A trace is the life that a run lives.
struct TraceTests {
  /// Everything that there is, for few people.
  ///
  /// Where they share a limit, each trace lives them all: then they are fewer.
  static func scenario(_ restrictions: [Restriction] = [Sample.freeze(), Sample.pause()]) -> Scenario {
    let isCoupled = !Service.limits(of: restrictions).isEmpty
    return Sample.scenario(
      ["wechat", "qq"].map { Sample.platform($0, users: isCoupled ? 48 : 120, signUpsPerDay: isCoupled ? 5 : 10) },
      restrictions: restrictions)
  }

  /// A limit so low that these few feel it.
  static var limit: Restriction {
    var limit = Sample.limit()
    limit.effects = [Effect(gating: limit.actions, .limit(Limit(rate: 30 / Sample.day, answersWithin: .minutes(30))))]
    return limit
  }

  /// All people of a replication.
  static func people(_ simulation: Simulation) -> [Person] {
    simulation.layout.cohorts.indices.flatMap { cohort in
      let count = simulation.people(of: cohort, replication: 1)
      return (0..<count.users).map { Person(home: cohort, number: $0) }
        + (0..<count.newcomers).map { Person(home: cohort, isNewcomer: true, number: $0) }
    }
  }

  static func trace(_ simulation: Simulation, _ person: Person, _ options: SimulationOptions = SimulationOptions()) throws -> [LifeEvent] {
    try #require(try simulation.trace(of: person, replication: 1, options: options)).events
  }

  // MARK: All lives together are the run

  @Test(arguments: [[Sample.freeze(), Sample.pause(), Sample.pledge()], [Sample.freeze().inBothArms, TraceTests.limit]])
  func sumsAreTheResults(_ restrictions: [Restriction]) throws {
    let simulation = Simulation(Self.scenario(restrictions))
    let layout = simulation.layout
    let result = try simulation.run(replication: 1)
    let grid = TimeGrid(length: simulation.scenario.reportInterval)
    let nothing = Array(repeating: FlowCounts(), count: layout.flows.count * layout.intervals)
    var flows = [Arm.baseline: nothing, .restricted: nothing]
    var registered: [Int: Int] = [:]
    var lapsed: [Int: Int] = [:]
    for event in try Self.people(simulation).flatMap({ try Self.trace(simulation, $0) }) {
      guard case .happens(let happening, _) = event.content else { continue }
      for arm in Arm.allCases where event.arms.contains(Arms(arm)) {
        switch happening {
        case .counted(let counter):
          let flow = try #require(event.flow)
          flows[arm]?[flow * layout.intervals + grid.index(of: event.time)][counter] += 1
        case .registered where arm == .restricted: registered[event.cohort, default: 0] += 1
        case .lapsed where arm == .restricted: lapsed[event.cohort, default: 0] += 1
        case .returned where arm == .restricted: lapsed[event.cohort, default: 0] -= 1
        default: break
        }
      }
    }
    for arm in Arm.allCases {
      for flow in layout.flows.indices {
        for interval in 0..<layout.intervals {
          var counted = result[arm].counts(flow: flow, interval: interval)
          (counted[.backlogChange], counted[.waitingChange]) = (0, 0)
          #expect(flows[arm]?[flow * layout.intervals + interval] == counted, "\(arm) \(flow) \(interval)")
        }
      }
    }
    for cohort in layout.cohorts.indices {
      let end = result.restricted.populationAtEnd(cohort: cohort)
      #expect(registered[cohort, default: 0] == end.registered)
      #expect(lapsed[cohort, default: 0] == end.lapsed)
    }
    #expect(registered.values.reduce(0, +) > 40)
  }

  // MARK: A life depends on nobody else

  /// Whoever no restriction concerns lives one life, whatever stands elsewhere.
  @Test(arguments: [[], [Sample.freeze()], [Sample.freeze(from: 2, until: 9), Sample.pause()]])
  func outsideTheScope(_ restrictions: [Restriction]) throws {
    let first = Simulation(Self.scenario())
    var changed = Self.scenario(restrictions)
    changed.platforms.append(Sample.platform("weibo", users: 120))
    let other = Simulation(changed)
    let outside = Self.people(first).filter { $0.home == 1 }
    #expect(outside.contains(where: \.isNewcomer) && outside.contains { !$0.isNewcomer })
    for person in outside {
      let events = try Self.trace(first, person)
      #expect(events.allSatisfy { $0.arms == .both })
      #expect(try Self.trace(other, person) == events)
    }
  }

  /// The same with groups and tools: who has another carrier than those whom all restrictions concern, or is in another group, lives one
  /// life, which is the one without any restriction, be they on all platforms and have the tool.
  @Test func outsideEveryScopeWithGroupsAndTools() throws {
    var scenario = Sample.withTools()
    for index in scenario.platforms.indices.dropLast() { scenario.platforms[index].users = 64 }
    scenario.people[0].count = 200
    scenario.people[1].count = 60
    for index in scenario.restrictions.indices {
      scenario.restrictions[index].scope.groups = ["students"]
      scenario.restrictions[index].scope.traits = ["carrier": ["unicom"]]
    }
    let simulation = Simulation(scenario)
    scenario.restrictions = []
    let without = Simulation(scenario)
    let homes = simulation.layout.cohorts.count
    var (inside, outside) = (0, 0)
    for (group, cells) in simulation.layout.cells.enumerated() {
      for cell in cells {
        for number in cell.people {
          let person = Person(home: homes + group, number: number)
          let events = try Self.trace(simulation, person)
          if cell.traits == ["unicom"] {
            inside += events.allSatisfy { $0.arms == .both } ? 0 : 1
          } else {
            outside += events.isEmpty ? 0 : 1
            #expect(events.allSatisfy { $0.arms == .both })
            #expect(try Self.trace(without, person) == events, "\(cell.platforms) \(number)")
          }
        }
      }
    }
    #expect(inside > 40 && outside > 180)
    for person in Self.people(simulation) where simulation.layout.cohorts[person.home].group == nil {
      let events = try Self.trace(simulation, person)
      #expect(events.allSatisfy { $0.arms == .both })
      #expect(try Self.trace(without, person) == events)
    }
  }

  @Test(arguments: [[Sample.freeze(), Sample.pause(), Sample.pledge()], [Sample.freeze(), TraceTests.limit]])
  func windowsAndThreadsChangeNothing(_ restrictions: [Restriction]) throws {
    let simulation = Simulation(Self.scenario(restrictions))
    for person in Self.people(simulation).filter({ $0.number % 7 == 0 }) {
      let first = try Self.trace(simulation, person)
      #expect(first.map(\.time) == first.map(\.time).sorted())
      for (window, threads) in [(nil, 3), (SimulationDuration.minutes(50), 1), (.hours(36), 2), (nil, 7)] {
        #expect(try Self.trace(simulation, person, SimulationOptions(threads: threads, window: window)) == first)
      }
    }
  }

  // MARK: Draws

  /// What is shown of a draw leads to what is shown of the choice.
  @Test func choicesFollowFromDraws() throws {
    var scenario = Self.scenario([Sample.freeze(), Sample.pause(), Self.limit, Sample.pledge()])
    scenario.services.insert(contentsOf: Sample.withServices().services.suffix(1), at: 0)
    let simulation = Simulation(scenario)
    var kinds: [Decision.Kind: Int] = [:]
    for event in try Self.people(simulation).flatMap({ try Self.trace(simulation, $0) }) {
      guard case .decides(let decision) = event.content else { continue }
      kinds[decision.kind, default: 0] += 1
      guard let draw = decision.draw, decision.kind != .anticipation else { continue }
      #expect(abs(decision.options.reduce(0) { $0 + $1.share } - 1) < 1e-9)
      var sum = 0.0
      let chosen = decision.options.first { option in
        sum += option.share
        return draw < sum
      }
      #expect(chosen?.name == decision.choice, "\(decision)")
    }
    let waysRound: [Decision.Kind] = [.fallback, .adoption, .move, .returns]
    for kind in Decision.Kind.allCases where !waysRound.contains(kind) { #expect(kinds[kind, default: 0] > 0, "\(kind)") }
  }

  /// An attempt that is stopped follows a verdict to stop it, and comes again when it was said to.
  @Test func waitingEndsWhenItWasSaid() throws {
    var restriction = Sample.freeze(anticipates: false)
    restriction.knowledge.learns = 0
    restriction.knowledge.announcement = nil
    let simulation = Simulation(Self.scenario([restriction]))
    for person in Self.people(simulation).filter({ $0.home == 0 && !$0.isNewcomer }) {
      let events = try Self.trace(simulation, person)
      var moments: Set<SimulationTime> = []
      for event in events {
        switch event.content {
        case .waits(let moment): moments.insert(moment)
        case .happens(.counted(.released), _), .happens(.counted(.retried), _): #expect(moments.contains(event.time))
        default: break
        }
      }
      let verdicts = events.count { event in
        if case .decides(let decision) = event.content { decision.kind == .verdict && decision.choice == "stop" } else { false }
      }
      #expect(verdicts == events.count { $0.content == .happens(.counted(.blocked), restriction: 0) })
    }
  }

  // MARK: Who

  @Test func nobodyHasAnotherNumber() throws {
    let simulation = Simulation(Self.scenario())
    for cohort in simulation.layout.cohorts.indices {
      let count = simulation.people(of: cohort, replication: 1)
      #expect(count.newcomers > 10)
      for person in [
        Person(home: cohort, number: count.users), Person(home: cohort, isNewcomer: true, number: count.newcomers),
        Person(home: cohort, number: -1), Person(home: cohort, isNewcomer: true, number: .max),
      ] { #expect(try simulation.trace(of: person, replication: 1) == nil) }
    }
  }

  /// Newcomers of several blocks are numbered through.
  @Test func newcomersOfSeveralBlocks() throws {
    let simulation = Simulation(Sample.scenario([Sample.platform("wechat", signUpsPerDay: 1000)], restrictions: [Sample.pause()]))
    let count = simulation.people(of: 0, replication: 1).newcomers
    #expect((7000...11_000).contains(count))
    let first = try #require(try simulation.firstPerson(toWhom: [.counted(.abandoned), .counted(.blocked)], replication: 1))
    #expect(first.isNewcomer)
    for number in [0, 3000, count - 1] {
      let life = try Self.trace(simulation, Person(home: 0, isNewcomer: true, number: number))
      let register = simulation.layout.flow(cohort: 0, action: "register")
      #expect(life.first { $0.flow == register }?.content == .happens(.counted(.wishes), restriction: nil))
    }
  }

  @Test(arguments: [
    ["blocked"], ["released", "retried"], ["settled"], ["superseded", "registered"], ["diverted"], ["arrived"], ["hurried"], ["extra"],
    ["withheld", "lapsed", "returned"], ["circumvented"],
  ])
  func firstIsTheFirst(_ words: [String]) throws {
    let sought = try words.map { try #require(Happening(name: $0)) }
    let first = try expectFirst(sought, Simulation(Self.scenario()))
    #expect((first == nil) == (words == ["circumvented"]), "\(words) happens to nobody")
  }

  @Test func firstOfLimitedPeopleIsTheFirst() throws {
    let simulation = Simulation(Self.scenario([Self.limit, Sample.pause()]))
    #expect(try expectFirst([.counted(.retried), .counted(.released)], simulation) != nil)
  }

  private func expectFirst(_ sought: [Happening], _ simulation: Simulation) throws -> Person? {
    let first = try Self.people(simulation).first { person in
      let restricted = try Self.trace(simulation, person).filter { $0.arms.contains(.restricted) }
      return sought.allSatisfy { happening in
        restricted.contains { if case .happens(happening, _) = $0.content { true } else { false } }
      }
    }
    for threads in [1, 3] {
      #expect(try simulation.firstPerson(toWhom: sought, replication: 1, options: SimulationOptions(threads: threads)) == first)
    }
    return first
  }

  @Test func wordsAreNames() {
    for happening in Happening.all { #expect(Happening(name: happening.name) == happening) }
    #expect(Set(Happening.all.map(\.name)).count == Happening.all.count)
    #expect(Happening(name: "backlogChange") == nil)
  }
}
