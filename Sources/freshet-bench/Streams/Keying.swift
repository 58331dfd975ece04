import FreshetRandom

/// A way to walk through the simulator's streams, so that a test battery sees them as the simulator keys them.
enum Keying: String, CaseIterable {
  /// Draw after draw of one decision.
  case stream
  /// The first draw of neighbouring users, in turn.
  case users
  /// The first draws of a user's successive occurrences.
  case occurrences
  /// The first draw of one decision after another.
  case processes
  /// The first draw in replications 0, 1, 2, …
  case replications
  /// The first draw with seeds 1, 2, 3, …
  case seeds
  /// Deliberately bad, to show that a battery notices: the user's number with one multiplication.
  case bad

  var meaning: String {
    switch self {
    case .stream: "draw after draw of one decision"
    case .users: "the first draw of users 0, 1, 2, …"
    case .occurrences: "the first draw of occurrences 0, 1, 2, …"
    case .processes: "the first draw of 64 processes in turn, user after user"
    case .replications: "the first draw in replications 0, 1, 2, …"
    case .seeds: "the first draw with seeds 1, 2, 3, …"
    case .bad: "deliberately bad: one multiplication of the user's number; a battery must notice"
    }
  }

  /// Calls `body` with 64 bits after 64 bits until it returns `false`.
  func generate(_ body: (UInt64) -> Bool) {
    let stream = RandomStream(seed: 1, replication: 0)
    let key = ProcessKey("raw", rawValue)
    let keys = (0..<64).map { ProcessKey("raw", "process \($0)") }
    stream.select(user: 0, process: key, occurrence: 0)
    var count: UInt64 = 0
    while true {
      let bits: UInt64
      switch self {
      case .stream:
        bits = stream.bits()
      case .users:
        stream.select(user: count & 0xFF_FFFF_FFFF, process: key, occurrence: count >> 40)
        bits = stream.bits()
      case .occurrences:
        stream.select(user: 7, process: key, occurrence: count & 0xFF_FFFF_FFFF)
        bits = stream.bits()
      case .processes:
        stream.select(user: count >> 6, process: keys[Int(count & 63)], occurrence: 0)
        bits = stream.bits()
      case .replications:
        stream.selectRun(seed: 1, replication: Int(count))
        stream.select(user: 0, process: key, occurrence: 0)
        bits = stream.bits()
      case .seeds:
        stream.selectRun(seed: count + 1, replication: 0)
        stream.select(user: 0, process: key, occurrence: 0)
        bits = stream.bits()
      case .bad:
        bits = count &* 0x9E37_79B9_7F4A_7C15
      }
      guard body(bits) else { return }
      count += 1
    }
  }
}
