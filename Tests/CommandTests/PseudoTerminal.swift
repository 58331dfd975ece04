import Foundation
import Synchronization

/// A terminal that only a test looks at.
final class PseudoTerminal: Sendable {
  /// The end that a process writes to.
  let side: FileHandle
  private let shown = Mutex(Data())

  init?() {
    let main = posix_openpt(O_RDWR | O_NOCTTY)
    guard main >= 0, grantpt(main) == 0, unlockpt(main) == 0, let name = ptsname(main) else { return nil }
    let side = open(name, O_RDWR | O_NOCTTY)
    guard side >= 0 else { return nil }
    self.side = FileHandle(fileDescriptor: side, closeOnDealloc: true)
    Thread { [weak self] in
      var bytes = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(main, &bytes, bytes.count)
        guard count > 0, let self else { break }
        self.shown.withLock { $0.append(contentsOf: bytes[..<count]) }
      }
      close(main)
    }.start()
  }

  /// All that was written so far.
  var text: String { shown.withLock { String(decoding: $0, as: UTF8.self) } }
}
