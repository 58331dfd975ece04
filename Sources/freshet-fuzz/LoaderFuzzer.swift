import Foundation

/// Damaged inputs for the reader of scenarios: libFuzzer's, which looks for new ways through the code, where it is linked, and
/// otherwise random changes of the corpus.
enum LoaderFuzzer {
  static func run(seconds: Double, corpus: String) throws {
    #if LIBFUZZER
      LibFuzzer.run(seconds: seconds, corpus: corpus)
    #else
      print("without libFuzzer: random changes of \(corpus)")
      try mutate(seconds: seconds, seeds: inputs(in: corpus))
    #endif
  }

  private static func inputs(in folder: String) throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map { [UInt8]($0) }
    }
  }

  private static func mutate(seconds: Double, seeds: [[UInt8]]) throws {
    guard !seeds.isEmpty else { throw FuzzError.usage("the corpus is empty") }
    let end = ContinuousClock.now + .seconds(seconds)
    var random = Dice(seed: UInt64(Date().timeIntervalSince1970))
    var count = 0
    while ContinuousClock.now < end {
      let input = random.damaged(random.element(seeds), random.element(seeds))
      if let fault = LoaderInput.fault(input) { throw FuzzError.found(what: fault, input: String(decoding: input, as: UTF8.self)) }
      count += 1
    }
    print("\(count) inputs, no fault")
  }
}
