import FreshetCore
import Foundation

/// A file that a user names, opened without waiting for anybody.
final class InputFile {
  /// What stands for standard input.
  static let standardInput = "-"

  private let descriptor: Int32
  private let size: Int

  /// - Parameters:
  ///   - path: Where the file is.
  ///   - mayBeStream: Whether it may be a pipe or another stream, where it is one that this process was given: `-`, or its name below
  ///     `/dev`. A named pipe may have no writer, and a device no end: both are refused.
  init(path: String, mayBeStream: Bool = false) throws(ScenarioProblemError) {
    let isGiven = mayBeStream && Self.isGiven(path)
    descriptor = path == Self.standardInput && isGiven ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isMissing = [ENOENT, ENOTDIR, ENAMETOOLONG].contains(errno)
      throw ScenarioProblemError(isMissing ? .notFound(meant: Self.nearest(to: path)) : .notReadable)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw ScenarioProblemError(.notReadable) }
    size = Int(status.st_size)
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw ScenarioProblemError(.directory)
    default: guard isGiven else { throw ScenarioProblemError(.notAFile) }
    }
  }

  deinit {
    _ = close(descriptor)
  }

  /// The file whose name is most like that of one which is not there, in the same folder.
  private static func nearest(to path: String) -> String? {
    let folder = folder(of: path)
    let name = String(path.suffix(from: path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return Suggestion.nearest(to: name, among: names.sorted()).map { folder.isEmpty ? $0 : folder + "/" + $0 }
  }

  /// The folder that a file stands in, with which paths in it begin; empty for the working folder, where streams are taken to stand.
  static func folder(of path: String) -> String {
    isGiven(path) ? "" : path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// All that is in it, at most `limit` bytes. The size is looked at before anything is read.
  func read(limit: Int) throws(ScenarioProblemError) -> [UInt8] {
    guard size <= limit else { throw ScenarioProblemError(.tooLarge(bytes: size, limit: limit)) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = Foundation.read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += piece[..<count]
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw ScenarioProblemError(.notReadable)
      }
    }
    throw ScenarioProblemError(.tooLarge(bytes: bytes.count, limit: limit))
  }

  /// Whether a path means something that this process was given open.
  private static func isGiven(_ path: String) -> Bool {
    path == standardInput || path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  }
}
