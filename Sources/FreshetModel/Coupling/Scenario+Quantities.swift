public import FreshetCore

/// What couples people: quantities of contact that restrictions bring, in their order, then those of platforms.
extension Scenario {
  /// The periods after which quantities are computed.
  public static func periods(of restrictions: [Restriction], _ platforms: [Platform]) -> [SimulationDuration] {
    restrictions.compactMap { $0.fear?.rumour?.period } + platforms.flatMap(\.periods)
  }

  /// The longest time that goes into all of some periods; absent where there are none.
  public static func lookahead(of periods: [SimulationDuration]) -> SimulationDuration? {
    guard let first = periods.first?.microseconds else { return nil }
    return SimulationDuration(
      microseconds: periods.dropFirst().reduce(first) { divisor, period in
        var (divisor, rest) = (divisor, period.microseconds)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        return divisor
      })
  }

  /// The number of quantities.
  var quantityCount: Int { Self.periods(of: restrictions, platforms).count }

  /// The position of the first quantity of a platform.
  func firstQuantity(ofPlatform platform: Int) -> Int { Self.periods(of: restrictions, Array(platforms.prefix(platform))).count }

  /// The position of the quantity by which people hear of those whom a restriction has hit; `nil` where they do not.
  func quantity(ofContact restriction: Int) -> Int? {
    guard restrictions[restriction].fear?.contact != nil else { return nil }
    return restrictions.prefix(restriction).count { $0.fear?.contact != nil }
  }

  /// The position of the quantity that counts those who have heard of a platform.
  func quantity(spreading platform: Int) -> Int { firstQuantity(ofPlatform: platform) + (platforms[platform].following == nil ? 0 : 1) }

  /// The platforms whose quantities changes are charged to.
  public var feedbackPlatforms: [Int] { platforms.indices.filter { !platforms[$0].periods.isEmpty } }
}

extension ResultLayout {
  /// The quantities of a scenario.
  func quantities(of scenario: Scenario) -> [any Quantity] {
    var quantities: [any Quantity] = []
    for restriction in scenario.restrictions {
      guard let rumour = restriction.fear?.rumour else { continue }
      let people = cohorts.indices.reduce(0) { cohorts[$1].platform == restriction.scope.platform ? $0 + accounts[$1] : $0 }
      quantities.append(WordOfMouth(rumour, people: people, owners: 0))
    }
    for (index, platform) in scenario.platforms.enumerated() {
      if let following = platform.following {
        quantities.append(ShareActive(period: following.period))
      }
      if let spreading = platform.spreading {
        quantities.append(wordOfMouth(spreading, index, scenario))
      }
    }
    return quantities
  }

  private func wordOfMouth(_ spreading: Spreading, _ platform: Int, _ scenario: Scenario) -> WordOfMouth {
    let groups = scenario.people.indices.filter { group in scenario.people[group].accounts.contains { $0.platform == platform } }
    let cells = groups.flatMap { self.cells[$0] }
    return WordOfMouth(
      spreading, people: cells.reduce(0) { $0 + $1.count },
      owners: cells.reduce(0) { $1.platforms.contains(platform) ? $0 + $1.count : $0 })
  }
}
