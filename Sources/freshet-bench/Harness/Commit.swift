import Foundation

/// The state of the sources that are measured, as git says.
enum Commit {
  /// `ad4d83e`, with a `+` where files have been changed since; `unknown` without git.
  static var current: String {
    guard let commit = git("rev-parse", "--short", "HEAD") else { return "unknown" }
    return git("status", "--porcelain", "--untracked-files=no")?.isEmpty == false ? commit + "+" : commit
  }

  private static func git(_ arguments: String...) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
