import FreshetCore
import Testing

struct QuotedTests {
  @Test(arguments: [
    ("", "\"\""), ("18 月 é 👋", "\"18 月 é 👋\""), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{1}\u{7F}\u{85}\u{2028}\u{FEFF}", #""\u0001\u007F\u0085\u2028\uFEFF""#),
  ])
  func escapesWhatItMust(text: String, quoted: String) {
    #expect(text.quoted == quoted)
  }
}
