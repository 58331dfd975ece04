import Foundation

/// The files of this package.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The paths of all files of the package that are kept, relative to the root.
  static let files: [String] = {
    let manager = FileManager.default
    var files = (try? manager.contentsOfDirectory(atPath: root.path)) ?? []
    for folder in ["Sources", "Tests", "Scenarios", "Results"] {
      files += (try? manager.subpathsOfDirectory(atPath: root.appending(path: folder).path))?.map { "\(folder)/\($0)" } ?? []
    }
    return files.sorted()
  }()

  /// The scenarios that are shipped.
  static let scenarios = files.filter { $0.hasPrefix("Scenarios/") && $0.hasSuffix(".yaml") }
}
