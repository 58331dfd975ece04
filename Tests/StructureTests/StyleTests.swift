import Testing

/// What every source file keeps to.
struct StyleTests {
  static let sources = Repository.swiftFiles(in: "Sources")
  static let all = sources + Repository.swiftFiles(in: "Tests")

  @Test func linesAreShort() {
    for file in Self.all {
      for (index, line) in file.lines.enumerated() where line.count > 150 {
        Issue.record("\(file.path):\(index + 1) has \(line.count) characters")
      }
    }
  }

  @Test func filesAreShort() {
    for file in Self.sources where file.lines.count > 400 { Issue.record("\(file.path) has \(file.lines.count) lines") }
    let lengths = Self.sources.map(\.lines.count).sorted()
    #expect(lengths[lengths.count / 2] < 150)
  }

  /// More than six parameters want a type of their own. Initialisers of plain values have as many as these have properties.
  @Test func functionsHaveFewParameters() {
    for file in Self.sources {
      let text = file.code.map(\.text).joined(separator: "\n")
      for function in text.components(separatedBy: "func ").dropFirst() {
        let count = Self.parameters(function)
        if count > 6 { Issue.record("\(file.path): \(function.prefix(40))… has \(count) parameters") }
      }
    }
  }

  /// The number of parameters of a function whose declaration a text begins with.
  private static func parameters(_ declaration: String) -> Int {
    var depth = 0
    var angles = 0
    var count = 0
    for character in declaration.drop(while: { $0 != "(" }) {
      switch character {
      case "(", "[", "{": depth += 1
      case "<": angles += 1
      case ">": angles = max(0, angles - 1)
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return count }
      case ":" where depth == 1 && angles == 0: count += 1
      default: break
      }
    }
    return count
  }

  /// Nothing that a user controls may end the process.
  @Test func nothingTraps() {
    for file in Self.sources {
      for (number, line) in file.code {
        for word in ["try!", "fatalError(", "as! ", "preconditionFailure("] where line.contains(word) {
          Issue.record("\(file.path):\(number) has \(word)")
        }
      }
    }
  }

  /// Unsafe code is in files that say so.
  @Test func unsafeCodeIsFenced() {
    let marks = [
      "UnsafeMutable", "UnsafePointer", "UnsafeRaw", "UnsafeBuffer", "unsafelyUnwrapped", "Unmanaged", "unsafeBitCast",
      "withUnsafe",
    ]
    for file in Self.sources where !file.name.hasSuffix("+Unsafe.swift") {
      for (number, line) in file.code {
        for mark in marks where line.contains(mark) { Issue.record("\(file.path):\(number) has \(mark)") }
      }
    }
  }

  /// Each kind of thing is a file in the folder that says so.
  @Test(arguments: [
    ("FreshetRandom/Distributions", "DistributionKind", ["Distribution", "DistributionKind"]),
    ("FreshetRandom/Spreads", "RateSpreadKind", ["RateSpread", "RateSpreadKind"]),
    ("FreshetRandom/Counts", "CountLawKind", ["CountLaw", "CountLawKind"]),
    ("FreshetModel/Reactions", "ReactionKind", ["Reaction", "ReactionKind", "ReactionMix"]),
    (
      "FreshetModel/Restrictions", "RestrictionKind",
      ["Restriction", "RestrictionKind", "Effect", "Anticipation", "Measure", "Suspension", "Verification", "Fear", "Friction", "Limit"]
    ),
  ])
  func kindsAreFiles(folder: String, kind: String, others: [String]) {
    let files = Self.sources.filter { $0.path.hasPrefix("Sources/\(folder)/") }
    #expect(!files.isEmpty)
    for file in files {
      let name = String(file.name.dropLast(".swift".count))
      let declares = file.code.contains { $0.text.contains(" \(name): \(kind)") }
      #expect(declares != others.contains(name), "\(file.path)")
    }
  }

  /// The project speaks of the project alone.
  @Test func noPathOfAMachine() {
    for file in Self.sources {
      for (number, line) in file.code where line.contains("/home/") || line.contains("/Users/") {
        Issue.record("\(file.path):\(number) names a path of a machine")
      }
    }
  }
}
