public import FreshetModel
public import FreshetResults

extension RunResults {
  /// Computes the estimates, writes all files of the run and commits the folder.
  ///
  /// - Throws: ``ResultError``; the folder is then removed.
  public func write(
    _ attachments: Attachments, into folder: RunFolder, monitor: RunMonitor = RunMonitor()
  ) throws(ResultError) {
    do throws(ResultError) {
      try ResultWriter.write(
        self, effects: effects(), surges: surges(), attachments: attachments, into: folder, monitor: monitor)
    } catch {
      folder.discard()
      throw error
    }
  }
}
