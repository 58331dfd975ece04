import FreshetRandom

/// Draws laid out in rows that are neighbours in one part of the key, and what careless keyings would make of them.
enum StreamLayout: String, CaseIterable, Sendable {
  /// A row for each user, along their occurrences.
  case users
  /// A row for each occurrence, along the users.
  case occurrences
  /// A row for each of 64 processes, then for those of the next user.
  case processes
  /// A row for each draw of a decision.
  case draws
  case replications
  case seeds
  /// Rows in which the replication goes down as the seed goes up.
  case runs

  /// No mixing: one multiplication of a running number.
  case multiplied
  /// A generator of quality, but each user begins one draw after the user before.
  case overlapping
  /// A generator of quality, but seed and replication are added up.
  case addedRun
  /// Philox with 2 rounds instead of 10.
  case twoRounds

  static let bad: [StreamLayout] = [.multiplied, .overlapping, .addedRun, .twoRounds]
  static let good = allCases.filter { !bad.contains($0) }

  private static let keys = (0..<64).map { ProcessKey("platform", "action \($0)", "gap") }

  /// 64 bits of a row, from a stream of the run with seed 1 and replication 0 (which this may leave).
  func bits(row: UInt64, place: UInt64, from stream: borrowing RandomStream) -> UInt64 {
    let key = Self.keys[0]
    switch self {
    case .users: stream.select(user: row, process: key, occurrence: place)
    case .occurrences: stream.select(user: place, process: key, occurrence: row)
    case .processes: stream.select(user: row >> 6, process: Self.keys[Int(row & 63)], occurrence: place)
    case .draws:
      stream.select(user: 7, process: key, occurrence: place)
      let words = RandomStream.philox(key: stream.key, counter: (stream.counter.0, stream.counter.1 + row >> 1))
      return row & 1 == 0 ? words.0 : words.1
    case .replications:
      stream.selectRun(seed: 1, replication: Int(row))
      stream.select(user: 7, process: key, occurrence: place)
    case .seeds:
      stream.selectRun(seed: row, replication: 0)
      stream.select(user: 7, process: key, occurrence: place)
    case .runs:
      stream.selectRun(seed: row, replication: 1 << 24 - Int(row))
      stream.select(user: 7, process: key, occurrence: place)
    case .multiplied: return (row << 20 + place) &* 0x9E37_79B9_7F4A_7C15
    case .overlapping: return RandomStream.philox(key: stream.key, counter: (key.bits, row + place)).0
    case .addedRun: return RandomStream.philox(key: row + (1 << 24 - row), counter: (key.bits | 7, place << 24)).0
    case .twoRounds:
      var (high, low, round) = (key.bits | row, place << 24, stream.key)
      for _ in 0..<2 {
        let product = high.multipliedFullWidth(by: 0xD2B7_4407_B1CE_6E93)
        (high, low) = (product.high ^ round ^ low, product.low)
        round &+= 0x9E37_79B9_7F4A_7C15
      }
      return high
    }
    return stream.bits()
  }

  /// Rows of draws.
  func table(rows: Int, places: Int) -> [[UInt64]] {
    let stream = RandomStream(seed: 1, replication: 0)
    return (0..<rows).map { row in (0..<places).map { bits(row: UInt64(row), place: UInt64($0), from: stream) } }
  }

  /// The first draw of each row.
  func firstDraws(_ rows: Int) -> [UInt64] {
    let stream = RandomStream(seed: 1, replication: 0)
    return (0..<rows).map { bits(row: UInt64($0), place: 0, from: stream) }
  }
}
