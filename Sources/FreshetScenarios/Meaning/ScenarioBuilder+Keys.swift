import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// Checks that no two decisions of a person draw the same random numbers: a decision's draws are named by 24 bits of its names.
  ///
  /// The names are those by which the population model asks for its draws.
  mutating func checkKeys(_ restrictions: [Restriction]) {
    for (index, platform) in platforms.enumerated() {
      for origin in platform.origins {
        var keys = KeyList()
        keys.add(ProcessKey(platform.name, origin.name, "lapse"), "\(platform.name).lapse", ["platforms", platform.name])
        if platform.signUps != nil {
          keys.add(
            ProcessKey(platform.name, origin.name, Action.register, "arrival"), "\(platform.name).sign_ups",
            ["platforms", platform.name, "sign_ups"])
        }
        for action in platform.actions.map(\.name) + (platform.signUps == nil ? [] : [Action.register]) {
          let path = action == Action.register ? ["sign_ups"] : ["actions", action]
          for part in ["gap", "spread"] {
            keys.add(
              ProcessKey(platform.name, origin.name, action, part), "\(platform.name).\(action)",
              ["platforms", platform.name] + path)
          }
          for (number, restriction) in restrictions.enumerated()
          where restriction.platform == index && restriction.actions.contains(action) && restriction.origins.contains(origin.name)
          {
            for part in ["reaction", "anticipation"] {
              keys.add(
                ProcessKey(platform.name, origin.name, action, restriction.name, part), restriction.name,
                ["restrictions", String(number)])
            }
          }
        }
        if let clash = keys.clash {
          report(.equalKeys(clash.name, clash.other), at: clash.path, atKey: true)
          return
        }
      }
    }
  }
}

/// The keys of one person's decisions.
private struct KeyList {
  private var known: [(key: ProcessKey, name: String)] = []
  /// The first two that are equal.
  private(set) var clash: (name: String, other: String, path: [String])?

  mutating func add(_ key: ProcessKey, _ name: String, _ path: [String]) {
    if clash == nil, let other = known.first(where: { $0.key == key }) { clash = (name, other.name, path) }
    known.append((key, name))
  }
}
