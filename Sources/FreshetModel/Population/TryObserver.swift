package import FreshetCore

/// One try of one person, as it happened.
package struct TryRecord: Hashable, Sendable {
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
  package var source: TrySource
  package var outcome: TryOutcome
}

/// Somebody who wants to see every try. The runs of users use ``NoObserver``, which costs nothing.
protocol TryObserver {
  static var isActive: Bool { get }
  init()
  mutating func see(_ record: @autoclosure () -> TryRecord)
}

struct NoObserver: TryObserver {
  static var isActive: Bool { false }

  @inline(__always)
  mutating func see(_ record: @autoclosure () -> TryRecord) {}
}

/// Keeps every try in memory: for tests that compare runs event by event.
struct TryRecorder: TryObserver {
  static var isActive: Bool { true }
  private(set) var records: [TryRecord] = []

  mutating func see(_ record: @autoclosure () -> TryRecord) {
    records.append(record())
  }
}
