public import FreshetModel

/// Writes the files of a run folder.
public struct ResultWriter {
  let results: RunResults
  let folder: RunFolder
  let monitor: RunMonitor
  /// The names of the tables to write.
  private let tables: Set<String>

  /// Writes everything and commits the folder.
  ///
  ///     let folder = try RunFolder(path: "Results/wechat")
  ///     try ResultWriter.write(results, estimates, attachments: attachments, into: folder)
  ///
  /// Memory does not grow with the number of rows; the texts of the times are kept.
  ///
  /// - Parameters:
  ///   - results: What the run gave.
  ///   - estimates: What is estimated from them.
  ///   - attachments: The resolved scenario and the rest of the manifest.
  ///   - tables: The names of the tables to write, of those of ``ResultTables/all``. The counts are checked whatever is written.
  ///   - folder: Where to; committed at the end, or removed where this throws.
  ///   - monitor: Can stop the writing.
  /// - Throws: ``ResultError``.
  public static func write(
    _ results: RunResults, _ estimates: RunEstimates, attachments: Attachments,
    tables: Set<String> = Set(ResultTables.all.map(\.name)), into folder: RunFolder, monitor: RunMonitor = RunMonitor()
  ) throws(ResultError) {
    defer { folder.discard() }
    let writer = ResultWriter(results: results, folder: folder, monitor: monitor, tables: tables)
    let times = writer.times()
    try writer.writeTimeseries(times)
    try writer.writePopulation(times)
    try writer.writeServices(times)
    try writer.write(estimates.effects, ResultTables.effects)
    try writer.write(estimates.surges, ResultTables.surge)
    try writer.write(results.ledger(), ResultTables.ledger)
    if results.scenario.countsActivity { try writer.write(results.activity(), ResultTables.activity) }
    try writer.write(estimates.replications, ResultTables.replications)
    try writer.write(attachments)
    if monitor.isStopped { throw .stopped }
    try ResultError.inFolder { () throws(RunFolderError) in try folder.commit() }
  }

  private func write<Row>(_ rows: [Row], _ table: Table<Row>) throws(ResultError) {
    guard var file = try open(table) else { return }
    for row in rows { try file.write(row) }
    try file.close()
  }

  /// The file of a table; absent where it is not to be written.
  func open<Row>(_ table: Table<Row>) throws(ResultError) -> CSVFile<Row>? {
    tables.contains(table.name) ? try CSVFile(table, in: folder) : nil
  }

  /// The times at which the intervals start.
  private func times() -> [RowTime] {
    let intervals = ReportIntervals(results.scenario)
    return (0..<intervals.count).map { RowTime(intervals.start($0), results.clock) }
  }
}
