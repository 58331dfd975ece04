/// The identities that hold on every row, checked on the simulated counts and on the whole people that are written.
///
/// A violation is a bug in Freshet, never the user's doing.
public enum Accounting {
  /// Checks a row of `timeseries.csv`.
  ///
  /// A wish becomes an attempt, is withheld or deterred, or comes to somebody who is unable to; what comes in, once more where it goes
  /// round a restriction, goes out, or waits in a service, where it may also be dropped or replaced; whatever is blocked or withheld has one
  /// reaction; the backlog grows by what is put off and shrinks by what returns or becomes pointless; nothing is negative.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - previous: The row before of the same series; absent for the first, before which nothing waits.
  public static func check(_ row: TimeseriesRow, after previous: TimeseriesRow?) throws(AccountingError) {
    func require(_ identity: AccountingError.Identity, _ expected: Int, _ found: Int) throws(AccountingError) {
      guard expected == found else {
        throw AccountingError(
          identity: identity, time: row.time.text, arm: row.arm, platform: row.platform, cohort: row.cohort, action: row.action,
          expected: expected, found: found)
      }
    }
    try require(.wishes, row.wishes + row.arrived, row.attempts + row.withheld + row.unable + row.deterred)
    try require(
      .attempts, row.attempts + row.retried + row.released + row.circumvented,
      row.completed + row.blocked + row.dropped + row.replaced + row.waiting - (previous?.waiting ?? 0))
    try require(.blocked, row.blocked + row.withheld, row.deferred + row.retrying + row.abandoned + row.circumvented + row.diverted)
    try require(
      .backlog, row.deferred + row.retrying - row.released - row.retried - row.superseded - row.settled,
      row.backlog - (previous?.backlog ?? 0))
    let least = min(
      min(row.attempts, row.retried, row.released, row.completed), min(row.deferred, row.retrying, row.abandoned),
      min(row.circumvented, row.diverted), min(row.backlog, row.waiting),
      min(row.wishes, row.arrived, row.withheld, row.superseded, row.settled, row.unable), min(row.deterred, row.dropped, row.replaced))
    try require(.notNegative, 0, min(least, 0))
  }

  /// Checks a row of `population.csv`.
  ///
  /// Every account is active, lapsed, suspended, read-only or closed; the accounts opened are the sign-ups completed.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - registrations: Sign-ups of the cohort that were completed before the row's time, in the same unit.
  public static func check(_ row: PopulationRow, registrations: Int) throws(AccountingError) {
    func require(_ identity: AccountingError.Identity, _ expected: Int, _ found: Int) throws(AccountingError) {
      guard expected == found else {
        throw AccountingError(
          identity: identity, time: row.time.text, arm: row.arm, platform: row.platform, cohort: row.cohort, action: "",
          expected: expected, found: found)
      }
    }
    try require(.accounts, row.accounts, row.active + row.lapsed + row.suspended + row.readOnly + row.closed)
    try require(.registered, registrations, row.registered)
    try require(.notNegative, 0, min(0, row.active, row.lapsed, row.suspended, row.circumventing, row.readOnly, row.closed))
  }
}

/// A row on which an identity does not hold: a bug in Freshet.
public struct AccountingError: Error, Equatable, Sendable {
  public enum Identity: String, Sendable {
    case wishes = "wishes + arrived = attempts + withheld + deterred + unable"
    case attempts =
      "attempts + retried + released + circumvented = completed + blocked + dropped + replaced + change of waiting"
    case blocked = "blocked + withheld = deferred + retrying + abandoned + circumvented + diverted"
    case backlog = "change of backlog = deferred + retrying - released - retried - superseded - settled"
    case accounts = "accounts = active + lapsed + suspended + read_only + closed"
    case registered = "registered = sign-ups completed so far"
    case notNegative = "no count is negative"
  }

  public let identity: Identity
  public let time: String
  public let arm: String
  public let platform: String
  public let cohort: String
  /// Empty for a row of `population.csv`.
  public let action: String
  /// Simulated counts, summed over the replications, or whole people.
  public let expected: Int
  public let found: Int
}

extension AccountingError: CustomStringConvertible {
  /// One sentence without a full stop.
  public var description: String {
    let series = [arm, platform, cohort, action].filter { !$0.isEmpty }.joined(separator: ", ")
    return "the identity `\(identity.rawValue)` does not hold at \(time) (\(series)): expected \(expected), found \(found)"
  }
}
