import ArgumentParser
import Foundation

/// How many threads compute.
struct ThreadCount: ParsableArguments {
  @Option(name: [.customShort("j"), .long], help: ArgumentHelp("How many threads compute; changes no result. (default: all cores)", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads must be from 1 to 1024.") }
  }

  var count: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// As many of them as the system gives now, beside one that shows the progress; at least 1.
  var available: Int {
    Self.hasDescriptors ? max(1, min(count, BackgroundThread.available(count))) : 1
  }

  /// Whether there are file descriptors for what Dispatch opens for threads, beside those of a run. It traps without.
  private static var hasDescriptors: Bool {
    let wanted = 8
    let descriptors = (0..<wanted).map { _ in fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0) }
    defer { for descriptor in descriptors where descriptor >= 0 { _ = close(descriptor) } }
    return !descriptors.contains(-1)
  }
}
