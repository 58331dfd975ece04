import Foundation

/// The folder of a sweep: the logs of its shards, and the tables that are made of them.
///
/// Tables are written beside their places and take these when all are complete; the manifest, which lists them, goes first and comes last.
public final class SweepFolder {
  public static let shards = "shards"
  /// The file in the folder of the shards that tells of the sweep.
  static let plan = "plan"

  public let path: String
  private let lock: FolderLock?
  private var digests: [(name: String, digest: String)] = []

  /// Makes the folder, or finds it.
  ///
  /// - Parameters:
  ///   - path: Where it is; the folder that holds it must exist.
  ///   - isShared: Whether other processes write their shards into it meanwhile; if not, nobody else may write to it.
  /// - Throws: ``RunFolderError``.
  public init(path: String, isShared: Bool) throws(RunFolderError) {
    self.path = FileSystem.resolved(path)
    switch FileSystem.kind(self.path) {
    case .file: throw .isAFile(path: path)
    case .nothing:
      switch FileSystem.kind(FileSystem.parent(of: self.path)) {
      case .nothing: throw .parentMissing(parent: FileSystem.parent(of: path))
      case .file: throw .parentIsAFile(parent: FileSystem.parent(of: path))
      case .folder: break
      }
    case .folder:
      let names = FileSystem.names(in: self.path)
      if !names.isEmpty, !names.contains(Self.shards) { throw .notASweep(path: path) }
    }
    do { lock = isShared ? nil : try FolderLock(self.path) } catch { throw error.naming(path) }
    try Self.make(self.path)
    try Self.make(self.path + "/" + Self.shards)
    try FileSystem.synchronize(self.path)
  }

  private static func make(_ folder: String) throws(RunFolderError) {
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw .current(doing: "creating", path: folder) }
  }

  /// The folder of the logs.
  public var logs: String { path + "/" + Self.shards }

  /// What the folder says of its sweep; `nil` where it says nothing.
  public static func plan(of path: String) -> SweepPlan? { SweepPlan(path: path + "/" + shards + "/" + plan) }

  /// Says what the sweep is, in one step.
  public func write(_ plan: SweepPlan) throws(RunFolderError) {
    if Self.plan(of: path) == plan { return }
    try replace(logs, Self.plan) { (file) throws(RunFolderError) in try plan.write(to: file) }
  }

  // MARK: Scenarios

  /// The scenario as it stands, as the sweep of the folder had it; `nil` where it says nothing.
  public static func scenario(of path: String) -> String? {
    FileManager.default.contents(atPath: scenarioPath(of: path)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Where that scenario is kept.
  public static func scenarioPath(of path: String) -> String { "\(path)/\(shards)/\(RunContents.scenario)" }

  /// Keeps the scenario as it stands, in one step.
  public func write(scenario text: String) throws(RunFolderError) {
    if Self.scenario(of: path) != text { try write(Array(text.utf8), logs, RunContents.scenario) }
  }

  /// Where the scenario of a run is kept whose replications are done in several places.
  public static func scenario(of key: SweepKey, in path: String) -> String { "\(path)/\(shards)/\(key)/\(RunContents.scenario)" }

  /// Keeps the scenario of a run, from which what others did of it can be put together.
  public func write(scenario text: String, dataFiles: [(name: String, contents: [UInt8])], of key: SweepKey) throws(RunFolderError) {
    let folder = "\(logs)/\(key)"
    try Self.make(folder)
    for (name, contents) in dataFiles { try write(contents, folder, name) }
    try write(Array(text.utf8), folder, RunContents.scenario)
  }

  private func write(_ contents: [UInt8], _ folder: String, _ name: String) throws(RunFolderError) {
    try replace(folder, name) { (file) throws(RunFolderError) in try file.write(contents) }
  }

  /// Makes a file, or another of it, in one step.
  private func replace(_ folder: String, _ name: String, _ write: (FileWriter) throws(RunFolderError) -> Void) throws(RunFolderError) {
    let hidden = "\(folder)/.\(name).\(UUID().uuidString)"
    let file = try FileWriter(path: hidden) { _ in }
    try write(file)
    try file.close()
    guard rename(hidden, "\(folder)/\(name)") == 0 else { throw .current(doing: "renaming", path: hidden) }
    try FileSystem.synchronize(folder)
  }

  // MARK: Tables

  private static func hidden(_ name: String) -> String { ".\(name).partial" }

  /// Begins a table.
  public func create(_ name: String) throws(RunFolderError) -> FileWriter {
    let hidden = path + "/" + Self.hidden(name)
    _ = unlink(hidden)
    return try FileWriter(path: hidden) { [unowned self] digest in digests.append((name, digest)) }
  }

  /// The files that are complete and the SHA-256 of each, in the order in which they were.
  public var files: [(name: String, digest: String)] { digests }

  /// Gives all files their places, once they are closed; those of an older sweep that this one does not have go.
  ///
  /// - Parameter manifest: What is written last.
  public func publish(manifest: String) throws(RunFolderError) {
    let tables = digests.map(\.name)
    let file = try create(RunContents.manifest)
    try file.write(manifest)
    try file.close()
    let place = path + "/" + RunContents.manifest
    guard unlink(place) == 0 || errno == ENOENT else { throw .current(doing: "replacing", path: place) }
    for name in Self.names where !tables.contains(name) { _ = unlink(path + "/" + name) }
    for name in tables + [RunContents.manifest] {
      let hidden = path + "/" + Self.hidden(name)
      guard rename(hidden, path + "/" + name) == 0 else { throw .current(doing: "renaming", path: hidden) }
    }
    try FileSystem.synchronize(path)
  }

  /// All tables that a sweep may have.
  static let names = [
    "sweep.csv", "surges.csv", "ledger.csv", "services.csv", "contrasts.csv", "design.csv", "problem.json", "failed.csv", "bands.csv",
    "sensitivity.csv", "timeseries.csv",
  ]
}
