import FreshetModel

/// What restrictions can name of a platform.
struct PlatformNames {
  /// The actions in the order of the file, then the sign-ups where there are any.
  let actions: [String]
  /// The origins that the file names.
  let origins: [String]
  /// The groups of people who hold accounts.
  let groups: [String]
  private let knownActions: Set<String>
  private let knownOrigins: Set<String>

  init(_ platform: Platform, groups: [String]) {
    self.groups = groups
    let own = Set(platform.actions.map(\.name))
    actions = platform.actions.map(\.name) + platform.offered.filter { !own.contains($0) }
    origins = platform.origins.map(\.name).filter { $0 != Origin.unnamed }
    knownActions = Set(actions)
    knownOrigins = Set(origins)
  }

  func hasAction(_ name: String) -> Bool { knownActions.contains(name) }
  func hasOrigin(_ name: String) -> Bool { knownOrigins.contains(name) }
}
