public import FreshetResults

/// Why a sweep came to no end.
public enum SweepError: Error, Equatable, Sendable {
  /// Somebody asked for it; what was finished is kept.
  case stopped
  /// The folder cannot be written or read.
  case folder(RunFolderError)
  /// Logs lack the results of so many runs.
  case incomplete(missing: Int, of: Int)
  /// A folder that is to be merged says nothing of a sweep.
  case noSweep(path: String)
  /// Two folders that are to be merged are of different sweeps.
  case differentSweeps(path: String, other: String)

  /// Does something to a folder; what the file system refuses becomes the reason.
  public static func inFolder<Value>(_ body: () throws(RunFolderError) -> Value) throws(SweepError) -> Value {
    do {
      return try body()
    } catch {
      throw .folder(error)
    }
  }
}
