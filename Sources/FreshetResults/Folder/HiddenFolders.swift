import Foundation

/// The folders that a run has beside the one that it writes, while it writes it: hidden, with a random ending.
struct HiddenFolders {
  private static let digits = 16
  /// Of a folder that is being written or, once exchanged, of the one that it replaced.
  private let partial: String
  /// Of the folder that is being replaced, where the file system cannot exchange two.
  private let replaced: String
  private let parent: String
  private let path: String

  /// - Parameter path: The folder that is written.
  init(of path: String) {
    self.path = path
    parent = FileSystem.parent(of: path)
    let name = FileSystem.name(of: path)
    partial = ".\(name).partial-"
    replaced = ".\(name).replaced-"
  }

  /// Makes a folder that nobody else has.
  func makePartial() throws(RunFolderError) -> String {
    while true {
      let folder = parent + "/" + partial + Self.ending()
      if mkdir(folder, 0o777) == 0 { return folder }
      guard errno == EEXIST else { throw .current(doing: "creating", path: folder) }
    }
  }

  /// A free name for the folder that is being replaced.
  func aside() -> String { parent + "/" + replaced + Self.ending() }

  /// Mends what a killed run left: a folder that it had put aside returns to its free place, everything else goes.
  ///
  /// Only for who has the lock: it takes every hidden folder as nobody's.
  func clear() {
    for folder in found(replaced) where FileSystem.kind(path) == .nothing && RunContents(of: folder) != nil {
      _ = rename(folder, path)
    }
    for folder in found(replaced) + found(partial) { FileSystem.removeFolder(folder) }
  }

  private func found(_ prefix: String) -> [String] {
    FileSystem.names(in: parent).filter { name in
      name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + Self.digits
        && name.utf8.dropFirst(prefix.utf8.count).allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }.map { parent + "/" + $0 }
  }

  private static func ending() -> String {
    let text = String(UInt64.random(in: 0 ... .max), radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }
}
