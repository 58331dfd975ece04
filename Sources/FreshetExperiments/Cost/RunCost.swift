import FreshetCore
public import FreshetModel

/// What a run would take: its size, known from the scenario, and its speed, estimated from a short trial on this machine.
public struct RunCost: Sendable {
  /// Simulated people at the start, in each replication.
  public let people: Int
  /// Real people for each simulated one who belongs to no group.
  public let weight: Double
  /// Where there are groups of people: real people for each simulated one of each.
  public let weightsOfGroups: [(group: String, weight: Double)]
  /// Where there are groups of people: the accounts of each platform when the run starts.
  public let accounts: [(platform: String, accounts: Double)]
  public let replications: Int
  /// Expected events of one replication, both arms together.
  public let eventsPerReplication: Double
  /// Bytes that the process needs when it needs most.
  public let memory: Double
  /// Bytes of the run folder.
  public let disk: Double
  /// Wall-clock seconds on this machine, from the first event to the last file.
  public let seconds: Double

  /// What it takes to see of a block that nothing happens in a window, as measured on one machine: a trial has too few blocks to tell.
  private static let secondsPerBlock = 2e-9

  /// Expected events of the whole run.
  public var events: Double { eventsPerReplication * Double(replications) }

  /// Bytes that a run takes beside the program, known without a trial.
  public static func memory(of scenario: Scenario, threads: Int) -> Double {
    let layout = ResultLayout(scenario)
    let work = ExpectedWork(scenario, layout)
    return ResultSize(scenario, layout, work).memory(threads: threads) + MemoryUse.ofPlan(scenario, work)
      + MemoryUse.ofPeople(scenario, work)
  }

  /// Estimates the cost of a run; takes a second or two and some ten megabytes at most, however large the run is.
  ///
  /// - Parameters:
  ///   - scenario: The run in question.
  ///   - dataFiles: Bytes of the data files that are copied beside the results.
  ///   - threads: How many threads would compute it.
  ///   - runs: How many such runs would be computed at once.
  /// - Throws: ``RunError/failed(replication:_:)`` where the trial shows a bug in Freshet.
  public static func estimate(of scenario: Scenario, dataFiles: Int = 0, threads: Int, runs: Int = 1) throws(RunError) -> RunCost {
    // A trial takes memory, too.
    let program = MemoryUse.ofProgram
    let layout = ResultLayout(scenario)
    let work = ExpectedWork(scenario, layout)
    let busy = min(Double(max(1, threads)), max(1, (work.people / Double(TrialRun.peopleOfBlock)).rounded(.up)))
    let speed = try TrialRun.speed(of: scenario, work, threads: Int(busy) * runs)
    let results = ResultSize(scenario, layout, work)
    let replications = Double(scenario.replications)
    let windows = scenario.lookahead.map { Double(scenario.end.microseconds) / Double($0.microseconds) } ?? 0
    let blocks = (work.people / Double(TrialRun.peopleOfBlock)).rounded(.up)
    let crowded = try CrowdTrial.secondsPerWork(of: scenario, work, threads: Int(busy), runs: runs)
    let waiting = crowded == nil ? windows * blocks * Self.secondsPerBlock : 0
    let simulating = speed.preparation + max(work.total * (crowded ?? 0), work.total * speed.secondsPerWork / busy + waiting)
    return RunCost(
      people: layout.people, weight: layout.weights[0].factor, weightsOfGroups: layout.weightsOfGroups(in: scenario),
      accounts: layout.realAccounts(in: scenario), replications: scenario.replications,
      eventsPerReplication: work.events * speed.eventsPerExpected,
      memory: program + results.memory(threads: threads) + MemoryUse.ofPlan(scenario, work)
        + MemoryUse.ofPeople(scenario, work) + speed.services.reduce(0) { $0 + $1.memory } + MemoryUse.ofWaiting(speed.waitingBehind, scenario),
      disk: results.disk + Double(dataFiles), seconds: replications * simulating + results.seconds(threads: threads))
  }
}
