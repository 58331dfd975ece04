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

    /// The modules that it imports, without access levels and attributes.
    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index + 1 < words.count, index <= 1,
          words[..<index].allSatisfy({ ["public", "package", "internal", "@preconcurrency"].contains($0) })
        else { return nil }
        return String(words[index + 1])
      }
    }

    /// The lines without comments, numbered from 1.
    var code: [(number: Int, text: Substring)] {
      lines.enumerated().compactMap { index, line in
        let text = line.drop { $0 == " " }
        return text.hasPrefix("//") ? nil : (index + 1, line)
      }
    }
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
