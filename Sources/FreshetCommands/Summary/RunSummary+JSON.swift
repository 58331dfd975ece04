import FreshetCore
import FreshetResults
import FreshetStatistics

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
    Key("seed", "The seed of all draws.") { .unsigned($0.results.scenario.seed) },
    Key("sample", "The part of the people that was simulated.") { .number($0.results.scenario.sample) },
    Key("weight", "Real people for each simulated one.") { .number($0.results.layout.weight) },
    Key("users_simulated", "People simulated in each replication, at the start.") { .integer($0.people) },
    Key("replications", "Repetitions on other draws.") { .integer($0.results.replications.count) },
    Key("baseline", "Whether the baseline arm is in the results.") { .boolean($0.results.includesBaseline) },
    Key("events", "Events processed in all replications.") { .integer($0.results.events) },
    Key("wall_clock_s", "Seconds that the run took.") { .number(($0.wallClockSeconds * 1000).rounded() / 1000) },
    Key("effects", "The rows of effects.csv: a list of objects with the columns as keys.") { .list($0.effects.map(json)) },
    Key("surge", "The rows of surge.csv: a list of objects with the columns as keys.") { .list($0.surges.map(json)) },
  ]

  var json: JSONValue { .object(Self.keys.map { .init($0.name, $0.value(self)) }) }

  private static func json(_ row: EffectRow) -> JSONValue {
    .object([
      .init("metric", .text(row.metric)),
      .init("platform", .text(row.platform)),
      .init("cohort", .text(row.cohort)),
      .init("action", row.action.isEmpty ? .null : .text(row.action)),
      .init("baseline", .number(row.baseline)),
      .init("restricted", .number(row.restricted)),
      .init("difference", .number(row.difference?.value)),
      .init("ci_low", .number(row.difference?.interval?.low)),
      .init("ci_high", .number(row.difference?.interval?.high)),
      .init("relative_percent", .number(row.relativePercent)),
      .init("replications", .integer(row.replications)),
    ])
  }

  private static func json(_ row: SurgeRow) -> JSONValue {
    let time = { (estimate: Double?) -> JSONValue in
      estimate.map { .text(row.clock.text(SimulationTime(microseconds: Int64($0.rounded())))) } ?? .null
    }
    let names: [JSONValue.Member] = [
      .init("restriction", .text(row.restriction)),
      .init("platform", .text(row.platform)),
      .init("action", .text(row.action)),
      .init("lifted", .text(row.clock.text(row.lifted))),
    ]
    return .object(
      names + members("baseline_per_h", row.baselinePerHour) + members("peak_per_h", row.peakPerHour)
        + members("peak_ratio", row.peakRatio) + members("peak_time", row.peakTime, value: time)
        + members("backlog_at_lift", row.backlogAtLift) + members("half_backlog_h", row.halfBacklogHours)
        + members("recovery_h", row.recoveryHours) + members("released_total", row.releasedTotal)
        + members("abandoned_total", row.abandonedTotal))
  }

  private static func members(
    _ name: String, _ estimate: Estimate?, value: (Double?) -> JSONValue = { .number($0) }
  ) -> [JSONValue.Member] {
    [
      .init(name, value(estimate?.value)),
      .init(name + "_ci_low", value(estimate?.interval?.low)),
      .init(name + "_ci_high", value(estimate?.interval?.high)),
    ]
  }
}
