import Foundation

/// What a run folder holds, by the word of its manifest.
struct RunContents {
  /// The file that tells of all others.
  static let manifest = "manifest.json"
  /// The resolved scenario.
  static let scenario = "scenario.yaml"

  private let files: Set<String>

  /// - Returns: `nil` where the folder has no manifest that Freshet wrote.
  init?(of folder: String) {
    guard let data = FileManager.default.contents(atPath: folder + "/" + Self.manifest),
      let manifest = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      manifest["version"] is String, manifest["scenario_sha256"] is String,
      let digests = manifest["files_sha256"] as? [String: String]
    else { return nil }
    files = Set(digests.keys).union([Self.manifest])
  }

  /// The first of the names that the manifest does not list.
  func foreign(among names: [String]) -> String? { names.first { !files.contains($0) } }
}
