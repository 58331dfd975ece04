/// Where a try comes from.
public enum TrySource: Int, CaseIterable, Sendable {
  /// A wish of its own.
  case fresh
  /// A repeat of a blocked try.
  case retried
  /// A deferred try that returns after the lift.
  case released
}

/// How a try ends.
public enum TryOutcome: Int, CaseIterable, Sendable {
  case completed
  case deferred
  case retrying
  case abandoned
  case circumvented
  case diverted
}

/// The tries of one flow in one interval, in simulated counts: one number for each source and outcome.
///
/// Every try is counted once, so what comes in is what goes out by construction.
public struct FlowCounts: Sendable, Equatable {
  /// The number of counters: sources × outcomes.
  public static let counters = TrySource.allCases.count * TryOutcome.allCases.count

  /// The position of a source and outcome in ``values``.
  @inlinable
  public static func counter(_ source: TrySource, _ outcome: TryOutcome) -> Int {
    source.rawValue * 6 + outcome.rawValue
  }

  public var values: [Int]

  public init(values: [Int] = Array(repeating: 0, count: counters)) {
    self.values = values
  }

  public subscript(source: TrySource, outcome: TryOutcome) -> Int {
    get { values[Self.counter(source, outcome)] }
    set { values[Self.counter(source, outcome)] = newValue }
  }

  public func sum(_ source: TrySource) -> Int { TryOutcome.allCases.reduce(0) { $0 + self[source, $1] } }
  public func sum(_ outcome: TryOutcome) -> Int { TrySource.allCases.reduce(0) { $0 + self[$1, outcome] } }

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
