import Crypto
import Foundation

/// A file of a run folder that is being written, through a buffer, with its digest computed on the way.
public final class FileWriter {
  private static let bufferSize = 1 << 16

  private let path: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private let completed: (_ digest: String) -> Void

  /// Creates a file that must not exist; `completed` receives the digest when it is closed.
  init(path: String, completed: @escaping (_ digest: String) -> Void) throws(RunFolderError) {
    self.path = path
    self.completed = completed
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .current(doing: "creating", path: path) }
    buffer.reserveCapacity(Self.bufferSize + 4096)
  }

  deinit {
    if descriptor >= 0 { _ = Foundation.close(descriptor) }
  }

  public func write(_ text: String) throws(RunFolderError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  public func write(_ bytes: [UInt8]) throws(RunFolderError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes out what is left and waits until the disk has it.
  public func close() throws(RunFolderError) {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .current(doing: "writing", path: path) }
    let result = Foundation.close(descriptor)
    descriptor = -1
    guard result == 0 || errno == EINTR else { throw .current(doing: "writing", path: path) }
    completed(hash.finalize().hexadecimal)
  }

  private func flush() throws(RunFolderError) {
    hash.update(data: buffer)
    var written = 0
    while written < buffer.count {
      let count = buffer[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        written += count
      } else if count == 0 || errno != EINTR {
        throw .current(doing: "writing", path: path)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The SHA-256 digest of a text, in hexadecimal.
public func sha256(_ text: String) -> String { SHA256.hash(data: Array(text.utf8)).hexadecimal }

/// The SHA-256 digest of bytes, in hexadecimal.
func sha256(bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hexadecimal }

extension Digest {
  var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    var text = ""
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }
}
