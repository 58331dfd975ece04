import FreshetCore
import FreshetKernel
import FreshetRandom

/// What the members of a test's model do, written once and run by the kernel and by ``ReferenceEngine``.
///
/// A member has at most one event of its own ahead of it, at `due`; what it is told comes as mail of 64 bits.
protocol Rules: Sendable {
  associatedtype Member: MemberState

  var seed: UInt64 { get }
  var replication: Int { get }
  var memberCount: Int { get }

  /// A member at the start, with the timestamp of its first event of its own.
  func makeMember(_ index: Int, draws: Draws) -> Member

  /// Processes the member's own event, which is due now, and sets when the next one is.
  func act(_ member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox)

  func receive(_ message: UInt64, by member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox)

  func finish(_ member: inout Member, at end: SimulationTime)

  /// - Parameter total: The tally of all members since the start.
  func couple(_ coupling: inout Int, total: Tally, at time: SimulationTime)
}

extension Rules {
  var replication: Int { 0 }
  func receive(_ message: UInt64, by member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {}
  func finish(_ member: inout Member, at end: SimulationTime) {}
  func couple(_ coupling: inout Int, total: Tally, at time: SimulationTime) {}
}

protocol MemberState {
  /// The timestamp of the next event of the member's own; `.never` if it has none.
  var due: SimulationTime { get set }
}

/// Who lives, when, and what holds.
struct Moment {
  var index: Int
  var time: SimulationTime
  var coupling: Int
  var draws: Draws
}

/// Where members post, addressed by index.
protocol Postbox {
  func post(_ message: UInt64, to index: Int, at time: SimulationTime)
}

/// Integers, whose sums do not depend on the order of summation.
struct Tally: Equatable {
  var events = 0
  /// How many members are in the state that the model counts.
  var level = 0

  static func += (left: inout Tally, right: Tally) {
    left.events += right.events
    left.level += right.level
  }
}

/// The draws of a run.
final class Draws {
  let stream: RandomStream

  init(seed: UInt64, replication: Int) {
    stream = RandomStream(seed: seed, replication: replication)
  }

  func select(_ index: Int, _ process: ProcessKey, _ occurrence: Int) {
    stream.select(user: UInt64(index), process: process, occurrence: UInt64(occurrence))
  }

  /// A whole number from 0 to `bound` − 1.
  func below(_ bound: Int) -> Int { Int(stream.uniform() * Double(bound)) }

  func exponential(mean: Double) -> SimulationDuration {
    SimulationDuration(seconds: Exponential(mean: mean).sample(from: stream))
  }
}

extension SimulationTime {
  init(seconds: Double) { self = .start + SimulationDuration(seconds: seconds) }
}
