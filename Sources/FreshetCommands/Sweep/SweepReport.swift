import FreshetCore
import FreshetExperiments
import FreshetPictures
import FreshetResults
import FreshetScenarios

/// What is said of a sweep before and after it.
struct SweepReport {
  struct Text {
    var lines: String
    var json: JSONValue
  }

  private let run: SweepRun
  private let output: String
  private let wallClock = WallClock()

  init(_ run: SweepRun, output: String) {
    self.run = run
    self.output = output
  }

  /// What is to be run, and in what it differs from what the folder holds.
  func beginning(_ folder: SweepFolder) -> String {
    let older = SweepFolder.plan(of: folder.path)
    let part = run.shard == .whole ? "" : ", part \(run.shard.number) of \(run.shard.count)"
    let line = "sweeping \(run.sweep.name): \(run.plan.points.count) points\(part)\n"
    guard let older, older != run.plan else { return line }
    let keys = run.plan.keys
    return line + "the folder holds a sweep that differs (\(differences(older, folder).joined(separator: ", "))): "
      + "\(keys.intersection(older.keys).count) of \(keys.count) runs are the same\n" + changes(folder)
  }

  /// What is another thing than before.
  private func differences(_ older: SweepPlan, _ folder: SweepFolder) -> [String] {
    let plan = run.plan
    var found: [String] = []
    if older.version != plan.version { found.append("version \(older.version)") }
    if older.metrics != plan.metrics { found.append("metrics") }
    if older.rule != plan.rule { found.append("when there are replications enough") }
    if older.columns.map(\.name) != plan.columns.map(\.name) { found.append("factors") }
    if older.design != plan.design { found.append("design") }
    if !older.points.hasCells(of: plan.points) { found.append("points") }
    if older.reference.point != plan.reference.point { found.append("reference") }
    if let scenario = SweepFolder.scenario(of: folder.path), scenario != run.standing { found.append("scenario") }
    if older.name != plan.name { found.append("name") }
    if older.title != plan.title { found.append("title") }
    // What is left is what the scenario reads, or a key that goes by the same name.
    return found.isEmpty ? [older.reference.key == plan.reference.key ? "what a factor stands for" : "data files"] : found
  }

  private static let mostLines = 8

  /// The lines of the scenario as it stands that are not as they were.
  private func changes(_ folder: SweepFolder) -> String {
    TextChanges.lines(
      from: SweepFolder.scenario(of: folder.path) ?? run.standing, to: run.standing, signs: ("-", "+"), atMost: Self.mostLines)
  }

  /// What was done.
  func end(_ progress: SweepProgress, isShard: Bool) -> Text {
    let simulated = progress.done - progress.reused
    let place = isShard
      ? "`freshet merge \(output)` makes the tables when all parts are done"
      : "the tables are in `\(output)`; `freshet report \(output)` draws them"
    return Text(
      lines: "\(simulated) of \(progress.runs) runs simulated, \(progress.reused) known before, \(progress.failed) failed; \(place)\n"
        + (isShard ? "" : bands),
      json: .object([
        ("name", .text(run.sweep.name)),
        ("output", .text(output)),
        ("points", .integer(run.plan.points.count)),
        ("runs", .integer(progress.runs)),
        ("simulated", .integer(simulated)),
        ("reused", .integer(progress.reused)),
        ("failed", .integer(progress.failed)),
        ("replications_simulated", .integer(progress.replications)),
        ("events", .integer(progress.events)),
        ("simulating_s", .number((progress.simulated / .seconds(1) * 1000).rounded() / 1000)),
        ("threads", .integer(run.threads)),
        ("wall_clock_s", .number((wallClock.elapsedSeconds * 1000).rounded() / 1000)),
      ]))
  }

  /// How far the main numbers go over what is assumed, where points were drawn.
  private var bands: String {
    guard run.sweep.design.draws, let sentences = try? SweepReading(path: output).mainBands, !sentences.isEmpty else { return "" }
    let lines = sentences.map { $0.replacing("\u{A0}", with: " ").replacing("−", with: "-").wrapped(hanging: 2) }
    return "\n" + lines.joined() + "bands.csv has all numbers so.\n"
  }

  /// What it would take.
  func cost() throws(CommandError) -> Text {
    let cost: SweepCost
    do throws(RunError) { cost = try SweepCost(of: run) } catch { throw CommandError(trial: error) }
    return Text(
      lines: "\(run.plan.points.count) points, \(cost.replications) replications: \(HumanText.count(cost.events)) events, "
        + "\(HumanText.seconds(cost.seconds)), \(HumanText.bytes(cost.memory)) of memory, \(HumanText.bytes(cost.disk)) on disk\n"
        + cautions.map { "  \($0.sentence)\n" }.joined(),
      json: .object([
        ("points", .integer(run.plan.points.count)),
        ("runs", .integer(run.plan.keys.count)),
        ("replications", .integer(cost.replications)),
        ("events", .number(cost.events.rounded())),
        ("memory_bytes", .number(cost.memory.rounded())),
        ("disk_bytes", .number(cost.disk.rounded())),
        ("wall_clock_s", .number((cost.seconds * 1000).rounded() / 1000)),
        ("warnings", .list(cautions.map { .text($0.sentence) })),
      ]))
  }

  /// What makes the results of some points less than they seem, by the first and the last of them.
  private var cautions: [Caution] {
    let files = [0, run.plan.points.count - 1].compactMap { try? run.sweep.file($0) }
    var found: [Caution] = []
    for caution in files.flatMap({ Caution.all(of: $0.scenario) }) where !found.contains(caution) { found.append(caution) }
    return found
  }
}
