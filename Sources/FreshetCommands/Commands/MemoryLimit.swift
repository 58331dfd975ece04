import Foundation

/// How much memory the process may have, by `ulimit -v`.
enum MemoryLimit {
  /// The stack that the system sets aside for a thread.
  private static let stack = 8 << 20

  /// Refuses what would not fit, since memory that the system refuses later ends the process.
  ///
  /// - Parameters:
  ///   - bytes: What the run takes beside the program.
  ///   - threads: The threads that compute.
  static func check(_ bytes: Double, threads: Int) throws(CommandError) {
    guard let left else { return }
    let needed = Int(min(bytes, 1e18)) + threads * stack
    if needed > left { throw .memory(needed: needed, allowed: max(0, left)) }
  }

  /// Bytes that the process may still take; `nil` without a limit.
  private static var left: Int? {
    var limit = rlimit()
    #if os(Linux)
      let code = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let code = getrlimit(RLIMIT_AS, &limit)
    #endif
    guard code == 0, limit.rlim_cur < rlim_t(Int.max) else { return nil }
    return Int(limit.rlim_cur) - taken
  }

  /// Bytes of address space that the process has; 0 where the system does not tell.
  private static var taken: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
      let pages = text.split(separator: " ").first.flatMap({ Int($0) })
    else { return 0 }
    return pages * Int(getpagesize())
  }
}
