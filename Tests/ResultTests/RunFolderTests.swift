import Foundation
import FreshetResults
import Testing

@Suite struct RunFolderTests {
  let outside: TemporaryFolder
  var path: String { outside.path + "/run" }

  init() throws { outside = try TemporaryFolder() }

  /// Writes a file `manifest.json` with a text.
  private func fill(_ folder: RunFolder, _ text: String) throws {
    let file = try folder.create("manifest.json")
    try file.write(text)
    try file.close()
  }

  @Test func appearsOnlyWhenCommitted() throws {
    let folder = try RunFolder(path: path)
    try fill(folder, "{}")
    #expect(outside.names == [".run.partial-\(getpid())"])
    try folder.commit()
    #expect(outside.names == ["run"])
    #expect(try outside.text("run/manifest.json") == "{}")
    #expect(folder.digests.map(\.name) == ["manifest.json"])
    #expect(folder.digests.map(\.digest) == [sha256("{}")])
  }

  @Test func isRemovedWhenDropped() throws {
    do {
      let folder = try RunFolder(path: path)
      try fill(folder, "{}")
    }
    #expect(outside.names == [])
  }

  @Test func existingIsRefused() throws {
    try fillAndCommit("old")
    #expect(throws: RunFolderError.exists(path: path)) { try RunFolder(path: path) }
    #expect(throws: RunFolderError.exists(path: path + "/")) { try RunFolder.check(path: path + "/", replaces: false) }
    #expect(try outside.text("run/manifest.json") == "old")
  }

  @Test func oldOneStaysUntilTheNewIsComplete() throws {
    try fillAndCommit("old")
    let folder = try RunFolder(path: path, replaces: true)
    try fill(folder, "new")
    #expect(try outside.text("run/manifest.json") == "old")
    try folder.commit()
    #expect(try outside.text("run/manifest.json") == "new")
    #expect(outside.names == ["run"])
  }

  @Test func oldOneStaysWhenTheNewFails() throws {
    try fillAndCommit("old")
    do {
      let folder = try RunFolder(path: path, replaces: true)
      _ = try folder.create("half")
    }
    #expect(try outside.text("run/manifest.json") == "old")
    #expect(outside.names == ["run"])
  }

  /// `--force` with a wrong name must not cost a home folder.
  @Test func onlyRunFoldersAreReplaced() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try RunFolder.check(path: path, replaces: true)
    try "dear diary".write(toFile: path + "/diary.txt", atomically: false, encoding: .utf8)
    #expect(throws: RunFolderError.notARunFolder(path: path)) { try RunFolder(path: path, replaces: true) }
    #expect(try outside.text("run/diary.txt") == "dear diary")
  }

  @Test func whoComesFirstWins() throws {
    let folder = try RunFolder(path: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(throws: RunFolderError.exists(path: path)) { try folder.commit() }
  }

  @Test func parentMustBeAFolder() throws {
    #expect(throws: RunFolderError.parentMissing(parent: path)) { try RunFolder(path: path + "/run") }
    try "".write(toFile: path, atomically: false, encoding: .utf8)
    #expect(throws: RunFolderError.isAFile(path: path)) { try RunFolder(path: path, replaces: true) }
    #expect(throws: RunFolderError.parentIsAFile(parent: path)) { try RunFolder(path: path + "/run") }
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func permissionIsNeeded() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: outside.path)
    #expect(throws: RunFolderError.notWritable(path: outside.path)) { try RunFolder(path: path) }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: outside.path)
  }

  @Test func linkIsFollowed() throws {
    try fillAndCommit("old")
    try FileManager.default.createSymbolicLink(atPath: outside.path + "/link", withDestinationPath: path)
    let folder = try RunFolder(path: outside.path + "/link", replaces: true)
    try fill(folder, "new")
    try folder.commit()
    #expect(try outside.text("run/manifest.json") == "new")
    #expect(outside.names == ["link", "run"])
  }

  @Test func fileOfTheSameNameTwiceIsRefused() throws {
    let folder = try RunFolder(path: path)
    try fill(folder, "{}")
    #expect(throws: RunFolderError.self) { try fill(folder, "{}") }
  }

  private func fillAndCommit(_ text: String) throws {
    let folder = try RunFolder(path: path)
    try fill(folder, text)
    try folder.commit()
  }
}
