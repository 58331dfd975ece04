import CGSL
import FreshetCore
import FreshetRandom
import Testing

/// First events and rates, drawn together: against what their laws are, and against draws one by one.
@Suite struct StationaryStartTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var gap: LawCase
    var spread: (kind: String, key: String, value: Double)?

    func laws() throws -> (gap: Distribution, spread: RateSpread?) {
      (try gap.law(), try spread.map { try RateSpread(ParameterTable([($0.kind, .table(ParameterTable([($0.key, .number($0.value))])))])) })
    }

    var testDescription: String { "\(gap.testDescription), \(spread.map { "\($0.kind) \($0.value)" } ?? "no spread")" }
  }

  private static let spreads: [(kind: String, key: String, value: Double)?] = [
    nil, ("gamma", "shape", 0.15), ("gamma", "shape", 0.4), ("gamma", "shape", 3), ("lognormal", "sigma", 0.8),
  ]
  static let pairs = LawCase.all.flatMap { gap in spreads.map { Pair(gap: gap, spread: $0) } }

  private static let people = Effort.isLarge ? 2_000_000 : 20_000

  private static func together(_ start: StationaryStart, seed: UInt64 = 5) -> [(seconds: Double, factor: Double)] {
    let stream = RandomStream(seed: seed, replication: 0)
    return (0..<UInt64(people)).map { person in
      stream.select(user: person, process: ProcessKey("platform", "action", "gap"), occurrence: 0)
      return start.handle.draw(in: start.handle.bin(of: stream.bits()), from: stream)
    }
  }

  /// The factor by itself, and a forward recurrence time divided by it.
  private static func oneByOne(_ gap: Distribution, _ spread: RateSpread?) -> [(seconds: Double, factor: Double)] {
    let stream = RandomStream(seed: 6, replication: 0)
    return (0..<UInt64(people)).map { person in
      stream.select(user: person, process: ProcessKey("platform", "action", "spread"), occurrence: 0)
      let factor = spread?.sample(from: stream) ?? 1
      return (gap.sampleForwardRecurrence(from: stream) / factor, factor)
    }
  }

  @Test(arguments: pairs)
  func theFirstEventFollowsItsLaw(_ pair: Pair) throws {
    let (gap, spread) = try pair.laws()
    let drawn = Self.together(StationaryStart(gap, spread: spread)).map(\.seconds)
    #expect(drawn.allSatisfy { $0 >= 0 })
    // A law of which no value costs a quadrature, between values of which each does.
    let (points, step) = (drawn.sorted(), drawn.count / 200)
    var distance = 0.0
    for place in stride(from: 0, to: points.count, by: step) {
      let exact = StationaryStart.Handle.probability(before: points[place], gap, spread)
      distance = max(distance, abs(Double(place) / Double(points.count) - exact))
    }
    // Kolmogorov's bound for one in 10⁵.
    #expect(distance < 2.47 / Double(points.count).squareRoot() + 1 / Double(points.count))
  }

  /// Of first event and factor, their product, and the factor of those whose event comes early or late: the same laws as one by one.
  @Test(arguments: pairs)
  func theyAreDrawnAsOneByOne(_ pair: Pair) throws {
    let (gap, spread) = try pair.laws()
    let (ours, others) = (Self.together(StationaryStart(gap, spread: spread)), Self.oneByOne(gap, spread))
    let mean = gap.mean
    let features: [((seconds: Double, factor: Double)) -> Double] = [
      { $0.seconds }, { $0.factor }, { $0.seconds * $0.factor }, { $0.seconds / $0.factor },
      { $0.seconds < mean / 3 ? $0.factor : -1 }, { $0.seconds > 3 * mean ? $0.factor : -1 },
    ]
    for feature in features {
      #expect(Self.distance(ours.map(feature), others.map(feature)) < 2.47 * (2 / Double(Self.people)).squareRoot())
    }
  }

  /// The test above can fail: a factor that has nothing to do with the event is refused.
  @Test func aFactorOfItsOwnIsRefused() throws {
    let (gap, spread) = try Pair(gap: LawCase("gamma", ["mean": 2, "shape": 0.5]), spread: ("gamma", "shape", 0.4)).laws()
    let others = Self.oneByOne(gap, spread)
    let strangers = zip(others, others.dropFirst()).map { ($0.seconds, $1.factor) }
    let distance = Self.distance(strangers.map { $0.0 * $0.1 }, others.map { $0.seconds * $0.factor })
    #expect(distance > 4 * 2.47 * (2 / Double(Self.people)).squareRoot())
  }

  /// The greatest distance of two empirical laws (Smirnov).
  private static func distance(_ left: [Double], _ right: [Double]) -> Double {
    let (left, right) = (left.sorted(), right.sorted())
    var (first, second, distance) = (0, 0, 0.0)
    while first < left.count, second < right.count {
      let value = min(left[first], right[second])
      while first < left.count, left[first] == value { first += 1 }
      while second < right.count, right[second] == value { second += 1 }
      distance = max(distance, abs(Double(first) / Double(left.count) - Double(second) / Double(right.count)))
    }
    return distance
  }

  /// For gamma laws the probability is closed: what the quadrature of others gives.
  @Test(arguments: [0.045, 0.4, 1, 7], [0.2, 0.5, 1, 4])
  func theClosedFormIsTheQuadrature(_ spreadShape: Double, _ gapShape: Double) throws {
    let spread = try GammaSpread(ParameterTable([("shape", .number(spreadShape))]))
    let gap = Gamma(mean: 3, shape: gapShape)
    for seconds in [1e-4, 0.02, 0.5, 3, 20, 1e4] {
      let closed = spread.equilibriumProbability(seconds, gapMean: 3, gapShape: gapShape)
      #expect(abs(closed - spread.mean { gap.equilibriumProbability(seconds * $0) }) <= 1e-9)
    }
  }

  /// By hand where all gaps have one length m: P(X < x) = E[min(1, xS / m)], which is (x/m) P(S* < m/x) + P(S > m/x).
  @Test(arguments: [0.001, 0.02, 0.5, 40, 101, 3e4, 1e7, 1e9])
  func theQuadratureHoldsForAnyShape(_ shape: Double) throws {
    let spread = try GammaSpread(ParameterTable([("shape", .number(shape))]))
    let gap = Distribution.constant(Constant(value: 5))
    for seconds in [0.01, 1, 4.999, 5, 5.001, 9, 60] {
      let part = 5 / seconds
      let exact = seconds / 5 * gsl_cdf_gamma_P(part, shape + 1, 1 / shape) + gsl_cdf_gamma_Q(part, shape, 1 / shape)
      #expect(abs(StationaryStart.Handle.probability(before: seconds, gap, .gamma(spread)) - exact) <= 1e-7, "\(seconds)")
    }
    let start = StationaryStart(gap, spread: .gamma(spread))
    let stream = RandomStream(seed: 3, replication: 0)
    for person in UInt64(0)..<1_000 {
      stream.select(user: person, process: ProcessKey("gap"), occurrence: 0)
      let (seconds, factor) = start.handle.draw(in: start.handle.bin(of: stream.bits()), from: stream)
      // With the least shapes a factor may be too small for a number, and the event never comes.
      #expect(seconds * factor <= 5.000_001 || seconds == .infinity)
    }
  }

  /// Spreads beyond the range of numbers: nobody ever acts, and nothing hangs.
  @Test(arguments: LawCase.all)
  func lawsTooExtremeForNumbersEnd(_ example: LawCase) throws {
    let spreads: [(String, String, Double)] = [
      ("lognormal", "sigma", 1e308), ("lognormal", "sigma", 1e160), ("lognormal", "sigma", 40), ("lognormal", "sigma", 1e-300),
      ("gamma", "shape", 1e-308), ("gamma", "shape", 1e-9), ("gamma", "shape", 1e300),
    ]
    for (kind, key, value) in spreads {
      let spread = try RateSpread(ParameterTable([(kind, .table(ParameterTable([(key, .number(value))])))]))
      let start = StationaryStart(try example.law(), spread: spread)
      let stream = RandomStream(seed: 3, replication: 0)
      for person in UInt64(0)..<20 {
        stream.select(user: person, process: ProcessKey("gap"), occurrence: 0)
        let (seconds, _) = start.handle.draw(in: start.handle.bin(of: stream.bits()), from: stream)
        #expect(seconds.isNaN || seconds >= 0)
      }
    }
  }

  /// Gaps of one length and rates that are lognormal, by hand: P(X < x) = E[min(1, xS / m)] = (x/m) Φ(d − σ) + 1 − Φ(d).
  @Test func cornersDoNotDisturbTheQuadrature() throws {
    let spread = try LognormalSpread(ParameterTable([("sigma", .number(0.8))]))
    let gap = Distribution.constant(Constant(value: 5))
    for seconds in [0.01, 1, 4, 5, 9, 60] {
      let corner = (0.32 - log(seconds / 5)) / 0.8
      let exact = seconds / 5 * gsl_cdf_ugaussian_P(corner - 0.8) + 1 - gsl_cdf_ugaussian_P(corner)
      #expect(abs(StationaryStart.Handle.probability(before: seconds, gap, .lognormal(spread)) - exact) <= 1e-9)
    }
  }

  /// Whoever has a greater word than the last one before a time has a first event after it, whoever has a bin from there on as well.
  @Test func wordsTellWhoIsQuiet() throws {
    let whole = StationaryStart(.gamma(Gamma(mean: 100, shape: 0.5)), spread: nil)
    defer { withExtendedLifetime(whole) {} }
    let start = whole.handle
    for seconds in [0.001, 1, 30, 99, 150, 199.9, 200, 1e6] {
      let last = start.lastWord(before: seconds)
      #expect(start.earliest(start.bin(of: last)) < seconds)
      if last < .max { #expect(start.earliest(start.bin(of: last + 1)) >= seconds) }
    }
    #expect(start.bin(of: 0) == 0 && start.earliest(0) == 0)
    #expect(start.lastWord(before: 1e6) == .max)
    // As often as the law says.
    let before = Double(start.lastWord(before: 100)) * 0x1p-64
    let edge = start.earliest(start.bin(of: start.lastWord(before: 100) + 1))
    #expect(abs(before - Gamma(mean: 100, shape: 0.5).equilibriumProbability(edge)) < 1e-12)
  }

  /// The points of a sweep share what they have in common: laws that are made of the same numbers are one.
  @Test func theSameLawsAreEqual() throws {
    for example in LawCase.all {
      let (one, other) = (try example.law(), try example.law())
      #expect(one == other && one.hashValue == other.hashValue)
    }
    #expect(Set(try LawCase.all.map { try $0.law() }).count == LawCase.all.count)
  }
}
