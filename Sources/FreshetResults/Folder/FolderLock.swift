import Foundation

/// The right to write a folder, held by one run at a time. The system frees it when the process ends, however it ends.
///
/// It is `flock` on the hidden file `.<name>.lock` beside the folder, which is removed when the lock is given back.
final class FolderLock: Sendable {
  private let file: String
  private let descriptor: Int32
  /// Whether nobody else can have the right: some file systems know no locks.
  let isExclusive: Bool

  /// - Parameter path: The folder, whether it exists or not; the folder that holds it must exist.
  /// - Throws: ``RunFolderError/inUse(path:)`` at once where another run has it, and what the system refuses.
  init(_ path: String) throws(RunFolderError) {
    file = FileSystem.parent(of: path) + "/." + FileSystem.name(of: path) + ".lock"
    while true {
      let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw .current(doing: "creating", path: file) }
      let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      if !isLocked && errno == EWOULDBLOCK {
        _ = close(descriptor)
        throw .inUse(path: path)
      }
      if Self.isSame(descriptor, file) {
        self.descriptor = descriptor
        isExclusive = isLocked
        return
      }
      // Whoever had the lock removed the file between the two calls.
      _ = close(descriptor)
    }
  }

  deinit {
    // In this order, so that nobody locks a file that is about to go and believes it.
    _ = unlink(file)
    _ = close(descriptor)
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 && opened.st_dev == named.st_dev
      && opened.st_ino == named.st_ino
  }
}
