import Foundation

/// The little that run folders need of the file system.
enum FileSystem {
  enum Kind { case nothing, file, folder }

  /// What stands at a path, links followed. A link to nowhere is in the way as a file is.
  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return lstat(path, &status) == 0 ? .file : .nothing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// The names in a folder, hidden ones too, in order; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// The path without slashes at its end and, where something stands there, without links.
  static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Waits until the disk has the names in a folder. Some file systems cannot and say so; that is no failure.
  static func synchronize(_ folder: String) throws(RunFolderError) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current(doing: "opening", path: folder) }
    defer { _ = close(descriptor) }
    if fsync(descriptor) != 0, [ENOSPC, EDQUOT, EIO].contains(errno) { throw .current(doing: "writing", path: folder) }
  }

  /// Removes a folder of files. What is no file stays, and the folder with it: run folders hold none.
  ///
  /// The manifest goes first, so that a folder whose removal was cut short does not look like a run.
  static func removeFolder(_ path: String) {
    _ = unlink(path + "/" + RunContents.manifest)
    for name in names(in: path) { _ = unlink(path + "/" + name) }
    _ = rmdir(path)
  }

  /// Puts `new` in the place of `old`, where the file system cannot exchange the two: `old` stands at `aside` for the moment between
  /// two renames, and returns if the second fails.
  static func replace(_ old: String, with new: String, aside: String) throws(RunFolderError) {
    guard rename(old, aside) == 0 else { throw .current(doing: "renaming", path: old) }
    guard rename(new, old) == 0 else {
      let error = RunFolderError.current(doing: "renaming", path: new)
      _ = rename(aside, old)
      throw error
    }
  }
}
