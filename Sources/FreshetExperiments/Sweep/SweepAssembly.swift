import FreshetCore
import FreshetModel
public import FreshetResults
import FreshetScenarios
import FreshetStatistics

/// Makes the tables of a sweep of its logs, in the order of its design. They depend on the plan and on what the points come to, and not on
/// which log holds what.
public struct SweepAssembly {
  public let plan: SweepPlan
  private let index: SweepIndex

  public init(_ plan: SweepPlan, _ index: SweepIndex) {
    self.plan = plan
    self.index = index
  }

  /// Runs of which the logs know nothing.
  public var missing: Int {
    var missing: Set<SweepKey> = []
    for key in [[plan.reference.key], plan.points.keys].joined() where !index.contains(.point, key) && !index.contains(.failed, key) {
      missing.insert(key)
    }
    return missing.count
  }

  /// Points that failed.
  public var failed: Int { plan.points.keys.count { !index.contains(.point, $0) && index.contains(.failed, $0) } }

  /// Writes all tables. Memory does not grow with the number of points, but for the plan.
  ///
  /// - Throws: ``SweepError/incomplete(missing:of:)`` where runs are missing, and then nothing is written.
  public func write(into folder: SweepFolder) throws(SweepError) {
    let missing = missing
    guard missing == 0 else { throw .incomplete(missing: missing, of: plan.keys.count) }
    do throws(RunFolderError) {
      try writeDesign(folder)
      try writeTables(folder)
      try folder.publish(manifest: manifest(folder).description + "\n")
    } catch {
      throw .folder(error)
    }
  }

  private func writeTables(_ folder: SweepFolder) throws(RunFolderError) {
    var files = SweepFiles(folder, header: ["point"] + plan.columns.map(\.name))
    let reference = index.content(.point, plan.reference.key).flatMap(PointRecord.init(content:))
    var outcomes = OutcomeTable(plan)
    let figures = reference.map { Dictionary($0.figures.map { ($0.key, $0.effects) }) { first, _ in first } } ?? [:]
    let (effects, surges, ledger) = (ResultTables.effects.header, ResultTables.surge.header, ResultTables.ledger.header)
    let (services, timeseries, contrasts) = (SweepTables.services.header, ResultTables.timeseries.header, SweepTables.contrasts.header)
    try files.begin("sweep.csv", effects)
    try files.begin("surges.csv", surges)
    try files.begin("contrasts.csv", contrasts)
    for (number, point) in plan.points.enumerated() {
      files.start(point: number, point.cells)
      guard let record = index.content(.point, point.key).flatMap(PointRecord.init(content:)) else {
        try files.write("failed.csv", "problem", [problem(point.key)])
        continue
      }
      if plan.drawsPoints { outcomes.add(record, point: number) }
      try files.write("sweep.csv", effects, record.figures.map(\.line))
      try files.write("surges.csv", surges, record.surges)
      try files.write("ledger.csv", ledger, record.ledger)
      try files.write("services.csv", services, record.services)
      try files.write("timeseries.csv", timeseries, record.timeseries)
      try files.write("contrasts.csv", contrasts, record.figures.compactMap { figure in
        figures[figure.key].flatMap { Self.contrast(figure, $0) }.map(SweepTables.contrasts.line)
      })
    }
    try files.close()
    try writeAnalysis(outcomes, standing: reference?.outcomes ?? [], folder)
  }

  private func problem(_ key: SweepKey) -> String { Field.text(String(decoding: index.content(.failed, key) ?? [], as: UTF8.self)).csv }

  /// What only draws of points tell: how far numbers go, and what moves them.
  private func writeAnalysis(_ outcomes: OutcomeTable, standing: [Outcome], _ folder: SweepFolder) throws(RunFolderError) {
    if plan.isInBlocks {
      try write(SweepTables.sensitivity.csv(outcomes.sensitivity(factors: plan.factors)), "sensitivity.csv", folder)
    } else if plan.drawsPoints {
      try write(SweepTables.bands.csv(outcomes.bands(standing: standing)), "bands.csv", folder)
    }
  }

  private func write(_ text: String, _ name: String, _ folder: SweepFolder) throws(RunFolderError) {
    let file = try folder.create(name)
    try file.write(text)
    try file.close()
  }

