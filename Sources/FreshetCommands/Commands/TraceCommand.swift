import ArgumentParser
import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetResults
import FreshetScenarios

/// `freshet trace`: the life of one simulated person.
struct TraceCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Print what happens to one simulated person, both arms side by side, with the draw behind each decision.",
    usage: """
      freshet trace SCENARIO --person PERSON [OPTION …]
      freshet trace SCENARIO --find WORD,… [OPTION …]
      """,
    discussion: """
      A person is PLATFORM/COHORT/NUMBER, numbered from 0, such as wechat/mainland/4711; PLATFORM/NUMBER where the platform has no \
      origins; and PLATFORM/COHORT/new-NUMBER who comes during the run. The life is that of a run, draw by draw.

      A line of the table is what happens at one time, in the words of the columns of timeseries.csv; that a wish comes and is tried \
      is understood. Below stand the decisions: `0.4312 of defer 50 %, abandon 50 % -> defer` is a draw, what it goes through, and \
      what it comes to; without a draw nothing was left to chance. Delays are on the person's clock.

      WORDS OF --find:
      \(Happening.all.map(\.name).joined(separator: ", "))

      COLUMNS OF --csv:
      \(ResultTables.trace.reference.columns.map { "\($0.name): \($0.meaning)" + ($0.unit.map { " [\($0)]" } ?? "") }.joined(separator: "\n"))
      """)

  @Argument(help: "A scenario file, or - for standard input.", completion: .scenario)
  var scenario: String

  @Option(help: ArgumentHelp("Whose life, such as wechat/mainland/4711.", valueName: "person"))
  var person: String?

  @Option(help: ArgumentHelp("The first person to whom all of this happens in the restricted arm, such as blocked,released.", valueName: "words"),
    completion: .list(Happening.all.map(\.name)))
  var find: String?

  @Option(help: ArgumentHelp("Which replication, from 0.", valueName: "n"))
  var replication = 0

  @OptionGroup var changes: ScenarioChanges
  @OptionGroup var threads: ThreadCount

  @Flag(help: "Print a row for each event and arm as CSV.")
  var csv = false

  func validate() throws {
    if (person == nil) == (find == nil) { throw ValidationError("Give --person or --find, one of them.") }
  }

  func execute() throws(CommandError) {
    let sought = try happenings()
    let file = try load()
    guard (0..<file.scenario.replications).contains(replication) else {
      throw .unknownReplication(replication, of: file.scenario.replications)
    }
    let simulation = Simulation(file.scenario)
    let options = SimulationOptions(threads: threads.available)
    let names = PersonNames(simulation)
    let named: Person? = if let person { try names.person(named: person) } else { nil }
    try MemoryLimit.check(RunCost.memory(of: file.scenario, threads: options.threads), threads: options.threads)
    let person = if let named { named } else { try first(simulation, toWhom: sought, options) }
    guard let life = try simulated({ () throws(SimulationError) in
      try simulation.trace(of: person, replication: replication, options: options)
    }) else {
      throw .unknownPerson(
        names.name(of: person), people: names.group(of: person), simulation.people(of: person.home, replication: replication))
    }
    let (about, clock) = (TraceNames(simulation), RunClock(start: file.start, timeZone: file.timeZone))
    if csv {
      try StandardOutput.write(ResultTables.trace.csv(TraceRow.rows(life.events, about, clock)))
    } else {
      let head = "\(names.name(of: person)) in replication \(replication) of \(file.name), seed \(file.scenario.seed), "
        + "for \(HumanText.count(simulation.layout.weight(ofHome: person.home).factor)) real people\n\n"
      try StandardOutput.write(head + TraceReport(about, clock, home: person.home).table(life.events))
    }
    if life.isCut {
      Terminal.standardError.write("the trace ends after \(HumanText.count(Double(life.events.count))) events; there are more\n")
    }
  }

  /// What the person is to be found by.
  private func happenings() throws(CommandError) -> [Happening] {
    guard let find else { return [] }
    var happenings: [Happening] = []
    for part in find.split(separator: ",", omittingEmptySubsequences: false) {
      let word = part.trimmingCharacters(in: .whitespaces)
      guard let happening = Happening(name: word) else {
        throw .unknownHappening(word, meant: Suggestion.nearest(to: word, among: Happening.all.map(\.name)))
      }
      if !happenings.contains(happening) { happenings.append(happening) }
    }
    return happenings
  }

  private func load() throws(CommandError) -> ScenarioFile {
    do throws(ScenarioDiagnostics) {
      return try changes.load(scenario)
    } catch {
      throw .refused([error])
    }
  }

  private func first(
    _ simulation: Simulation, toWhom sought: [Happening], _ options: SimulationOptions
  ) throws(CommandError) -> Person {
    let found = try simulated { () throws(SimulationError) in
      try simulation.firstPerson(toWhom: sought, replication: replication, options: options)
    }
    if let found { return found }
    let people = simulation.layout.cohorts.indices.reduce(0) { sum, cohort in
      let people = simulation.people(of: cohort, replication: replication)
      return sum + people.users + people.newcomers
    }
    throw .nobodyFound(sought.map(\.name), people: people, replication: replication)
  }

  private func simulated<Found>(_ body: () throws(SimulationError) -> Found) throws(CommandError) -> Found {
    do throws(SimulationError) {
      return try body()
    } catch {
      throw .bug(CommandError.message(error, replication: replication))
    }
  }
}
