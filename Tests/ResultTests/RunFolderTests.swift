import Foundation
import FreshetResults
import Testing

@Suite struct RunFolderTests {
  let outside: TemporaryFolder
  var path: String { outside.path + "/run" }

  init() throws { outside = try TemporaryFolder() }

  /// Writes a manifest that lists `tables`, and the tables.
  private func fill(_ folder: RunFolder, _ name: String, tables: [String] = []) throws {
    for table in tables { try write(folder, table, "table") }
    let digests = tables.map { "\"\($0)\": \"\"" }.joined(separator: ", ")
    try write(
      folder, "manifest.json",
      "{\"version\": \"0\", \"name\": \"\(name)\", \"scenario_sha256\": \"\", \"files_sha256\": {\(digests)}}")
  }

  private func write(_ folder: RunFolder, _ name: String, _ text: String) throws {
    let file = try folder.create(name)
    try file.write(text)
    try file.close()
  }

  private func fillAndCommit(_ name: String, tables: [String] = []) throws {
    let folder = try RunFolder(path: path)
    try fill(folder, name, tables: tables)
    try folder.commit()
  }

  /// The name in the manifest of the folder that is there.
  private func name(_ folder: String = "run") throws -> String? {
    let manifest = try JSONSerialization.jsonObject(with: Data(outside.text(folder + "/manifest.json").utf8)) as? [String: Any]
    return manifest?["name"] as? String
  }

