package import FreshetCore

/// One attempt of one person, or wish that was held back, as it happened.
package struct AttemptRecord: Hashable, Sendable {
  /// The cohort of the account that it acts on, and the person's number. A person who turned here from another platform may have
  /// the number of somebody who came of their own accord.
  package var cohort: Int
  package var person: UInt64
  /// The position in ``ResultLayout/flows``.
  package var flow: Int
  package var time: SimulationTime
  /// Whether it happened in this arm.
  package var inBaseline: Bool
  package var inRestricted: Bool
  package var source: AttemptSource
  package var outcome: AttemptOutcome
  /// Whether it was held back, since the person believed that it would be stopped.
  package var isWithheld: Bool
}

/// Somebody who wants to see every attempt, or all that happens to somebody. The runs of users use ``NoObserver``, which costs nothing.
package protocol AttemptObserver: Sendable {
  static var isActive: Bool { get }
  /// Whether it wants to know of decisions, too.
  static var seesDecisions: Bool { get }
  init()
  mutating func see(_ record: @autoclosure () -> AttemptRecord)

  /// Whether it wants to know all that happens to a person.
  func watches(_ person: PersonIdentity) -> Bool

  /// Something happens to a person whom it watches.
  mutating func see(_ event: LifeEvent, of person: PersonIdentity)

  /// How often an attempt that has entered goes through its door: once. Tests plant attempts that are lost or doubled by other
  /// answers, to see that the run notices.
  mutating func passages() -> Int
}

extension AttemptObserver {
  package static var seesDecisions: Bool { false }
  package func watches(_ person: PersonIdentity) -> Bool { false }
  package mutating func see(_ event: LifeEvent, of person: PersonIdentity) {}

  @inline(__always)
  package mutating func passages() -> Int { 1 }
}

struct NoObserver: AttemptObserver {
  static var isActive: Bool { false }

  @inline(__always)
  mutating func see(_ record: @autoclosure () -> AttemptRecord) {}
}

/// Keeps every attempt in memory: for tests that compare runs event by event.
struct AttemptRecorder: AttemptObserver {
  static var isActive: Bool { true }
  private(set) var records: [AttemptRecord] = []

  mutating func see(_ record: @autoclosure () -> AttemptRecord) {
    records.append(record())
  }
}
