import FreshetCore
public import FreshetModel

/// What a run would take, estimated from a short trial of the same scenario with few people.
public struct RunCost: Sendable {
  /// Simulated people at the start, in each replication.
  public let people: Int
  /// Real people for each simulated one.
  public let weight: Double
  public let replications: Int
  /// Expected events of one replication, both arms together.
  public let eventsPerReplication: Double
  /// Bytes that the process needs at the end of the run.
  public let memory: Int
  /// Wall-clock seconds on this machine.
  public let seconds: Double

  /// Expected events of the whole run.
  public var events: Double { eventsPerReplication * Double(replications) }

  /// Runs the trial, which takes a fraction of a second on most scenarios.
  ///
  /// - Parameters:
  ///   - scenario: The run in question.
  ///   - threads: How many threads would compute; the time takes them as equally fast.
  public init(of scenario: Scenario, threads: Int) {
    let simulation = Simulation(scenario)
    people = simulation.layout.accounts.reduce(0, +)
    weight = simulation.layout.weight
    replications = scenario.replications
    memory = Self.memoryOfProgram + Self.memory(of: simulation, threads: threads)

    let wishes = Self.expectedWishes(scenario)
    // Fewer people, and where they would be too few to tell, a shorter time.
    let part = min(1, Self.wishesOfTrial / max(wishes, 1))
    let enough = min(1, Self.peopleOfTrial / max(1, Double(people)))
    var trial = scenario
    trial.sample *= max(part, enough)
    if part < enough {
      trial.end = SimulationTime(microseconds: max(1, Int64(Double(scenario.end.microseconds) * part / enough)))
    }
    let start = ContinuousClock.now
    let events = (try? Simulation(trial).run(replication: 0).events) ?? 0
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    eventsPerReplication = Double(events) / part
    seconds = elapsed / part * Double(replications) / Double(max(1, threads))
  }

  /// Enough to tell the speed, few enough not to be noticed.
  private static let wishesOfTrial = 500_000.0
  private static let peopleOfTrial = 50.0

  /// The actions and sign-ups that the people of one replication want in the mean, in one arm.
  static func expectedWishes(_ scenario: Scenario) -> Double {
    let length = Double(scenario.end.microseconds) / 1e6
    return scenario.platforms.reduce(0) { sum, platform in
      let each = platform.actions.reduce(0) { $0 + length / max($1.gap.mean, 1e-6) }
      // Newcomers are there for half of the time in the mean.
      let newcomers = (platform.signUps?.rate ?? 0) * length
      return sum + scenario.sample * (platform.users * each + newcomers * (1 + each / 2))
    }
  }

  /// Bytes that the process needs without any counts, as measured.
  private static let memoryOfProgram = 25_000_000

  /// Bytes that a run takes beside the program, known without a trial.
  public static func memory(of scenario: Scenario, threads: Int) -> Int { memory(of: Simulation(scenario), threads: threads) }

  private static func memory(of simulation: Simulation, threads: Int) -> Int {
    memory(simulation.layout) * (simulation.scenario.replications + threads) + simulation.memoryOfPeople
  }

  /// Bytes of the counts of one replication: all replications are kept, and each thread counts for itself.
  private static func memory(_ layout: ResultLayout) -> Int {
    layout.counts.count * MemoryLayout<Int>.stride
  }
}