  private func put(_ name: String, _ text: String = "mine") throws {
    let file = URL(filePath: outside.path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test func appearsOnlyWhenCommitted() throws {
    let folder = try RunFolder(path: path)
    try write(folder, "a.csv", "a")
    #expect(outside.names.count == 2)
    #expect(outside.names[0] == ".run.lock")
    #expect(outside.names[1].wholeMatch(of: #/\.run\.partial-[0-9a-f]{16}/#) != nil)
    #expect(!folder.isCommitted)
    try folder.commit()
    #expect(folder.isCommitted)
    #expect(outside.names == ["run"])
    #expect(try outside.text("run/a.csv") == "a")
    #expect(folder.digests.map(\.name) == ["a.csv"])
    #expect(folder.digests.map(\.digest) == [sha256("a")])
  }

  @Test func isRemovedWhenDropped() throws {
    do {
      let folder = try RunFolder(path: path)
      try fill(folder, "dropped")
    }
    #expect(outside.names == [])
  }

  @Test func existingIsRefused() throws {
    try fillAndCommit("old")
    #expect(throws: RunFolderError.exists(path: path)) { try RunFolder(path: path) }
    #expect(throws: RunFolderError.exists(path: path + "/")) { try RunFolder(path: path + "/") }
    #expect(try name() == "old")
    #expect(outside.names == ["run"])
  }

  @Test func oldOneStaysUntilTheNewIsComplete() throws {
    try fillAndCommit("old", tables: ["a.csv"])
    let folder = try RunFolder(path: path, replaces: true)
    try fill(folder, "new", tables: ["b.csv"])
    #expect(try name() == "old")
    try folder.commit()
    #expect(try name() == "new")
    #expect(outside.names == ["run"])
    #expect(!FileManager.default.fileExists(atPath: path + "/a.csv"))
  }

  @Test func oldOneStaysWhenTheNewFails() throws {
    try fillAndCommit("old")
    do {
      let folder = try RunFolder(path: path, replaces: true)
      _ = try folder.create("half")
    }
    #expect(try name() == "old")
    #expect(outside.names == ["run"])
  }

  /// `--force` with a wrong name must not cost a home folder.
  @Test(arguments: [
    ["diary.txt": "mine"], ["diary.txt": "mine", "manifest.json": "{}"], ["manifest.json": "mine"],
    ["app.js": "mine", "manifest.json": "{\"version\": \"1\", \"name\": \"of an extension\", \"files\": []}"],
  ])
  func onlyRunFoldersAreReplaced(files: [String: String]) throws {
    for (name, text) in files { try put("run/\(name)", text) }
    #expect(throws: RunFolderError.notARunFolder(path: path)) { try RunFolder(path: path, replaces: true) }
    for (name, text) in files { #expect(try outside.text("run/\(name)") == text) }
    #expect(outside.names == ["run"])
  }

  @Test func emptyFolderIsReplaced() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let folder = try RunFolder(path: path, replaces: true)
    try fill(folder, "new")
    try folder.commit()
    #expect(try name() == "new")
  }

  @Test(arguments: ["picture.png", ".hidden", "notes/today.txt"])
  func whatTheManifestDoesNotListIsNotReplaced(file: String) throws {
    try fillAndCommit("old", tables: ["a.csv"])
    try put("run/" + file)
    let name = String(file.split(separator: "/")[0])
    #expect(throws: RunFolderError.holdsMore(path: path, name: name)) { try RunFolder(path: path, replaces: true) }
    #expect(try outside.text("run/" + file) == "mine")
    #expect(try self.name() == "old")
  }

  /// Also where it comes while the run goes on.
  @Test func whatComesDuringTheRunIsNotReplaced() throws {
    try fillAndCommit("old")
    let folder = try RunFolder(path: path, replaces: true)
    try fill(folder, "new")
    try put("run/picture.png")
    #expect(throws: RunFolderError.self) { try folder.commit() }
    #expect(try outside.text("run/picture.png") == "mine")
    #expect(try name() == "old")
  }

  @Test func twoRunsToOnePlaceDoNotMix() throws {
    let first = try RunFolder(path: path)
    #expect(throws: RunFolderError.inUse(path: path)) { try RunFolder(path: path) }
    #expect(throws: RunFolderError.inUse(path: path)) { try RunFolder(path: path, replaces: true) }
    let other = try RunFolder(path: outside.path + "/other")
    try fill(first, "first")
    try fill(other, "other")
    try first.commit()
    try other.commit()
    #expect(try name() == "first")
    #expect(try name("other") == "other")
    #expect(outside.names == ["other", "run"])
  }

  @Test func whoComesFirstWins() throws {
    let folder = try RunFolder(path: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(throws: RunFolderError.exists(path: path)) { try folder.commit() }
  }

  /// A file of the lock that nobody holds, an unfinished folder, and one that was being removed.
  @Test func leftoversOfKilledRunsGo() throws {
    try fillAndCommit("old")
    try put(".run.lock", "")
    try put(".run.partial-0123456789abcdef/timeseries.csv")
    try put(".run.replaced-0123456789abcdef/timeseries.csv")
    do { _ = try RunFolder(path: path, replaces: true) }
    #expect(outside.names == ["run"])
    #expect(try name() == "old")
  }

  @Test(arguments: [
    ".run.partial-mine/a", ".run.partial-0123456789abcdef0/a", ".run2.partial-0123456789abcdef/a", ".run.partial-0123456789abcdef/a/b",
  ])
  func whatIsNoLeftoverStays(file: String) throws {
    try put(file)
    do { _ = try RunFolder(path: path) }
    #expect(try outside.text(file) == "mine")
  }

  /// A run killed between the two renames of a file system that cannot exchange.
  @Test func oldOneThatWasPutAsideReturns() throws {
    try fillAndCommit("old", tables: ["a.csv"])
    try FileManager.default.moveItem(atPath: path, toPath: outside.path + "/.run.replaced-0123456789abcdef")
    try put(".run.partial-0123456789abcdef/manifest.json", "{}")
    #expect(throws: RunFolderError.exists(path: path)) { try RunFolder(path: path) }
    #expect(try name() == "old")
    #expect(try outside.text("run/a.csv") == "table")
    #expect(outside.names == ["run"])
  }

  @Test func discardedFolderIsNotCommitted() throws {
    try fillAndCommit("old")
    let folder = try RunFolder(path: path, replaces: true)
    try fill(folder, "new")
    folder.discard()
    #expect(throws: RunFolderError.self) { try folder.commit() }
    #expect(!folder.isCommitted)
    #expect(try name() == "old")
    #expect(outside.names == ["run"])
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
    #expect(throws: RunFolderError.inUse(path: path)) { try RunFolder(path: path, replaces: true) }
    try fill(folder, "new")
    try folder.commit()
    #expect(try name() == "new")
    #expect(outside.names == ["link", "run"])
  }

  @Test func linkToNowhereIsInTheWay() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
    #expect(throws: RunFolderError.isAFile(path: path)) { try RunFolder(path: path, replaces: true) }
  }

  @Test func fileOfTheSameNameTwiceIsRefused() throws {
    let folder = try RunFolder(path: path)
    try write(folder, "a.csv", "a")
    #expect(throws: RunFolderError.self) { try write(folder, "a.csv", "a") }
  }
}
