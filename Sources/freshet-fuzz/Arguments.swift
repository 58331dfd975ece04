import Foundation

/// What `freshet-fuzz` is asked to do.
struct Arguments {
  private static let usage = """
    usage: freshet-fuzz loader SECONDS CORPUS             damaged files, overrides, dates and data files, in this process
           freshet-fuzz scenarios SECONDS FRESHET         random scenarios, checked and run by the command FRESHET
           freshet-fuzz generate COUNT SEED DIR           random scenarios that take some seconds to run, for studies
    """

  private let words: [String]

  init(_ words: [String]) { self.words = words }

  func run() throws {
    switch (words.first, words.count) {
    case ("loader", 3): try LoaderFuzzer.run(seconds: number(1), corpus: words[2])
    case ("scenarios", 3): try ScenarioFuzzer(freshet: words[2]).run(seconds: number(1))
    case ("generate", 4): try generate(count: Int(number(1)), seed: UInt64(number(2)), into: words[3])
    default: throw FuzzError.usage(Self.usage)
    }
  }

  private func number(_ position: Int) throws -> Double {
    guard let number = Double(words[position]), number >= 0, number < 1e9 else { throw FuzzError.usage(Self.usage) }
    return number
  }

  private func generate(count: Int, seed: UInt64, into folder: String) throws {
    for file in ScenarioGenerator.dataFiles {
      try file.text.write(toFile: "\(folder)/\(file.name)", atomically: true, encoding: .utf8)
    }
    for index in 0..<count {
      var generator = ScenarioGenerator(seed: seed &+ UInt64(index), size: .study)
      try generator.scenario().write(toFile: "\(folder)/scenario-\(index).yaml", atomically: true, encoding: .utf8)
    }
  }
}

/// Why fuzzing ended otherwise than in peace.
enum FuzzError: Error, CustomStringConvertible {
  case usage(String)
  /// An input after which something was not as it should be.
  case found(what: String, input: String)

  var description: String {
    switch self {
    case .usage(let text): text
    case .found(let what, let input): "\(what), with:\n\(input)"
    }
  }
}
