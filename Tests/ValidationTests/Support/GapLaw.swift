import FreshetModel
import FreshetRandom
import Testing

/// One gap law of each kind, and more where a kind has corners. Means are about a day or two, bursty where they can be.
struct GapLaw: Sendable, CustomTestStringConvertible {
  let name: String
  let gap: Distribution

  var testDescription: String { name }

  /// Empty where a law's own parameters are refused, which ``EquilibriumTests`` would notice.
  static let all: [GapLaw] = (try? laws()) ?? []

  private static func laws() throws -> [GapLaw] {
    let (hour, day) = (Fixture.hour, Fixture.day)
    return [
      GapLaw(name: "constant", gap: .constant(Constant(value: 2 * day))),
      GapLaw(name: "uniform", gap: .uniform(Uniform(min: 6 * hour, max: 42 * hour))),
      GapLaw(name: "exponential", gap: .exponential(Exponential(mean: day))),
      GapLaw(
        name: "hyperexponential",
        gap: .hyperexponential(try Hyperexponential(means: [2 * hour, 46 * hour], shares: [0.5, 0.5]))),
      GapLaw(name: "erlang", gap: .erlang(Erlang(mean: day, stages: 3))),
      GapLaw(name: "gamma, shape 0.5", gap: .gamma(Gamma(mean: day, shape: 0.5))),
      GapLaw(name: "gamma, shape 0.5, mean 75 d", gap: .gamma(Gamma(mean: 75 * day, shape: 0.5))),
      GapLaw(name: "weibull", gap: .weibull(Weibull(mean: day, shape: 0.6))),
      GapLaw(name: "lognormal", gap: .lognormal(Lognormal(mean: day, sigma: 1.5))),
      GapLaw(name: "pareto with cutoff", gap: .pareto(Pareto(min: hour, exponent: 0.8, cutoff: 10 * day))),
      GapLaw(name: "pareto without cutoff", gap: .pareto(Pareto(min: 14 * hour, exponent: 2.5))),
      GapLaw(name: "empirical", gap: .empirical(try Empirical(values: [3 * hour, 7 * hour, 62 * hour]))),
      // A unit as long as the run, or a person's hours would repeat and the bins would depend on each other.
      GapLaw(name: "poisson", gap: .poisson(Poisson(meanCount: 1.5, unit: 2 * day))),
      GapLaw(name: "binomial", gap: .binomial(Binomial(trials: 10, probability: 0.15, unit: 2 * day))),
    ]
  }

  /// Actions by the hour of people who all begin with a whole gap: what a start in equilibrium must not look like.
  func ordinaryStart(people: Int, hours: Int, replications: Int) -> [[Int]] {
    (0..<replications).map { replication in
      let stream = RandomStream(seed: 99, replication: replication)
      let key = ProcessKey("ordinary", name)
      var counts = Array(repeating: 0, count: hours)
      for person in 0..<people {
        stream.select(user: UInt64(person), process: key, occurrence: 0)
        var time = gap.sample(from: stream)
        while time < Double(hours) * Fixture.hour {
          counts[Int(time / Fixture.hour)] += 1
          time += gap.sample(from: stream)
        }
      }
      return counts
    }
  }
}
