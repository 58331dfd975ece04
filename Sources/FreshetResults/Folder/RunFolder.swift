import Foundation
import Synchronization

/// A folder that appears under its name only when everything in it is complete.
///
/// Files are written into a hidden folder beside it, `.<name>.partial-…`, which ``commit()`` exchanges for the older one in one step.
/// A folder that is dropped before, because something failed or the run was stopped, is removed and leaves nothing behind. Only a
/// killed process leaves the hidden folder, which looks like what it is and which the next run to the same place removes.
public final class RunFolder: Sendable {
  private enum Stage { case open, committed, discarded }

  private struct State {
    var stage = Stage.open
    var digests: [(name: String, digest: String)] = []
    /// Held until the folder is committed or discarded.
    var lock: FolderLock?
  }

  /// Where the folder will be.
  public let path: String
  private let temporary: String
  private let hidden: HiddenFolders
  private let replaces: Bool
  private let state: Mutex<State>

  /// The SHA-256 digests of the files closed so far, in the order in which they were closed.
  public var digests: [(name: String, digest: String)] { state.withLock { $0.digests } }

  /// Whether the folder stands under its name.
  public var isCommitted: Bool { state.withLock { $0.stage == .committed } }

  /// Finds out before any work whether the folder can be written, mends what a killed run left, and makes the hidden folder.
  ///
  /// - Parameters:
  ///   - path: Where the folder will be; the folder that holds it must exist.
  ///   - replaces: Whether a run folder that is there may be replaced. It stays untouched until ``commit()``.
  /// - Throws: ``RunFolderError``; ``RunFolderError/inUse(path:)`` where another run writes to the same place.
  public init(path: String, replaces: Bool = false) throws(RunFolderError) {
    self.path = FileSystem.resolved(path)
    self.replaces = replaces
    hidden = HiddenFolders(of: self.path)
    if FileSystem.kind(self.path) == .file { throw .isAFile(path: path) }
    try Self.checkParent(FileSystem.parent(of: self.path))
    let lock: FolderLock
    do { lock = try FolderLock(self.path) } catch { throw error.naming(path) }
    if lock.isExclusive { hidden.clear() }
    do { try Self.checkTarget(self.path, replaces: replaces) } catch { throw error.naming(path) }
    temporary = try hidden.makePartial()
    state = Mutex(State(lock: lock))
    // The end of the run needs one more file descriptor: better to learn now that there is none.
    try FileSystem.synchronize(temporary)
  }

  deinit { discard() }

  private static func checkParent(_ parent: String) throws(RunFolderError) {
    switch FileSystem.kind(parent) {
    case .nothing: throw .parentMissing(parent: parent)
    case .file: throw .parentIsAFile(parent: parent)
    case .folder: if access(parent, W_OK | X_OK) != 0 { throw .current(doing: "writing", path: parent) }
    }
  }

  /// A folder that is there may go if it is empty, or a run and nothing else.
  private static func checkTarget(_ path: String, replaces: Bool) throws(RunFolderError) {
    switch FileSystem.kind(path) {
    case .nothing: return
    case .file: throw .isAFile(path: path)
    case .folder: guard replaces else { throw .exists(path: path) }
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else { throw .current(doing: "replacing", path: path) }
    let names = FileSystem.names(in: path)
    if names.isEmpty { return }
    guard let contents = RunContents(of: path) else { throw .notARunFolder(path: path) }
    if let name = contents.foreign(among: names) { throw .holdsMore(path: path, name: name) }
  }

  /// Begins a file of the folder.
  public func create(_ name: String) throws(RunFolderError) -> FileWriter {
    try FileWriter(path: temporary + "/" + name) { [unowned self] digest in
      state.withLock { $0.digests.append((name, digest)) }
    }
  }

  /// Gives the folder its name, once all its files are closed.
  public func commit() throws(RunFolderError) {
    try FileSystem.synchronize(temporary)
    try Self.checkTarget(path, replaces: replaces)
    // Under the lock, so that nobody discards the folder meanwhile.
    let old = try state.withLock { (state) throws(RunFolderError) in
      let old = try publish()
      state.stage = .committed
      return old
    }
    defer { state.withLock { $0.lock = nil } }
    try FileSystem.synchronize(FileSystem.parent(of: path))
    if let old { FileSystem.removeFolder(old) }
  }

  /// - Returns: Where the older folder is now.
  private func publish() throws(RunFolderError) -> String? {
    guard FileSystem.kind(path) == .folder else {
      guard rename(temporary, path) == 0 else { throw .current(doing: "renaming", path: temporary) }
      return nil
    }
    if FileSystem.exchange(temporary, path) { return temporary }
    let aside = hidden.aside()
    try FileSystem.replace(path, with: temporary, aside: aside)
    return aside
  }

  /// Removes what was written; does nothing once the folder is committed. May be called from any thread.
  public func discard() {
    let lock = state.withLock { state in
      guard state.stage == .open else { return nil as FolderLock? }
      state.stage = .discarded
      return state.lock.take()
    }
    guard let lock else { return }
    withExtendedLifetime(lock) { FileSystem.removeFolder(temporary) }
  }
}
