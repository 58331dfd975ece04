import Foundation

/// Why a run folder cannot be written.
public enum RunFolderError: Error, Equatable, Sendable {
  /// The folder is there already and may not be replaced.
  case exists(path: String)
  /// The folder may be replaced but is no run folder: it is not empty and has no manifest that Freshet wrote.
  case notARunFolder(path: String)
  /// The folder may be replaced but holds something that its manifest does not list.
  case holdsMore(path: String, name: String)
  /// The folder of a sweep is there, is not empty, and holds no sweep.
  case notASweep(path: String)
  /// Another run writes to the same place now.
  case inUse(path: String)
  /// A file stands where the folder would.
  case isAFile(path: String)
  /// A folder stands where the file would.
  case isAFolder(path: String)
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

  /// The same of a target, called as the user called it.
  func naming(_ path: String) -> RunFolderError {
    switch self {
    case .exists: .exists(path: path)
    case .notARunFolder: .notARunFolder(path: path)
    case .holdsMore(_, let name): .holdsMore(path: path, name: name)
    case .isAFile: .isAFile(path: path)
    case .inUse: .inUse(path: path)
    case .notASweep: .notASweep(path: path)
    default: self
    }
  }
}

extension RunFolderError: CustomStringConvertible {
  /// One sentence without a full stop.
  public var description: String {
    switch self {
    case .exists(let path): "`\(path)` exists already"
    case .notARunFolder(let path): "`\(path)` holds something else than a run, so it is not replaced"
    case .holdsMore(let path, let name): "`\(path)` holds `\(name)`, which is not of its run, so it is not replaced"
    case .notASweep(let path): "`\(path)` holds something else than a sweep, so nothing is written to it"
    case .inUse(let path): "another run is writing `\(path)`"
    case .isAFile(let path): "`\(path)` is a file, not a folder"
    case .isAFolder(let path): "`\(path)` is a folder, not a file"
    case .parentMissing(let parent): "the folder `\(parent)` does not exist"
    case .parentIsAFile(let parent): "`\(parent)` is a file, not a folder"
    case .notWritable(let path): "no permission to write `\(path)`"
    case .diskFull(let path): "the disk is full: `\(path)` could not be written"
    case .system(let doing, let path, let code): "\(doing) `\(path)` failed: \(String(cString: strerror(code)))"
    }
  }
}
