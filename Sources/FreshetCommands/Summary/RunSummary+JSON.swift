import FreshetCore
import FreshetResults

extension RunSummary {
  /// A key of the JSON object; scripts depend on the names.
  struct Key: Sendable {
    let name: String
    let meaning: String
    let value: @Sendable (RunSummary) -> JSONValue

    init(_ name: String, _ meaning: String, value: @escaping @Sendable (RunSummary) -> JSONValue) {
      self.name = name
      self.meaning = meaning
      self.value = value
    }
  }

  /// The keys, in their order. What is not applicable is `null`.
  static let keys = [
    Key("name", "The scenario's name.") { .text($0.name) },
    Key("version", "The version of Freshet.") { _ in .text(FreshetVersion.string) },
    Key("output", "The run folder.") { .text($0.output) },
    Key("from", "When the run starts, in local time.") { .text($0.results.clock.text(.start)) },
    Key("until", "When it ends.") { .text($0.results.clock.text($0.results.scenario.end)) },
    Key("overrides", "What the command line changed in the scenario, a list of options.") { .list($0.overrides.map { .text($0) }) },
    Key("seed", "The seed of all draws.") { .unsigned($0.results.scenario.seed) },
    Key("sample", "The part of the people that was simulated.") { .number($0.results.scenario.sample) },
    Key("weight", "Real people for each simulated one.") { .number($0.results.layout.weights[0].factor) },
    Key("weights", "The same for each group of people.") { summary in
      .object(summary.results.layout.weightsOfGroups(in: summary.results.scenario).map { ($0.group, .number($0.weight)) })
    },
    Key("users_simulated", "People simulated in each replication, at the start.") { .integer($0.people) },
    Key("replications", "Repetitions on other draws.") { .integer($0.results.replications.count) },
    Key("baseline", "Whether the baseline arm is in the results.") { .boolean($0.results.includesBaseline) },
    Key("events", "Events processed in all replications.") { .integer($0.results.events) },
    Key("wall_clock_s", "Seconds that the run took.") { .number(($0.wallClockSeconds * 1000).rounded() / 1000) },
    Key("effects", "The rows of effects.csv: a list of objects with the columns as keys.") { ResultTables.effects.json($0.effects) },
    Key("surge", "The rows of surge.csv: a list of objects with the columns as keys.") { ResultTables.surge.json($0.surges) },
    Key("left_out", "The restrictions that `--only` or `--without` left out, a list of names.") { .list($0.leftOut.map { .text($0) }) },
    Key("warnings", "What makes the results less than they seem, a list of sentences.") { .list($0.cautions.map { .text($0.sentence) }) },
  ]

  var json: JSONValue { .object(Self.keys.map { ($0.name, $0.value(self)) }) }
}
