import Foundation
import Testing

/// What a title, a file name or an argument holds never steers the terminal.
@Suite struct ControlCharacterTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  /// Escape, the one-character form of `ESC [`, a right-to-left override, a bell and a carriage return.
  private static let evil = "a\u{1B}[31m\u{9B}2J\u{202E}b\u{7}\r"

  private func expectNone(_ outcome: Freshet.Outcome, sourceLocation: SourceLocation = #_sourceLocation) {
    for text in [outcome.output, outcome.errors] {
      let controls = text.unicodeScalars.filter {
        $0 != "\n" && [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
      }
      #expect(controls.isEmpty, "\(text.debugDescription)", sourceLocation: sourceLocation)
    }
    #expect((outcome.output + outcome.errors).contains("a\u{FFFD}[31m\u{FFFD}2J\u{FFFD}b"), sourceLocation: sourceLocation)
  }

  @Test func title() throws {
    let title = "title: \"a\\u001B[31m\\u009B2J\\u202Eb\\u0007\\r\""
    try folder.write(SmallScenario.text.replacing("title: A small freeze", with: title), to: "small.yaml")
    expectNone(try Freshet.run("run", "small.yaml", in: folder))
  }

  @Test(arguments: [["run"], ["check"], ["explain"], ["run", "small.yaml", "--output"], ["run", "small.yaml", "--set"], []])
  func arguments(before: [String]) throws {
    expectNone(try Freshet.start(before + [Self.evil], in: folder).wait())
  }

  @Test func nameOfAFile() throws {
    try folder.write(SmallScenario.text, to: Self.evil)
    expectNone(try Freshet.run("check", Self.evil, in: folder))
    expectNone(try Freshet.run("run", Self.evil, "--quiet", "--output", Self.evil, in: folder))
  }

  /// In JSON they are escapes, so that scripts read what was meant.
  @Test func json() throws {
    let outcome = try Freshet.run("run", "small.yaml", "--quiet", "--json", "--output", Self.evil, in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(!outcome.output.unicodeScalars.contains("\u{9B}") && !outcome.output.unicodeScalars.contains("\u{202E}"))
    let summary = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(summary?["output"] as? String == Self.evil)
  }
}
