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
  /// The person gives up at a friction, or loses patience in the line of a service.
  case dropped
  /// A newer one takes its place in the line of a service.
  case replaced
}

/// What is counted of a flow: each by itself, at the place in the model where it happens.
///
/// So the identities between them, such as that what enters is what ends, can fail, and are checked on every row of every run.
///
/// Those that are counted most come first: eight of them share a line of a processor's cache.
public enum FlowCounter: Int, CaseIterable, Sendable {
  // Where people want something, attempts enter, and gates let them through or stop them.
  case wishes
  case attempts
  case completed
  case blocked
  /// Where attempts begin to wait (1) and wait no longer (−1).
  case backlogChange
  case released
  // Where people react who are stopped.
  case deferred
  case abandoned
  case retrying
  case circumvented
  case diverted
  // Where attempts enter again.
  case retried
  /// Where a wish comes that turned away from elsewhere.
  case arrived
  /// Where a wish does not become an attempt, since the person believes that it would be stopped.
  case withheld
  // Where what waits ends without an attempt.
  case superseded
  case settled
  /// Where a wish comes of somebody whose own account is not there, suspended or closed.
  case unable
  /// Where a wish does not come to somebody who is afraid.
  case deterred
  // Only where a service serves, or a friction holds people up.
  /// Where attempts begin to wait for a service, to be served, or to go on (1), and wait no longer (−1).
  case waitingChange
  case dropped
  case replaced

  /// How many places those of an interval take: as many lines of a processor's cache, so that each begins with one.
  static var stride: Int { 24 }

  /// Whether it tells by how much a stock changes.
  public var isChange: Bool { self == .backlogChange || self == .waitingChange }

  public init(_ source: AttemptSource) {
    switch source {
    case .fresh: self = .attempts
    case .retried: self = .retried
    case .released: self = .released
    }
  }

  public init(_ outcome: AttemptOutcome) {
    switch outcome {
    case .completed: self = .completed
    case .deferred: self = .deferred
    case .retrying: self = .retrying
    case .abandoned: self = .abandoned
    case .circumvented: self = .circumvented
    case .diverted: self = .diverted
    case .dropped: self = .dropped
    case .replaced: self = .replaced
    }
  }
}

/// The attempts of one flow in one interval or more, in simulated counts: one number for each ``FlowCounter``.
public struct FlowCounts: Sendable, Equatable {
  /// In the order of the raw values; the rest is 0.
  var values = SIMD32<Int>()

  public init() {}

  public subscript(counter: FlowCounter) -> Int {
    get { values[counter.rawValue] }
    set { values[counter.rawValue] = newValue }
  }

  public var attempts: Int { self[.attempts] }
  public var retried: Int { self[.retried] }
  public var released: Int { self[.released] }
  public var completed: Int { self[.completed] }
  public var blocked: Int { self[.blocked] }
  public var deferred: Int { self[.deferred] }
  public var retrying: Int { self[.retrying] }
  public var abandoned: Int { self[.abandoned] }
  public var circumvented: Int { self[.circumvented] }
  public var diverted: Int { self[.diverted] }
  public var wishes: Int { self[.wishes] }
  public var arrived: Int { self[.arrived] }
  public var withheld: Int { self[.withheld] }
  public var superseded: Int { self[.superseded] }
  public var settled: Int { self[.settled] }
  public var unable: Int { self[.unable] }
  public var deterred: Int { self[.deterred] }
  public var dropped: Int { self[.dropped] }
  /// Wishes that were given up for good: when stopped, at a friction, or in the line of a service.
  public var givenUp: Int { abandoned + dropped }
  public var replaced: Int { self[.replaced] }
  /// By how much those grow who wait for a service, or are served.
  public var waitingChange: Int { self[.waitingChange] }
  /// By how much the backlog grows.
  public var backlogChange: Int { self[.backlogChange] }

  public static func += (left: inout FlowCounts, right: FlowCounts) {
    left.values &+= right.values
  }
}
