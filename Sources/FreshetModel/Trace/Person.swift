/// A simulated person of a replication.
public struct Person: Hashable, Sendable {
  /// Among whom they are numbered: the cohort of the account that they hold when the run starts, or come to open, as a position in
  /// ``ResultLayout/cohorts``; for those who are in a group from the start the number of cohorts + the position of the group.
  public var home: Int
  /// Whether they come during the run.
  public var isNewcomer: Bool
  /// Their number, from 0, among the people who are there from the start, or among the newcomers.
  public var number: Int

  public init(home: Int, isNewcomer: Bool = false, number: Int) {
    self.home = home
    self.isNewcomer = isNewcomer
    self.number = number
  }
}

/// Who a person is, as their life knows it.
package struct PersonIdentity: Hashable, Comparable, Sendable {
  /// As ``Person/home``.
  let home: Int
  /// The number there; newcomers have other numbers than those who are there from the start.
  let number: UInt64

  init(home: Int, number: UInt64) {
    self.home = home
    self.number = number
  }

  @inline(__always)
  init(_ number: UInt64, of role: Role) { self.init(home: role.home, number: number) }

  /// In the order of blocks and of the numbers in them.
  package static func < (left: PersonIdentity, right: PersonIdentity) -> Bool {
    (left.home, left.number) < (right.home, right.number)
  }
}
