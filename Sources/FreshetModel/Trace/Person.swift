/// A simulated person of a replication.
public struct Person: Hashable, Sendable {
  /// The cohort of the account that they hold when the run starts, or come to open, as a position in ``ResultLayout/cohorts``.
  public var cohort: Int
  /// Whether they come during the run.
  public var isNewcomer: Bool
  /// Their number, from 0, among the users of the cohort or among its newcomers.
  public var number: Int

  public init(cohort: Int, isNewcomer: Bool = false, number: Int) {
    self.cohort = cohort
    self.isNewcomer = isNewcomer
    self.number = number
  }
}

/// Who a person is, as their life knows it.
package struct PersonIdentity: Hashable, Comparable, Sendable {
  /// The cohort of the role's first account.
  let cohort: Int
  /// The number within the cohort; newcomers have other numbers than users.
  let number: UInt64

  init(cohort: Int, number: UInt64) {
    self.cohort = cohort
    self.number = number
  }

  @inline(__always)
  init(_ number: UInt64, of role: Role) { self.init(cohort: role.accounts[0].cohort, number: number) }

  /// In the order of blocks and of the numbers in them.
  package static func < (left: PersonIdentity, right: PersonIdentity) -> Bool {
    (left.cohort, left.number) < (right.cohort, right.number)
  }
}
