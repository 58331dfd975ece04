import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// What is added to a scenario leaves the draws of everything else alone.
struct NeighbourTests {
  private let first: History

  init() throws { first = try History(Sample.scenario()) }

  /// Compares all people of the first run, but for the actions that it does not have.
  private func expectSame(_ other: History, except added: String? = nil) {
    for (person, attempts) in first.lives {
      let found = other.lives[person, default: []].filter { $0.action != added }
      #expect(found == attempts, "\(person)")
    }
  }

  @Test(arguments: [0, 3])
  func anotherAction(at position: Int) throws {
    var actions = [Sample.open, Sample.picture, Sample.name]
    actions.insert(Action(name: "post", gap: Sample.exponential(days: 1)), at: position)
    let other = try History(Sample.scenario([Sample.platform("wechat", actions: actions), Sample.platform("qq")]))
    expectSame(other, except: "post")
    #expect(other.lives.values.contains { $0.contains { $0.action == "post" } })
  }

  /// One more origin of as many users as there were, so that nobody's cohort gets smaller.
  @Test func anotherOrigin() throws {
    func withAnother(_ name: String) -> Platform {
      let origins = [("mainland", 0.375), ("overseas", 0.125), ("taiwan", 0.5)].map { Origin(name: $0.0, share: $0.1) }
      return Sample.platform(name, users: 16384, origins: origins, signUpsPerDay: 512)
    }
    let other = try History(Sample.scenario([withAnother("wechat"), withAnother("qq")]))
    expectSame(other)
    #expect(other.lives(at: "wechat taiwan").count > 8000)
  }

  @Test func anotherPlatform() throws {
    // Restrictions know platforms by position, so it comes last.
    let other = try History(
      Sample.scenario([Sample.platform("wechat"), Sample.platform("qq"), Sample.platform("weibo")]))
    expectSame(other)
    #expect(other.lives(at: "weibo mainland").count > 6000)
  }

  /// Platforms in another order.
  @Test func orderOfPlatforms() throws {
    var restrictions = [Sample.freeze(), Sample.pause()]
    for index in restrictions.indices { restrictions[index].scope.platform = 1 }
    expectSame(
      try History(Sample.scenario([Sample.platform("qq"), Sample.platform("wechat")], restrictions: restrictions)))
  }

  /// Nobody needs anybody else: with half of the users, these live the same lives.
  @Test func fewerUsers() throws {
    let other = try History(
      Sample.scenario([Sample.platform("wechat", users: 4096), Sample.platform("qq", users: 4096)]))
    let users = other.lives.filter { $0.key.number < 1 << 39 }
    #expect(users.count > 5000)
    for (person, attempts) in users { #expect(first.lives[person] == attempts) }
  }

  // MARK: Groups of people

  @Test func anotherGroup() throws {
    let one = try History(Sample.withPeople())
    let other = try History(
      Sample.withPeople(Sample.people + [PeopleGroup(name: "soldiers", count: 500, accounts: [(0, 0.5), (1, 0.5)])]))
    for (person, attempts) in one.lives { #expect(other.lives[person] == attempts, "\(person)") }
    #expect(other.lives(at: "wechat soldiers").count > 100)
  }

  /// More people of one group move nobody in another.
  @Test func moreOfOneGroup() throws {
    var people = Sample.people
    people[0].count *= 2
    let (one, other) = (try History(Sample.withPeople()), try History(Sample.withPeople(people)))
    #expect(one.lives(at: "wechat expatriates") == other.lives(at: "wechat expatriates"))
    #expect(one.lives(at: "wechat mainland") == other.lives(at: "wechat mainland"))
  }

  /// Where an account becomes more common, nobody becomes somebody else: who has it in both lives the same life there.
  @Test func anotherShare() throws {
    var people = Sample.people
    people[1].accounts[1].share = 0.3
    let (one, other) = (try History(Sample.withPeople()), try History(Sample.withPeople(people)))
    #expect(one.lives(at: "wechat expatriates") == other.lives(at: "wechat expatriates"))
    let (few, more) = (one.lives(at: "qq expatriates"), other.lives(at: "qq expatriates"))
    #expect(more.count > few.count && few.count > 100)
    for (person, attempts) in few { #expect(more[person] == attempts) }
  }

  /// The people of a group with one account are those of an origin.
  @Test func theLongFormOfAnOrigin() throws {
    let platform = Sample.platform("wechat", users: 4096, origins: [Origin(name: "mainland", share: 1)], signUpsPerDay: 100)
    var short = Sample.scenario([platform], restrictions: [Sample.freeze()])
    let one = try Simulation(short).run(replication: 0)
    short.platforms[0].users = 0
    short.platforms[0].origins = []
    short.people = [PeopleGroup(name: "mainland", count: 4096, accounts: [(0, 1)])]
    short.restrictions[0].scope = Scope(platform: 0, origins: [])
    short.restrictions[0].scope.groups = ["mainland"]
    let long = try Simulation(short).run(replication: 0)
    #expect(one.differences(from: long) == [])
  }
}
