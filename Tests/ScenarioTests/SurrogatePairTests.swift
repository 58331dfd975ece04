import FreshetScenarios
import Testing

/// JSON writes characters beyond the first 65,536 as two escapes.
@Suite struct SurrogatePairTests {
  private static func json(_ title: String) -> String {
    """
    {"freshet": 1, "name": "json", "title": "\(title)", "from": "2017-10-10", "until": "2017-11-20",
     "platforms": {"wechat": {"users": "10 k", "actions": {"post": {"gap": {"exponential": {"mean": "1 d"}}}}}}}
    """
  }

  @Test(
    arguments: [
      (#"\ud83d\ude00"#, "😀"), (#"\uD83D\uDE00 and \uD840\uDC00"#, "😀 and 𠀀"), (#"a\u00e9\ud83d\ude00z"#, "aé😀z"),
      (#"😀"#, "😀"), (#"\u0041"#, "A"),
    ])
  func pairsAreCharacters(_ written: String, _ meant: String) throws {
    #expect(try load(Self.json(written)).title == meant)
    #expect(try load(smallScenario + "title: \"\(written)\"\n").title == meant)
    #expect(try load(smallScenario, "title=\"\(written)\"").title == meant)
  }

  @Test func outsideOfDoubleQuotesNothingIsAnEscape() throws {
    #expect(try load(smallScenario + #"title: '\ud83d\ude00'"# + "\n").title == #"\ud83d\ude00"#)
  }

  @Test func halfAPairIsNone() {
    #expect(problems(Self.json(#"\ud83d"#)).hasPrefix("error: unknown escape in a quotation"))
    #expect(problems(Self.json(#"\ude00\ud83d"#)).hasPrefix("error: unknown escape in a quotation"))
  }
}
