public import FreshetCore
public import FreshetRandom

/// People of whom each may hold accounts on several platforms: a cohort of the results on each of these.
public struct PeopleGroup: Sendable {
  public var name: String
  /// Real people, a whole number.
  public var count: Double
  /// The platforms and the share of the people who hold an account there when the run starts, in the order of the file.
  /// Who holds one holds another no more often than others do.
  public var accounts: [(platform: Int, share: Double)]
  /// How many people follow an account of theirs, by the position of its platform; absent where that is as for all others there.
  public var subscribers: [Int: CountLaw] = [:]
  /// What tells people apart beside the group, in the order of the file.
  public var traits: [Trait]
  /// The part of the people that is simulated; absent: as of all others.
  public var sample: Double?
  /// How much people differ in the rate of all that they do, on all platforms; absent where they do not.
  public var activity: RateSpread?

  public init(name: String, count: Double, accounts: [(platform: Int, share: Double)], traits: [Trait] = []) {
    self.name = name
    self.count = count
    self.accounts = accounts
    self.traits = traits
  }

  /// Something of which each person has one value, such as a carrier.
  public struct Trait: Sendable {
    public var name: String
    /// With shares that make 1.
    public var values: [(name: String, share: Double)]

    public init(name: String, values: [(name: String, share: Double)]) {
      self.name = name
      self.values = values
    }
  }

  /// People of a group who hold the same accounts and have the same traits.
  public struct Cell: Sendable, Equatable {
    /// The platforms of the accounts.
    public var platforms: [Int]
    /// The value of each trait, in the order of the traits.
    public var traits: [String]
    /// The positions of its people in the group.
    public var people: Range<Int>

    public var count: Int { people.count }
  }

  /// The number of combinations of accounts and traits, as far as an `Int` holds it.
  public var combinations: Int {
    let ways = accounts.map { $0.share > 0 && $0.share < 1 ? 2 : 1 } + traits.map(\.values.count)
    return ways.reduce(1) { $0.multipliedReportingOverflow(by: $1).overflow ? .max : $0 * $1 }
  }

  /// Shares people out among the combinations of accounts and traits: each gets what is expected, in whole people.
  ///
  /// Cells follow one another, those with the first account before those without, and so on. So where a share is changed, few people
  /// change cells, and nobody becomes somebody else.
  ///
  /// - Parameter people: The simulated people of the group.
  /// - Returns: The cells that have any.
  /// - Complexity: O(combinations × log combinations).
  /// - Source: the method of largest remainders (Hamilton's).
  public func cells(of people: Int) -> [Cell] {
    var parts: [(platforms: [Int], traits: [String], share: Double)] = [([], [], 1)]
    for (platform, share) in accounts {
      parts = parts.flatMap { part in
        [(part.platforms + [platform], part.traits, part.share * share), (part.platforms, part.traits, part.share * (1 - share))]
      }.filter { $0.share > 0 }
    }
    for trait in traits {
      parts = parts.flatMap { part in
        trait.values.filter { $0.share > 0 }.map { (part.platforms, part.traits + [$0.name], part.share * $0.share) }
      }
    }
    var first = 0
    return zip(parts, Self.counts(of: people, sharedBy: parts.map(\.share))).compactMap { part, count in
      defer { first += count }
      return count > 0 ? Cell(platforms: part.platforms, traits: part.traits, people: first..<first + count) : nil
    }
  }

  /// Shares that make 1, of so many people, in whole ones that make all of them.
  static func counts(of people: Int, sharedBy shares: [Double]) -> [Int] {
    let exact = shares.map { $0 * Double(people) }
    var counts = exact.map { Int($0) }
    let byRemainder = shares.indices.sorted { (exact[$0] - exact[$0].rounded(.down), $1) > (exact[$1] - exact[$1].rounded(.down), $0) }
    for place in byRemainder.prefix(max(0, people - counts.reduce(0, +))) { counts[place] += 1 }
    return counts
  }

  /// Describes the accounts that people of a group hold on one platform.
  private static let account = EntryReference(
    name: "account",
    meaning: "The accounts of a group on one platform.",
    keys: [
      .required("share", .share, "The share of the people who hold one when the run starts."),
      .optional(
        "subscribers", .one(CountLaw.registry),
        "How many people follow one of them, in place of `subscribers` of the platform."),
    ],
    example: "{share: 100 %, subscribers: {lognormal: {median: 50, sigma: 2}}}")

  /// Describes a group in a scenario file.
  public static let reference = EntryReference(
    name: "group",
    meaning:
      "People of whom each may hold accounts on several platforms. A person is one person wherever something happens to them. The group "
      + "is a cohort of the results on each of these platforms.",
    keys: [
      .required("count", .count, "The people."),
      .required(
        "accounts", .named(.short(.share, for: "share", of: account), of: "platform"),
        "The share of the people who hold an account on each platform when the run starts. They are independent: of people of whom "
          + "75 % are on one platform and 35 % on another, 26.25 % are on both. People of the group can get an account later only of a platform that "
          + "is listed here, even with 0 %. With more to say of the accounts: `{share: 98 %, subscribers: …}`."),
      .optional(
        "traits", .named(.named(.shareOrRest, of: "value"), of: "trait"),
        "What else tells people apart, such as a carrier, with the share of each value: they make 100 %, one may be `rest`. A restriction "
          + "may concern those of some values, see `who`. The tables do not tell values apart: make a group of each whose numbers are wanted, or "
          + "who is set free at another time."),
      .optional(
        "sample", .fraction,
        "The part of this group that is simulated, in place of the `sample` of the scenario: a small group beside a large one needs a "
          + "larger part."),
      .optional(
        "activity", .one(RateSpread.registry),
        "How much people differ in all that they do: the law of one factor for each person, on the rates of all actions on all "
          + "platforms."),
    ],
    example: "{count: 700 M, accounts: {wechat: 98 %, qq: 75 %, weibo: 35 %}, "
      + "traits: {carrier: {mobile: 63.5 %, unicom: 19.7 %, telecom: 16.8 %}}}")
}

extension PeopleGroup {
  /// The traits of a cell's people, by name.
  func traits(of cell: Cell) -> [String: String] {
    Dictionary(uniqueKeysWithValues: zip(traits.map(\.name), cell.traits))
  }
}

extension Scenario {
  /// How many people follow an account of a cohort; absent where nobody is counted.
  public func subscribers(of cohort: ResultLayout.Cohort) -> CountLaw? {
    cohort.group.flatMap { people[$0].subscribers[cohort.platform] } ?? platforms[cohort.platform].subscribers
  }

  /// The combinations of traits that people of a group may have, and the share of each.
  ///
  /// - Parameter group: Its position; absent for people without traits.
  func combinationsOfTraits(_ group: Int?) -> [(traits: [String: String], share: Double)] {
    var combinations: [(traits: [String: String], share: Double)] = [([:], 1)]
    for trait in group.map({ people[$0].traits }) ?? [] {
      combinations = combinations.flatMap { combination in
        trait.values.filter { $0.share > 0 }.map { value in
          (combination.traits.merging([trait.name: value.name]) { $1 }, combination.share * value.share)
        }
      }
    }
    return combinations
  }
}
