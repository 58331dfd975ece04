/// Whom a restriction concerns: people of some origins and groups on one platform, perhaps those with some traits alone.
public struct Scope: Sendable {
  /// The position of the platform in the scenario.
  public var platform: Int
  /// The names of the origins.
  public var origins: [String]
  /// The names of the groups.
  public var groups: [String] = []
  /// Of each trait that matters, the values whose people it concerns; people without the trait are not concerned.
  public var traits: [String: [String]] = [:]

  public init(platform: Int, origins: [String]) {
    self.platform = platform
    self.origins = origins
  }

  /// Whether it concerns people of a cohort: all of them, or some by their traits.
  public func includes(_ cohort: ResultLayout.Cohort) -> Bool {
    guard cohort.platform == platform else { return false }
    return cohort.group == nil ? traits.isEmpty && origins.contains(cohort.name) : groups.contains(cohort.name)
  }

  /// Whether it concerns people of its cohorts who have these traits.
  func includes(traits own: [String: String]) -> Bool {
    traits.allSatisfy { trait, values in own[trait].map(values.contains) ?? false }
  }

  /// The names that mean no trait.
  public static let origin = "origin"
  public static let group = "group"

  /// What `who` means, in a scenario file.
  public static let meaning =
    "Whom it concerns: `origin` lists origins of the platform, `group` groups of `people`, and the name of a trait lists its values, as in "
    + "`{group: mainland, carrier: [unicom, telecom]}`. A single name may stand without brackets. Only people of the listed origins and "
    + "groups who have one of the listed values of each trait are concerned. To exempt some people, give them a value of a trait and list the "
    + "others. Absent: everybody."
}
