import ArgumentParser
import Foundation

/// How many threads compute.
struct ThreadCount: ParsableArguments {
  @Option(help: ArgumentHelp("How many threads compute; changes no result. (default: all cores)", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads must be from 1 to 1024.") }
  }

  var count: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
