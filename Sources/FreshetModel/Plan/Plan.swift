import FreshetCore
import FreshetRandom

/// A scenario compiled for running: who lives in which block, and by which processes.
final class Plan: Sendable {
  /// The people of one block.
  struct BlockPlan: Sendable {
    /// The position in ``Plan/roles``.
    var role: Int
    /// The number, within the role, of the first person.
    var firstPerson: UInt64
    /// The users that it begins with; for people who sign up, the number is drawn.
    var users: Int
    /// The mean number of people who come to sign up; 0 in blocks of users.
    var expectedArrivals: Double
    /// The position of the service in the scenario that the block is; absent for people.
    var service: Int?

    /// The number of people; of those who sign up a draw.
    func count(_ role: Role, from stream: borrowing RandomStream) -> Int {
      guard let arrival = role.arrival, expectedArrivals > 0 else { return users }
      stream.select(user: firstPerson, process: arrival.key, occurrence: 1)
      return min(Plan.blockSize, PoissonCount.sample(mean: expectedArrivals, from: stream))
    }
  }

  /// The number of users in a block: its state should stay in the second-level cache.
  static let blockSize = 4096
  /// The mean number of people who sign up in a block. A block has room for ``blockSize``, 45 standard deviations more.
  static let arrivalsPerBlock = 2048.0

  /// People who sign up are numbered from here, far from all users.
  static let firstNewcomer: UInt64 = 1 << 39

  let layout: ResultLayout
  let roles: [Role]
  let blocks: [BlockPlan]

  init(_ scenario: Scenario, layout: ResultLayout) {
    self.layout = layout
    var builder = RoleBuilder(scenario, layout: layout)
    var roles: [Role] = []
    var blocks: [BlockPlan] = []
    func add(_ role: Role, _ people: Range<Int>) {
      for first in stride(from: people.lowerBound, to: people.upperBound, by: Self.blockSize) {
        blocks.append(
          BlockPlan(
            role: roles.count, firstPerson: UInt64(first), users: min(Self.blockSize, people.upperBound - first), expectedArrivals: 0))
      }
      roles.append(role)
    }
    for (cohort, place) in layout.cohorts.enumerated() {
      if place.group == nil, layout.accounts[cohort] > 0 { add(builder.users(of: cohort), 0..<layout.accounts[cohort]) }
      guard let signUps = scenario.platforms[place.platform].signUps,
        let share = signUps.origins.first(where: { $0.name == place.name })?.share, share > 0
      else { continue }
      var firstPerson = Self.firstNewcomer
      for (traits, part) in scenario.combinationsOfTraits(place.group) {
        let role = builder.arrivals(to: cohort, signUps, traits: traits)
        let length = role.arrival?.clock?.total ?? SimulationDuration(microseconds: scenario.end.microseconds).seconds
        let expected = signUps.rate * share * part * length / layout.weight(ofCohort: cohort).factor
        let count = max(1, Int((expected / Self.arrivalsPerBlock).rounded(.up)))
        for _ in 0..<count {
          blocks.append(
            BlockPlan(role: roles.count, firstPerson: firstPerson, users: 0, expectedArrivals: expected / Double(count)))
          firstPerson += UInt64(Self.blockSize)
        }
        roles.append(role)
      }
    }
    for (group, cells) in layout.cells.enumerated() {
      for cell in cells { add(builder.people(of: group, cell), cell.people) }
    }
    for service in scenario.services.indices {
      blocks.append(BlockPlan(role: roles.count, firstPerson: 0, users: 1, expectedArrivals: 0, service: service))
    }
    // Whoever is a service has nothing of a person.
    if !scenario.services.isEmpty { roles.append(Role(Role.Parts(), arrival: nil)) }
    self.roles = roles
    self.blocks = blocks
  }

  deinit {
    for role in roles { role.deallocate() }
  }
}
