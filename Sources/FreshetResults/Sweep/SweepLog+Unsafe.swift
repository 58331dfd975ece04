import Foundation
import Synchronization

/// The log of a sweep, or of one of its shards: a file to which a line is added for all that is finished, and nothing ever changed.
///
/// One process writes it at a time. It may be killed at any moment: a line that it did not finish is not counted, and what it was about is
/// done again.
public final class SweepLog: Sendable {
  private struct State {
    /// Lines, and bytes, that the disk may not have yet.
    var lines = 0
    var bytes = 0
    var synchronized = ContinuousClock.now
  }

  /// How much may be lost when the machine, not the process, stops.
  private static let mostLines = 256
  private static let mostBytes = 1 << 20
  private static let longest = Duration.seconds(1)

  public let path: String
  private let descriptor: Int32
  private let state = Mutex(State())

  /// Opens a log, or makes it. A line that a killed process left unfinished is ended.
  ///
  /// - Throws: ``RunFolderError/inUse(path:)`` where another process writes it, and what the system refuses.
  public init(path: String) throws(RunFolderError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw .current(doing: "creating", path: path) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { throw .inUse(path: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .current(doing: "reading", path: path) }
    var last: UInt8 = 0
    guard status.st_size > 0 else { return }
    guard pread(descriptor, &last, 1, status.st_size - 1) == 1 else { throw .current(doing: "reading", path: path) }
    if last != UInt8(ascii: "\n") { try put("\n") }
  }

  deinit { _ = close(descriptor) }

  /// Adds a line. May be called from any thread.
  public func append(_ record: SweepRecord) throws(RunFolderError) {
    let line = record.line
    try state.withLock { (state) throws(RunFolderError) in
      try put(line)
      state.lines += 1
      state.bytes += line.utf8.count
      let isLong = ContinuousClock.now - state.synchronized > Self.longest
      guard isLong || state.lines >= Self.mostLines || state.bytes >= Self.mostBytes else { return }
      try synchronize(&state)
    }
  }

  /// Waits until the disk has everything.
  public func synchronize() throws(RunFolderError) {
    try state.withLock { (state) throws(RunFolderError) in
      if state.lines > 0 { try synchronize(&state) }
    }
  }

  private func synchronize(_ state: inout State) throws(RunFolderError) {
    #if os(Linux)
      let code = fdatasync(descriptor)
    #else
      let code = fsync(descriptor)
    #endif
    guard code == 0 || errno == EINVAL else { throw .current(doing: "writing", path: path) }
    state = State()
  }

  private func put(_ text: String) throws(RunFolderError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        throw .current(doing: "writing", path: path)
      }
    }
  }
}
