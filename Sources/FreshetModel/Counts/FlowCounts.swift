/// Where an attempt comes from.
public enum AttemptSource: Int, CaseIterable, Sendable {
  /// A wish of its own.
  case fresh
  /// A repeat of a blocked attempt.
  case retried
  /// A deferred attempt that returns after the lift.
  case released
}

/// How an attempt ends.
public enum AttemptOutcome: Int, CaseIterable, Sendable {
  case completed
  case deferred
  case retrying
  case abandoned
  case circumvented
  case diverted
}

/// The attempts of one flow in one interval, in simulated counts: one number for each source and outcome.
///
/// Every attempt is counted once, so what comes in is what goes out by construction.
public struct FlowCounts: Sendable, Equatable {
  /// The number of counters: sources × outcomes.
  public static let counters = AttemptSource.allCases.count * AttemptOutcome.allCases.count

  /// The position of a source and outcome in ``values``.
  @inlinable
  public static func counter(_ source: AttemptSource, _ outcome: AttemptOutcome) -> Int {
    source.rawValue * 6 + outcome.rawValue
  }

  public var values: [Int]

  public init(values: [Int] = Array(repeating: 0, count: counters)) {
    self.values = values
  }

  public subscript(source: AttemptSource, outcome: AttemptOutcome) -> Int {
    get { values[Self.counter(source, outcome)] }
    set { values[Self.counter(source, outcome)] = newValue }
  }

  public func sum(_ source: AttemptSource) -> Int { AttemptOutcome.allCases.reduce(0) { $0 + self[source, $1] } }
  public func sum(_ outcome: AttemptOutcome) -> Int { AttemptSource.allCases.reduce(0) { $0 + self[$1, outcome] } }

  public var attempts: Int { sum(.fresh) }
  public var retried: Int { sum(.retried) }
  public var released: Int { sum(.released) }
  public var completed: Int { sum(.completed) }
  public var deferred: Int { sum(.deferred) }
  public var retrying: Int { sum(.retrying) }
  public var abandoned: Int { sum(.abandoned) }
  public var circumvented: Int { sum(.circumvented) }
  public var diverted: Int { sum(.diverted) }
  public var blocked: Int { deferred + retrying + abandoned + circumvented + diverted }
  /// By how much the backlog grows.
  public var backlogChange: Int { deferred + retrying - released - retried }

  public static func += (left: inout FlowCounts, right: FlowCounts) {
    for index in left.values.indices { left.values[index] += right.values[index] }
  }
}
