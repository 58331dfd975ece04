import FreshetRandom
import Testing

@Suite struct PhiloxTests {
  /// The vectors that Random123 publishes for philox2x64 with 10 rounds.
  @Test(arguments: [
    KnownAnswer(key: 0, counter: (0, 0), words: (0xCA00_A045_9843_D731, 0x66C2_4222_C9A8_45B5)),
    KnownAnswer(key: .max, counter: (.max, .max), words: (0x65B0_21D6_0CD8_310F, 0x4D02_F322_2F86_DF20)),
    KnownAnswer(
      key: 0xA409_3822_299F_31D0, counter: (0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344),
      words: (0x0A5E_742C_2997_341C, 0xB0F8_83D3_8000_DE5D)),
  ])
  func givesThePublishedWords(_ known: KnownAnswer) {
    #expect(RandomStream.philox(key: known.key, counter: known.counter) == known.words)
  }

  struct KnownAnswer: Sendable {
    var key: UInt64
    var counter: (UInt64, UInt64)
    var words: (UInt64, UInt64)
  }
}
