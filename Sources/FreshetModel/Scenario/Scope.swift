public import FreshetCore

/// Whom a restriction concerns: people of some origins, on one platform.
public struct Scope: Sendable {
  /// The position of the platform in the scenario.
  public var platform: Int
  /// The names of the origins.
  public var origins: [String]

  public init(platform: Int, origins: [String]) {
    self.platform = platform
    self.origins = origins
  }

  public func includes(_ cohort: ResultLayout.Cohort) -> Bool { cohort.platform == platform && origins.contains(cohort.name) }

  /// Describes `who`.
  public static let reference = EntryReference(
    name: "who",
    meaning: "The people whom a restriction concerns.",
    keys: [.required("origin", .list(.identifier), "Origins of the platform; a single one may stand without brackets.")])
}
