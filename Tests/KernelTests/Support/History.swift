import FreshetCore

/// One event in a member's life.
struct Entry: Equatable, CustomStringConvertible {
  var microseconds: Int64
  /// What the mail said; absent for an event of the member's own.
  var message: UInt64?

  static func own(_ microseconds: Int64) -> Entry { Entry(microseconds: microseconds, message: nil) }
  static func mail(_ microseconds: Int64, _ message: UInt64) -> Entry { Entry(microseconds: microseconds, message: message) }

  var description: String { message.map { "mail \($0) at \(microseconds)" } ?? "own event at \(microseconds)" }
}

/// All events of a member's life in the order in which it lived them: their checksum, and themselves if asked for.
struct History: Equatable {
  private(set) var count = 0
  private(set) var checksum: UInt64 = 0
  private(set) var entries: [Entry]?

  init(keepsEntries: Bool) {
    entries = keepsEntries ? [] : nil
  }

  mutating func note(_ entry: Entry) {
    count += 1
    checksum = scramble(checksum ^ scramble(UInt64(bitPattern: entry.microseconds)))
    checksum = scramble(checksum ^ (entry.message.map { scramble($0) | 1 } ?? 0))
    entries?.append(entry)
  }
}

/// Spreads small differences over all bits (SplitMix64's finaliser).
func scramble(_ value: UInt64) -> UInt64 {
  var value = value &+ 0x9E37_79B9_7F4A_7C15
  value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
  value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
  return value ^ (value >> 31)
}

/// A member with all that is watched about it.
struct Life<Member> {
  var member: Member
  var history: History
  /// The latest moment that the engine has taken it to.
  var clock = SimulationTime.start
}

/// One coupling step, as it happened.
struct CouplingStep: Equatable, Sendable {
  var time: SimulationTime
  var coupling: Int
}

/// What a run leaves behind.
struct Outcome<Member> {
  /// In order of the members' numbers.
  var lives: [Life<Member>]
  var tally: Tally
  var steps: [CouplingStep]
  /// Promises of the engine to its models that were broken.
  var problems: [String] = []

  var events: Int { tally.events }
  var members: [Member] { lives.map(\.member) }
  var histories: [History] { lives.map(\.history) }

  /// Of all lives, each in its own order.
  var checksum: UInt64 {
    lives.enumerated().reduce(0) { $0 &+ scramble($1.element.history.checksum ^ UInt64($1.offset)) }
  }

  func entries(of index: Int) -> [Entry] { lives[index].history.entries ?? [] }

  /// What differs first between two runs that should be one; absent if nothing does.
  func difference(from other: Outcome) -> String? {
    if let problem = (problems + other.problems).first { return problem }
    for (index, (left, right)) in zip(histories, other.histories).enumerated() where left != right {
      let pairs = zip(left.entries ?? [], right.entries ?? [])
      guard let (mine, theirs) = pairs.first(where: { $0 != $1 }) else {
        return "member \(index) lives \(left.count) events, should live \(right.count)"
      }
      return "member \(index) has \(mine), should have \(theirs)"
    }
    if lives.count != other.lives.count { return "\(lives.count) members, should be \(other.lives.count)" }
    if tally != other.tally { return "\(tally), should be \(other.tally)" }
    if let (mine, theirs) = zip(steps, other.steps).first(where: { $0 != $1 }) { return "\(mine), should be \(theirs)" }
    if steps.count != other.steps.count { return "\(steps.count) coupling steps, should be \(other.steps.count)" }
    return nil
  }
}
