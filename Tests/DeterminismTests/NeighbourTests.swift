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
}
