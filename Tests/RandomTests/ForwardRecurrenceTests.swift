import FreshetRandom
import Testing

/// A renewal process that has gone on for ever looks the same at any moment.
@Suite struct ForwardRecurrenceTests {
  /// The law whose density is (1 − F) / mean, integrated numerically between the drawn numbers.
  @Test(arguments: LawCase.all)
  func followsTheIntegralOfTheLaw(_ example: LawCase) throws {
    let law = try example.law()
    let drawn = LawCase.draws(100_000) { law.sampleForwardRecurrence(from: $0) }.sorted()
    #expect(drawn.allSatisfy { $0 >= 0 })
    let integrated = Self.integral(of: law.kind, upTo: drawn)
    #expect(GoodnessOfFit.kolmogorovSmirnov(integrated) { min(max($0, 0), 1) } > 0.001)
  }

  /// What is said of the law is that integral, too.
  @Test(arguments: LawCase.all)
  func theProbabilityIsTheIntegralOfTheLaw(_ example: LawCase) throws {
    let kind = try example.law().kind
    let values = (0...20_000).map { Double($0) * kind.mean / 4_000 }
    for (value, integral) in zip(values, Self.integral(of: kind, upTo: values)) {
      #expect(abs(kind.equilibriumProbability(value) - min(integral, 1)) <= 1e-4, "\(value)")
    }
    #expect(kind.equilibriumProbability(0) == 0)
    #expect(kind.equilibriumProbability(kind.mean * 1e9) > 1 - 1e-4)
  }

  /// The test above can fail: a gap in place of the rest of one is refused, unless gaps have no memory.
  @Test func aWholeGapIsNoForwardRecurrenceTime() throws {
    for example in LawCase.all where !["exponential", "erlang"].contains(example.kind) {
      let law = try example.law()
      let drawn = LawCase.draws(100_000) { law.sample(from: $0) }.sorted()
      let integrated = Self.integral(of: law.kind, upTo: drawn)
      #expect(GoodnessOfFit.kolmogorovSmirnov(integrated) { min(max($0, 0), 1) } < 1e-6, "\(example)")
    }
  }

  /// Started with forward recurrence times, a process has the rate 1 / mean from the first moment: in each of 24 intervals of a
  /// tenth of the mean the number of events lies within 4.5 standard errors of it, which are below 3 %.
  @Test(arguments: LawCase.all)
  func theRateIsFlatFromTheFirstHour(_ example: LawCase) throws {
    let law = try example.law()
    for interval in Self.rates(of: law, startedBy: law.sampleForwardRecurrence) {
      #expect(abs(interval.mean - 0.1) <= 4.5 * interval.standardError)
      #expect(interval.standardError <= 0.003)
    }
  }

  /// The same, started with a whole gap: bursts at the beginning.
  @Test func aProcessStartedWithAGapIsNotFlat() throws {
    let law = try LawCase("gamma", ["mean": 1, "shape": 0.5]).law()
    let first = Self.rates(of: law, startedBy: law.sample)[0]
    #expect(first.mean - 0.1 > 50 * first.standardError)
  }

  /// The integral of (1 − F) / mean up to each of the ascending values: Gauss's rule with two points in each step.
  private static func integral(of kind: any DistributionKind, upTo values: [Double]) -> [Double] {
    var total = 0.0
    var last = 0.0
    return values.map { value in
      let half = (value - last) / 2
      let middle = last + half
      let offset = half * 0.577_350_269_189_625_8
      total += half * (1 - kind.cumulativeProbability(middle - offset) + 1 - kind.cumulativeProbability(middle + offset))
      last = value
      return total / kind.mean
    }
  }

  private struct Interval {
    var mean: Double
    var standardError: Double
  }

  /// Events per user in each interval.
  private static func rates(of law: Distribution, startedBy first: (borrowing RandomStream) -> Double) -> [Interval] {
    let users = 100_000
    let width = law.mean / 10
    let stream = RandomStream(seed: 3, replication: 0)
    let process = ProcessKey("platform", "action", "gap")
    var sums = Array(repeating: 0.0, count: 24)
    var squares = sums
    for user in 0..<UInt64(users) {
      var counts = Array(repeating: 0.0, count: 24)
      stream.select(user: user, process: process, occurrence: 0)
      var time = first(stream)
      var occurrence: UInt64 = 1
      while time < 24 * width {
        counts[min(Int(time / width), 23)] += 1
        stream.select(user: user, process: process, occurrence: occurrence)
        time += law.sample(from: stream)
        occurrence += 1
      }
      for (interval, count) in counts.enumerated() {
        sums[interval] += count
        squares[interval] += count * count
      }
    }
    return zip(sums, squares).map { sum, square in
      let mean = sum / Double(users)
      return Interval(mean: mean, standardError: ((square / Double(users) - mean * mean) / Double(users)).squareRoot())
    }
  }
}
