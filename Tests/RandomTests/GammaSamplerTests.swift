import CGSL
import FreshetCore
import FreshetRandom
import Testing

@Suite struct GammaSamplerTests {
  /// The draws of GSL's own sampler, and as many words of the stream for each; of the shape ½ those of its normal sampler.
  @Test(arguments: [0.05, 0.4, 0.5, 0.7, 0.999, 1, 1.5, 7, 1e6])
  func drawsWhatGSLDraws(_ shape: Double) throws {
    let law = Gamma(mean: 3, shape: shape)
    let spread = try GammaSpread(ParameterTable([("shape", .number(shape))]))
    let ours = RandomStream(seed: 11, replication: 0)
    let theirs = RandomStream(seed: 11, replication: 0)
    func expectEqual(_ own: Double, _ known: Double) {
      // Where the compiler of GSL fused multiplications with additions, the last digits differ.
      #expect(abs(own - known) <= 1e-12 * known)
      #expect(ours.counter == theirs.counter && ours.uniform() == theirs.uniform())
    }
    for user in UInt64(0)..<3_000 {
      ours.select(user: user, process: RandomStreamTests.picture, occurrence: 0)
      theirs.select(user: user, process: RandomStreamTests.picture, occurrence: 0)
      if shape == 0.5 {
        let normal = gsl_ran_gaussian_ziggurat(theirs.generator, 1)
        expectEqual(law.sample(from: ours), 3 * normal * normal)
      } else {
        expectEqual(law.sample(from: ours), gsl_ran_gamma(theirs.generator, shape, 3 / shape))
      }
      let lengthBiased = gsl_ran_gamma(theirs.generator, shape + 1, 3 / shape)
      expectEqual(law.sampleForwardRecurrence(from: ours), theirs.uniform() * lengthBiased)
      expectEqual(spread.sample(from: ours), gsl_ran_gamma(theirs.generator, shape, 1 / shape))
    }
  }
}
