import Foundation

/// What the manifest of a run says of how it was made.
public struct RunManifest: Sendable {
  public let version: String
  public let name: String
  public let seed: UInt64
  /// The part of the population that was simulated.
  public let sample: Double
  /// Real people for each simulated one.
  public let weight: Double
  public let usersSimulated: Int
  public let replications: Int
  public let includesBaseline: Bool
  /// Restrictions of the file that were left out.
  public let leftOut: [String]
  /// What the command line changed, each option as it was given.
  public let overrides: [String]
  public let reportEveryHours: Double
  public let events: Int
  /// The SHA-256 of each file but the manifest, in hexadecimal digits.
  public let digests: [String: String]

  /// The file of a run folder that holds the scenario.
  public static let scenario = RunContents.scenario

  /// - Throws: ``ReadingError``.
  public init(folder: String) throws(ReadingError) {
    let path = folder + "/" + RunContents.manifest
    let object = try ManifestText.object(path)
    guard let version = object["version"] as? String, let name = object["name"] as? String,
      let digests = object["files_sha256"] as? [String: String], let seed = (object["seed"] as? NSNumber)?.uint64Value,
      let users = object["users_simulated"] as? Int,
      let replications = object["replications"] as? Int, let hours = (object["report_every_h"] as? NSNumber)?.doubleValue, hours > 0
    else { throw .damaged(path: path, line: 1) }
    self.version = version
    self.name = name
    self.seed = seed
    sample = (object["sample"] as? NSNumber)?.doubleValue ?? 1
    weight = (object["weight"] as? NSNumber)?.doubleValue ?? 1
    usersSimulated = users
    self.replications = replications
    includesBaseline = object["baseline"] as? Bool ?? true
    leftOut = object["left_out"] as? [String] ?? []
    overrides = object["overrides"] as? [String] ?? []
    reportEveryHours = hours
    events = object["events"] as? Int ?? 0
    self.digests = digests
  }
}

/// What the manifest of a sweep says.
public struct SweepManifest: Sendable {
  public let version: String
  public let name: String
  public let points: Int
  public let failed: Int

  /// - Throws: ``ReadingError``.
  public init(folder: String) throws(ReadingError) {
    let path = folder + "/" + RunContents.manifest
    let object = try ManifestText.object(path)
    guard let version = object["version"] as? String, let name = object["name"] as? String, let points = object["points"] as? Int else {
      throw .damaged(path: path, line: 1)
    }
    self.version = version
    self.name = name
    self.points = points
    failed = object["failed"] as? Int ?? 0
  }
}

private enum ManifestText {
  static func object(_ path: String) throws(ReadingError) -> [String: Any] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
    guard let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else { throw .damaged(path: path, line: 1) }
    return object
  }
}

/// What kind of folder results lie in.
public enum ResultFolderKind: Sendable {
  case run, sweep

  /// - Throws: ``ReadingError``: there is nothing, or something else.
  public init(of path: String) throws(ReadingError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    let has = { (name: String) in FileManager.default.fileExists(atPath: path + "/" + name) }
    if SweepFolder.plan(of: path) != nil {
      guard has(RunContents.manifest) else { throw .unfinishedSweep(path: path) }
      self = .sweep
    } else if has(RunContents.manifest), has(RunContents.scenario) {
      self = .run
    } else {
      throw .noResults(path: path)
    }
  }
}
