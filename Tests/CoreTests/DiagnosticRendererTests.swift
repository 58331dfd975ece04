import FreshetCore
import Testing

@Suite struct DiagnosticRendererTests {
  static let file = SourceText(
    name: "Scenarios/wechat.yaml",
    text: String(repeating: "\n", count: 29) + "    from: 2017-10-17T18:00\n    until: 2017-10-01\n")

  @Test func rendersTheExampleOfTheStyle() {
    let diagnostic = Diagnostic(
      message: "`until` is before `from`", span: SourceSpan(line: 31, column: 12, length: 10), label: "and ends 16 days earlier",
      notes: [.init(SourceSpan(line: 30, column: 11, length: 16), "the freeze starts here")], hint: "did you mean `2017-11-01`?")
    #expect(
      DiagnosticRenderer(sources: [Self.file]).render(diagnostic) == """
        error: `until` is before `from`
          --> Scenarios/wechat.yaml:31:12
           |
        30 |     from: 2017-10-17T18:00
           |           ---------------- the freeze starts here
        31 |     until: 2017-10-01
           |            ^^^^^^^^^^ and ends 16 days earlier

        hint: did you mean `2017-11-01`?

        """)
  }

  @Test func showsAGapBetweenLinesThatAreNotNeighbours() {
    let diagnostic = Diagnostic(
      message: "twice", span: SourceSpan(line: 31, column: 5), notes: [.init(SourceSpan(line: 1, column: 1), "first")])
    let text = DiagnosticRenderer(sources: [Self.file]).render(diagnostic)
    #expect(text.contains("\n   | - first\n...\n31 |"))
  }

  @Test func cutsLongLinesAroundThePlace() {
    let source = SourceText(
      name: "a", text: String(repeating: "x", count: 10_000) + "HERE" + String(repeating: "y", count: 10_000))
    let text = DiagnosticRenderer(sources: [source]).render(
      Diagnostic(message: "m", span: SourceSpan(line: 1, column: 10_001, length: 4)))
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count < 140 })
    let here = lines.first { $0.contains("HERE") } ?? ""
    let carets = lines.first { $0.contains("^^^^") } ?? ""
    #expect(
      here.distance(from: here.startIndex, to: here.firstIndex(of: "H") ?? here.endIndex)
        == carets.distance(from: carets.startIndex, to: carets.firstIndex(of: "^") ?? carets.endIndex))
  }

  @Test func letsNoControlCharacterThrough() {
    let source = SourceText(name: "a\u{1B}[31m", text: "bad: \u{1B}[2J\u{7}x")
    let text = DiagnosticRenderer(sources: [source]).render(
      Diagnostic(message: "a \u{1B} b", span: SourceSpan(line: 1, column: 6), hint: "\u{8}"))
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test func pointsAtAWholeTextByItsNameAlone() {
    let text = DiagnosticRenderer(sources: [SourceText(name: "a.yaml")]).render(Diagnostic(message: "m", span: .whole(0)))
    #expect(text == "error: m\n  --> a.yaml\n")
  }

  @Test func coloursOnlyWhenAsked() {
    let diagnostic = Diagnostic(message: "m", span: SourceSpan(line: 30, column: 5), hint: "h")
    #expect(!DiagnosticRenderer(sources: [Self.file]).render(diagnostic).contains("\u{1B}"))
    let colored = DiagnosticRenderer(sources: [Self.file], color: true).render(diagnostic)
    #expect(colored.contains("\u{1B}[1;31merror\u{1B}[0m"))
  }
}
