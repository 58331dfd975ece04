import Foundation

/// The files of this package, as text.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct SourceFile {
    /// Relative to the root.
    let path: String
    let lines: [Substring]

    /// The target that the file belongs to.
    var target: String { String(path.split(separator: "/")[1]) }
    var name: String { String(path.split(separator: "/").last ?? "") }

    /// The modules that it imports, without attributes, access levels, kinds and submodules.
    var imports: [String] {
      code.compactMap { _, line in
        let words = line.split { $0 == " " || $0 == ";" }
        guard let index = words.firstIndex(of: "import"),
          words[..<index].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains(String($0)) })
        else { return nil }
        return words[(index + 1)...].first { !Self.kinds.contains(String($0)) }?.split(separator: ".").first.map(String.init)
      }
    }

    private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]

    /// The lines without comments, numbered from 1.
    var code: [(number: Int, text: Substring)] {
      lines.enumerated().compactMap { index, line in
        let text = line.drop { $0 == " " }
        return text.hasPrefix("//") ? nil : (index + 1, line)
      }
    }
  }

  /// The text of a file of the root.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The names of the folders in a folder of the root that hold Swift or C.
  static func targets(in folder: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path(percentEncoded: false))
    let marks = [".swift", ".modulemap", ".c"]
    return Set(names.filter { name in
      let walker = FileManager.default.enumerator(atPath: root.appending(path: folder + "/" + name).path(percentEncoded: false))
      return walker?.contains { file in marks.contains { (file as? String)?.hasSuffix($0) == true } } ?? false
    })
  }

  /// All Swift files below a folder of the root.
  static func swiftFiles(in folder: String) -> [SourceFile] {
    let base = root.appending(path: folder)
    let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
    var files: [SourceFile] = []
    while let url = walker?.nextObject() as? URL {
      guard url.pathExtension == "swift", let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      let path = url.path(percentEncoded: false)
      guard let range = path.range(of: "/\(folder)/", options: .backwards) else { continue }
      files.append(
        SourceFile(path: folder + "/" + path[range.upperBound...], lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
    }
    return files.sorted { $0.path < $1.path }
  }
}
