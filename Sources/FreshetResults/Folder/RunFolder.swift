import Foundation

/// A folder that appears under its name only when everything in it is complete.
///
/// Files are written into a hidden folder beside it, `.<name>.partial-<process>`, which ``commit()`` renames. A folder that is
/// dropped before, because something failed or the run was stopped, is removed and leaves nothing behind. Only a killed process
/// leaves the hidden folder, which looks like what it is.
public final class RunFolder {
  /// Where the folder will be.
  public let path: String
  let temporary: String
  private let parent: String
  private let replaces: Bool
  private var isOpen = true

  /// The SHA-256 digests of the files closed so far, in the order in which they were closed.
  public private(set) var digests: [(name: String, digest: String)] = []

  /// Makes the hidden folder.
  ///
  /// - Parameters:
  ///   - path: Where the folder will be; the folder that holds it must exist.
  ///   - replaces: Whether a run folder that is there may be replaced. It stays untouched until ``commit()``.
  /// - Throws: What ``check(path:replaces:)`` throws, and what the system refuses.
  public init(path: String, replaces: Bool = false) throws(RunFolderError) {
    try Self.check(path: path, replaces: replaces)
    self.path = FileSystem.resolved(path)
    self.replaces = replaces
    parent = FileSystem.parent(of: self.path)
    temporary = parent + "/." + FileSystem.name(of: self.path) + ".partial-\(getpid())"
    FileSystem.remove(temporary)
    guard mkdir(temporary, 0o777) == 0 else { throw .current(doing: "creating", path: temporary) }
  }

  deinit { discard() }

  /// Finds out before any work whether the folder could be written.
  public static func check(path: String, replaces: Bool) throws(RunFolderError) {
    let resolved = FileSystem.resolved(path)
    switch FileSystem.kind(resolved) {
    case .nothing: break
    case .file: throw .isAFile(path: path)
    case .folder:
      guard replaces else { throw .exists(path: path) }
      guard FileSystem.isEmpty(resolved) || FileSystem.kind(resolved + "/manifest.json") == .file else {
        throw .notARunFolder(path: path)
      }
    }
    let parent = FileSystem.parent(of: resolved)
    switch FileSystem.kind(parent) {
    case .nothing: throw .parentMissing(parent: parent)
    case .file: throw .parentIsAFile(parent: parent)
    case .folder: if access(parent, W_OK | X_OK) != 0 { throw .current(doing: "writing", path: parent) }
    }
  }

  /// Begins a file of the folder.
  public func create(_ name: String) throws(RunFolderError) -> FileWriter {
    try FileWriter(path: temporary + "/" + name) { [unowned self] in digests.append((name, $0)) }
  }

  /// Gives the folder its name, once all its files are closed.
  public func commit() throws(RunFolderError) {
    try FileSystem.synchronize(temporary)
    try Self.check(path: path, replaces: replaces)
    if FileSystem.kind(path) == .folder {
      try FileSystem.replace(path, with: temporary)
    } else if rename(temporary, path) != 0 {
      throw .current(doing: "renaming", path: temporary)
    }
    isOpen = false
    try FileSystem.synchronize(parent)
  }

  /// Removes what was written; does nothing once the folder is committed.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    FileSystem.remove(temporary)
  }
}
