import FreshetCore
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("untill", "until"), ("form", "from"), ("plaform", "platform"), ("User", "users"), ("rythm", "rhythm"),
  ])
  func findsWhatWasMeant(_ slip: (written: String, meant: String)) {
    let known = ["from", "until", "platform", "users", "rhythm", "sample"]
    #expect(Suggestion.nearest(to: slip.written, among: known) == slip.meant)
  }

  @Test func doesNotGuessWildly() {
    #expect(Suggestion.nearest(to: "colour", among: ["from", "until", "users"]) == nil)
    #expect(Suggestion.nearest(to: "x", among: []) == nil)
  }

  @Test func takesTheFirstOfEquals() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "hat"]) == "cat")
  }
}
