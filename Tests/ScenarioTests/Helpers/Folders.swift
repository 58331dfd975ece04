import Foundation

/// Where the test's files are.
enum Folders {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  static let bad = tests.appending(path: "Bad")
  static let repository = tests.deletingLastPathComponent().deletingLastPathComponent()
  static let scenarios = repository.appending(path: "Scenarios")

  /// The files of a folder with this ending, in order.
  static func files(in folder: URL, ending: String) -> [URL] {
    let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return all.filter { $0.pathExtension == ending }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
