public import FreshetModel

/// Writes the files of a run folder.
public struct ResultWriter {
  let results: RunResults
  let folder: RunFolder
  let monitor: RunMonitor

  /// Writes everything and commits the folder.
  ///
  ///     let folder = try RunFolder(path: "Results/wechat")
  ///     try ResultWriter.write(results, effects: effects, surges: surges, attachments: attachments, into: folder)
  ///
  /// Memory does not grow with the number of rows; the time texts of one series are kept.
  ///
  /// - Parameters:
  ///   - results: What the run gave.
  ///   - effects: The rows of `effects.csv`.
  ///   - surges: The rows of `surge.csv`.
  ///   - attachments: The resolved scenario and the rest of the manifest.
  ///   - folder: Where to; committed at the end, or removed where this throws.
  ///   - monitor: Can stop the writing.
  /// - Throws: ``ResultError``.
  public static func write(
    _ results: RunResults, effects: [EffectRow], surges: [SurgeRow], attachments: Attachments, into folder: RunFolder,
    monitor: RunMonitor = RunMonitor()
  ) throws(ResultError) {
    defer { folder.discard() }
    let writer = ResultWriter(results: results, folder: folder, monitor: monitor)
    let times = writer.times()
    try writer.writeTimeseries(times)
    try writer.writePopulation(times)
    try writer.write(effects, ResultTables.effects)
    try writer.write(surges, ResultTables.surge)
    try writer.write(attachments)
    if monitor.isStopped { throw .stopped }
    try ResultError.inFolder { () throws(RunFolderError) in try folder.commit() }
  }

  private func write<Row>(_ rows: [Row], _ table: Table<Row>) throws(ResultError) {
    var file = try CSVFile(table, in: folder)
    for row in rows { try file.write(row) }
    try file.close()
  }

  /// The local times at which the intervals start.
  private func times() -> [String] {
    let intervals = ReportIntervals(results.scenario)
    return (0..<intervals.count).map { results.clock.text(intervals.start($0)) }
  }
}
