import Foundation
import Synchronization

/// A terminal that only a test looks at.
final class PseudoTerminal: Sendable {
  /// The end that a process writes to.
  let side: FileHandle
  private let shown = Mutex(Data())
  private let ended = DispatchSemaphore(value: 0)

  /// Whether there are any here: some containers have none.
  static let isPossible: Bool = {
    guard let terminal = PseudoTerminal() else { return false }
    return (try? terminal.finish()) != nil
  }()

  init?() {
    var main: Int32 = -1
    var side: Int32 = -1
    guard openpty(&main, &side, nil, nil, nil) == 0 else { return nil }
    self.side = FileHandle(fileDescriptor: side, closeOnDealloc: true)
    Thread { [self, main] in
      var bytes = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(main, &bytes, bytes.count)
        guard count > 0 else { break }
        shown.withLock { $0.append(contentsOf: bytes[..<count]) }
      }
      close(main)
      ended.signal()
    }.start()
  }

  /// All that was written, once no process has the terminal any more.
  func finish() throws -> String {
    try side.close()
    ended.wait()
    return text
  }

  /// All that was written so far.
  var text: String { shown.withLock { String(decoding: $0, as: UTF8.self) } }
}