  /// Replications of the same number share their draws, so their differences scatter less than either.
  private static func contrast(_ figure: PointRecord.Figure, _ reference: [Double]) -> ContrastRow? {
    let effects = figure.effects
    let count = min(effects.count, reference.count)
    guard count > 0 else { return nil }
    let differences = zip(effects, reference).map { $0 - $1 }
    return ContrastRow(
      key: figure.key, effect: Moments(of: Array(effects.prefix(count))).mean, reference: Moments(of: Array(reference.prefix(count))).mean,
      contrast: Estimate(meanOf: differences, criticalValue: CriticalValue.of(replications: count)), replications: count)
  }

  // MARK: Design

  private func writeDesign(_ folder: SweepFolder) throws(RunFolderError) {
    let header = (["point"] + plan.columns.map(\.name)).map { Field.text($0).csv }.joined(separator: ",")
    let file = try folder.create("design.csv")
    try file.write(header + "\n")
    for (number, point) in plan.points.enumerated() {
      try file.write(([String(number)] + point.cells.map { Field.text($0).csv }).joined(separator: ",") + "\n")
    }
    try file.close()
    try write(problemOfSALib.description + "\n", "problem.json", folder)
  }

  /// The dictionary that SALib's samplers and analyses take.
  private var problemOfSALib: JSONValue {
    .object([
      ("num_vars", .integer(plan.columns.count)),
      ("names", .list(plan.columns.map { .text($0.name) })),
      ("bounds", .list(plan.columns.indices.map { .list(bounds(ofColumn: $0)) })),
    ])
  }

  private func bounds(ofColumn column: Int) -> [JSONValue] {
    if !plan.columns[column].bounds.isEmpty { return plan.columns[column].bounds.map { .number($0) } }
    let numbers = plan.points.compactMap { Double($0.cells[column]) }
    guard numbers.count == plan.points.count, let low = numbers.min(), let high = numbers.max() else { return [.null, .null] }
    return [.number(low), .number(high)]
  }

  private func manifest(_ folder: SweepFolder) -> JSONValue {
    .object([
      ("version", .text(plan.version)),
      ("name", .text(plan.name)),
      ("scenario_sha256", .text(plan.reference.key.description)),
      ("design", .text(plan.design)),
      ("metrics", plan.metrics.map { .list($0.map { .text($0) }) } ?? .null),
      ("points", .integer(plan.points.count)),
      ("failed", .integer(failed)),
      ("reference", plan.reference.point.map { .integer($0) } ?? .null),
      ("files_sha256", .object(folder.files.map { ($0.name, .text($0.digest)) })),
    ])
  }
}

extension SweepPlan {
  /// Whether its points are drawn from ranges.
  fileprivate var drawsPoints: Bool { SweepDesign(rawValue: design)?.draws ?? false }
  /// Whether they come in blocks from which indices of sensitivity are made.
  fileprivate var isInBlocks: Bool { design == SweepDesign.saltelli.rawValue }
}

/// The tables of a sweep while they are written, line by line.
private struct SweepFiles {
  private let folder: SweepFolder
  private let header: [String]
  private var files: [(name: String, writer: FileWriter)] = []
  /// What stands first in every line of a point.
  private var start = ""

  init(_ folder: SweepFolder, header: [String]) {
    self.folder = folder
    self.header = header
  }

  mutating func start(point: Int, _ cells: [String]) {
    start = ([String(point)] + cells.map { Field.text($0).csv }).joined(separator: ",") + ","
  }

  /// Begins a table that is there even without lines.
  mutating func begin(_ name: String, _ columns: String) throws(RunFolderError) {
    let writer = try folder.create(name)
    try writer.write(header.map { Field.text($0).csv }.joined(separator: ",") + "," + columns + "\n")
    files.append((name, writer))
  }

  /// Adds lines to a table, which begins with its first.
  mutating func write(_ name: String, _ columns: String, _ lines: [String]) throws(RunFolderError) {
    if lines.isEmpty { return }
    if !files.contains(where: { $0.name == name }) { try begin(name, columns) }
    guard let writer = files.first(where: { $0.name == name })?.writer else { return }
    for line in lines { try writer.write(start + line + "\n") }
  }

  func close() throws(RunFolderError) {
    for file in files { try file.writer.close() }
  }
}
