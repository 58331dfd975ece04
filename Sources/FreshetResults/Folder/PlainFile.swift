import Foundation

/// A file that is made of results, and written in one step.
public enum PlainFile {
  /// Writes a file: beside its place first, so that nobody ever sees a part of it.
  ///
  /// - Parameters:
  ///   - text: What it holds.
  ///   - path: Where it is to be; the folder that holds it must exist.
  ///   - mark: What begins the files of its kind that Freshet writes, within the first lines. One that has it is replaced. Absent: none is.
  ///   - replaces: Whether a file without it is, too.
  /// - Throws: ``RunFolderError``.
  public static func write(_ text: String, to path: String, mark: String?, replaces: Bool) throws(RunFolderError) {
    let place = FileSystem.resolved(path)
    switch FileSystem.kind(place) {
    case .folder: throw .isAFolder(path: path)
    case .file: guard replaces || mark.map({ begins(place, with: $0) }) ?? false else { throw .exists(path: path) }
    case .nothing: break
    }
    let folder = FileSystem.parent(of: place)
    switch FileSystem.kind(folder) {
    case .nothing: throw .parentMissing(parent: FileSystem.parent(of: path))
    case .file: throw .parentIsAFile(parent: FileSystem.parent(of: path))
    case .folder: break
    }
    let hidden = folder + "/.\(FileSystem.name(of: place)).\(UUID().uuidString)"
    do throws(RunFolderError) {
      let file = try FileWriter(path: hidden) { _ in }
      try file.write(text)
      try file.close()
      guard rename(hidden, place) == 0 else { throw .current(doing: "renaming", path: hidden) }
    } catch {
      _ = unlink(hidden)
      throw error
    }
  }

  private static let head = 1000

  private static func begins(_ path: String, with mark: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let head = try? file.read(upToCount: head), !head.isEmpty else { return true }
    return String(decoding: head, as: UTF8.self).contains(mark)
  }
}
