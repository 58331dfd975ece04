import Foundation

/// Why a run folder cannot be written.
public enum RunFolderError: Error, Equatable, Sendable {
  /// The folder is there already and may not be replaced.
  case exists(path: String)
  /// The folder may be replaced but does not look like a run folder: it is not empty and has no `manifest.json`.
  case notARunFolder(path: String)
  /// A file stands where the folder would.
  case isAFile(path: String)
  /// The folder that would hold it does not exist.
  case parentMissing(parent: String)
  /// A file stands where the folder that would hold it should.
  case parentIsAFile(parent: String)
  /// No permission to write, or a read-only file system.
  case notWritable(path: String)
  /// The disk, or the user's part of it, is full.
  case diskFull(path: String)
  /// The system refused for another reason; `code` is its `errno`.
  case system(doing: String, path: String, code: Int32)

  /// The error that the system has just reported.
  static func current(doing: String, path: String) -> RunFolderError {
    let code = errno
    switch code {
    case ENOSPC, EDQUOT: return .diskFull(path: path)
    case EACCES, EPERM, EROFS: return .notWritable(path: path)
    default: return .system(doing: doing, path: path, code: code)
    }
  }
}

extension RunFolderError: CustomStringConvertible {
  /// One sentence without a full stop.
  public var description: String {
    switch self {
    case .exists(let path): "`\(path)` exists already"
    case .notARunFolder(let path): "`\(path)` holds something else than a run, so it is not replaced"
    case .isAFile(let path): "`\(path)` is a file, not a folder"
    case .parentMissing(let parent): "the folder `\(parent)` does not exist"
    case .parentIsAFile(let parent): "`\(parent)` is a file, not a folder"
    case .notWritable(let path): "no permission to write `\(path)`"
    case .diskFull(let path): "the disk is full: `\(path)` could not be written"
    case .system(let doing, let path, let code): "\(doing) `\(path)` failed: \(String(cString: strerror(code)))"
    }
  }
}
