import FreshetCore
import FreshetModel
import FreshetRandom
import FreshetStatistics
import Testing

/// Most people do not want a rare thing even once in a run, which one random word shows of each. All the same a person has T/m wishes in the
/// mean, whatever the law of the gaps and however the rates differ: held against that with a thousand million people in the large study.
struct RareWishesTests {
  private let days = 41.0
  private let replications = 20
  private var users: Double { Study.isLarge ? 50_000_000 : 100_000 }
  /// The greatest standard error, relative to the theory.
  private var precision: Double { Study.isLarge ? 5e-4 : 1e-2 }

  /// Changes of picture, name and bio as in the scenario of October 2017, and other laws of the gaps and the rates.
  private func actions() throws -> [Action] {
    func gap(_ mean: Double, shape: Double) -> Distribution { .gamma(Gamma(mean: mean * Fixture.day, shape: shape)) }
    let gamma = RateSpread.gamma(try GammaSpread(ParameterTable([("shape", .number(0.4))])))
    let lognormal = RateSpread.lognormal(try LognormalSpread(ParameterTable([("sigma", .number(1.2))])))
    return [
      Action(name: "picture", gap: gap(75, shape: 0.5), spread: gamma),
      Action(name: "name", gap: gap(547.5, shape: 0.5), spread: gamma),
      Action(name: "bio", gap: gap(365, shape: 0.5), spread: gamma),
      Action(name: "without_spread", gap: gap(200, shape: 0.5), spread: nil),
      Action(name: "lognormal", gap: .lognormal(Lognormal(mean: 300 * Fixture.day, sigma: 1)), spread: lognormal),
    ]
  }

  @Test func peopleWantAsMuchAsTheyShould() throws {
    let actions = try actions()
    let scenario = Fixture.scenario(days: days, [Fixture.platform(users: users, actions: actions)])
    let results = try Fixture.run(scenario, replications: replications, threads: Study.isLarge ? 2 : 1)
    for (flow, action) in actions.enumerated() {
      let theory = days * Fixture.day / action.gap.mean
      let wishes = Moments(of: results.map { Double($0.baseline.total(flow: flow).attempts) / users })
      let error = try #require(wishes.standardError)
      let z = (wishes.mean - theory) / error
      let name = "rare wishes, \(action.name)"
      let found = "\(name): theory \(Study.text(theory, digits: 7)), simulated \(Study.text(wishes.mean, digits: 7)), z \(Study.text(z, digits: 3))"
      if Study.prints { print(found) }
      #expect(abs(z) < 3, "\(found)")
      #expect(error < precision * theory, "\(found)")
    }
  }
}
