import CGSL
import FreshetRandom
import Testing

@Suite struct RandomStreamTests {
  static let picture = ProcessKey("wechat", "change_picture", "gap")
  static let name = ProcessKey("wechat", "change_name", "gap")

  @Test func isPhiloxOfTheDecision() {
    let stream = RandomStream(seed: 20_171_017, replication: 3)
    stream.select(user: 7, process: Self.picture, occurrence: 5)
    #expect(stream.counter == (Self.picture.bits | 7, 5 << 24))
    let first = RandomStream.philox(key: stream.key, counter: (Self.picture.bits | 7, 5 << 24))
    let second = RandomStream.philox(key: stream.key, counter: (Self.picture.bits | 7, 5 << 24 + 1))
    #expect([stream.bits(), stream.bits(), stream.bits(), stream.bits()] == [first.0, first.1, second.0, second.1])
  }

  /// Three draws for each of many decisions, made in three orders on two streams: the same numbers.
  @Test func doesNotDependOnTheOrderOfDecisions() {
    struct Decision {
      var user: UInt64
      var process: ProcessKey
      var occurrence: UInt64
    }
    var decisions: [Decision] = []
    for user in UInt64(0)..<20 {
      for occurrence in UInt64(0)..<15 {
        decisions.append(Decision(user: user, process: Self.picture, occurrence: occurrence))
        decisions.append(Decision(user: user, process: Self.name, occurrence: occurrence))
      }
    }
    func draws(_ order: [Int]) -> [Int: [Double]] {
      let stream = RandomStream(seed: 5, replication: 0)
      var drawn: [Int: [Double]] = [:]
      for number in order {
        let decision = decisions[number]
        stream.select(user: decision.user, process: decision.process, occurrence: decision.occurrence)
        // An odd number of words, and a sampler that takes as many as it likes: leftovers must not matter.
        drawn[number] = [stream.uniform(), gsl_ran_gamma(stream.generator, 0.5, 1), stream.uniform()]
      }
      return drawn
    }
    let forwards = draws(Array(decisions.indices))
    #expect(draws(decisions.indices.reversed()) == forwards)
    let shuffled = decisions.indices.map { $0 * 7919 % 600 }
    #expect(Set(shuffled).count == 600)
    #expect(draws(shuffled) == forwards)
    #expect(Set(forwards.values.map { $0[0] }).count == decisions.count)
  }

  @Test func anotherProcessChangesNone() {
    func gaps(others: [ProcessKey]) -> [Double] {
      let stream = RandomStream(seed: 1, replication: 0)
      return (UInt64(0)..<200).map { occurrence in
        for process in others {
          stream.select(user: 4, process: process, occurrence: occurrence)
          _ = stream.uniform()
        }
        stream.select(user: 4, process: Self.picture, occurrence: occurrence)
        return stream.uniform()
      }
    }
    #expect(gaps(others: []) == gaps(others: [Self.name, ProcessKey("wechat", "post", "gap")]))
  }

  @Test func keysDependOnEveryNameAndWhereItEnds() {
    let keys = [
      ProcessKey("wechat", "change_picture", "gap"), ProcessKey("qq", "change_picture", "gap"),
      ProcessKey("wechat", "change_picture", "delay"), ProcessKey("wechatchange_picture", "gap"),
      ProcessKey("wechat", "change_picture", "gap", ""), ProcessKey("gap", "change_picture", "wechat"), ProcessKey(),
    ]
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { $0.bits & 0xFF_FFFF_FFFF == 0 })
    #expect(ProcessKey("wechat", "change_picture", "gap") == Self.picture)
  }

  /// No two decisions begin at the same counter, and none begins within the room of another: also at the edges of the ranges.
  @Test func countersNeverMeet() {
    struct Place: Hashable {
      var high: UInt64
      var low: UInt64
    }
    let numbers: [UInt64] = Array(0..<20) + [1 << 24 - 1, 1 << 24, 1 << 39, 1 << 40 - 1]
    let stream = RandomStream(seed: 1, replication: 0)
    var places: Set<Place> = []
    for process in [Self.picture, Self.name] {
      for user in numbers {
        for occurrence in numbers {
          stream.select(user: user, process: process, occurrence: occurrence)
          #expect(stream.counter.1 & 0xFF_FFFF == 0)
          places.insert(Place(high: stream.counter.0, low: stream.counter.1))
        }
      }
    }
    #expect(places.count == 2 * numbers.count * numbers.count)
  }

  @Test func seedsAndReplicationsDiffer() {
    var keys: Set<UInt64> = []
    for seed in [0, 1, 2, 20_171_017, UInt64.max] {
      for replication in 0..<200 { keys.insert(RandomStream(seed: seed, replication: replication).key) }
    }
    #expect(keys.count == 1_000)
  }

  /// Draws that are made ahead are those that each decision has; what was made for another one is not used.
  @Test func earlyDrawsAreTheSame() {
    let stream = RandomStream(seed: 3, replication: 1)
    let early = (0..<8).map { stream.early(user: 5, process: Self.name, occurrence: $0) } + [.none]
    for occurrence in UInt64(0)..<8 {
      stream.select(user: 5, process: Self.name, occurrence: occurrence)
      let expected = (0..<5).map { _ in stream.bits() }
      for draws in early {
        stream.select(user: 5, process: Self.name, occurrence: occurrence, early: draws)
        #expect((0..<5).map { _ in stream.bits() } == expected)
      }
    }
  }

  @Test func givesGSLTheSameNumbers() {
    let stream = RandomStream(seed: 9, replication: 0)
    stream.select(user: 1, process: Self.name, occurrence: 0)
    let own = (0..<10).map { _ in stream.uniform() }
    stream.select(user: 1, process: Self.name, occurrence: 0)
    #expect((0..<10).map { _ in gsl_rng_uniform(stream.generator) } == own)
    stream.select(user: 1, process: Self.name, occurrence: 0)
    #expect((0..<10).map { _ in Double(gsl_rng_get(stream.generator)) } == own.map { ($0 * 0x1p32).rounded(.down) })
  }

  /// First draws of neighbouring users, of neighbouring occurrences and of neighbouring replications: uniform, and uncorrelated
  /// with those of the neighbour.
  @Test(arguments: ["user", "occurrence", "replication", "draw"])
  func neighboursAreUnrelated(_ neighbour: String) {
    let count = neighbour == "replication" ? 20_000 : 200_000
    let stream = RandomStream(seed: 2, replication: 0)
    if neighbour == "draw" { stream.select(user: 0, process: Self.name, occurrence: 0) }
    let drawn = (0..<count).map { number in
      switch neighbour {
      case "user": stream.select(user: UInt64(number), process: Self.name, occurrence: 0)
      case "occurrence": stream.select(user: 0, process: Self.name, occurrence: UInt64(number))
      case "replication":
        let other = RandomStream(seed: 2, replication: number)
        other.select(user: 0, process: Self.name, occurrence: 0)
        return other.uniform()
      default: break
      }
      return stream.uniform()
    }
    #expect(drawn.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(GoodnessOfFit.kolmogorovSmirnov(drawn) { min(max($0, 0), 1) } > 0.001)
    let correlation = zip(drawn, drawn.dropFirst()).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } * 12 / Double(count)
    #expect(abs(correlation) < 4 / Double(count).squareRoot())
  }
}
