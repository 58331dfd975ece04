import FreshetResults
import Testing

/// Numbers for people.
@Suite struct HumanTextTests {
  @Test(
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (0.25, "0.25"), (999.6, "1.00 k"), (1234, "1.23 k"), (41_234_567, "41.2 M"),
      (999_600_000, "1.00 bn"), (163_271, "163 k"), (-163_271, "-163 k"), (-0.001, "0.00"),
    ] as [(Double, String)])
  func counts(value: Double, text: String) { #expect(HumanText.count(value) == text) }

  @Test(
    arguments: [
      (41_234_567, 84_000, "41.23 M ± 0.09 M"), (41_234_567, 100_000, "41.2 M ± 0.1 M"), (5, 120, "5 ± 120"),
      (-1_234_567, 2_500_000, "-1 M ± 3 M"), (41_234_567, 10, "41.235 M ± 0.001 M"), (12_000, 0, "12.0 k"),
    ] as [(Double, Double, String)])
  func estimatesKnowTheirPrecision(value: Double, halfWidth: Double, text: String) {
    #expect(HumanText.estimate(value, halfWidth: halfWidth) == text)
  }

  /// Two figures of the half-width, upwards.
  @Test(
    arguments: [(3.764, 0.082, "3.76 ± 0.09"), (19.94, 0.12, "19.94 ± 0.12"), (10.3, 2.04, "10.3 ± 2.1"), (55, 12.1, "55 ± 13")]
      as [(Double, Double, String)])
  func plainNumbersKnowTheirPrecision(value: Double, halfWidth: Double, text: String) {
    #expect(HumanText.plain(value, halfWidth: halfWidth) == text)
  }

  @Test func estimateWithoutIntervalIsACount() { #expect(HumanText.estimate(1234, halfWidth: nil) == "1.23 k") }

  @Test(
    arguments: [(0.25, "0.25 s"), (9.8, "9.8 s"), (59.4, "59 s"), (90, "1.5 min"), (36_000, "10.0 h"), (864_000, "10.0 d")]
      as [(Double, String)])
  func seconds(value: Double, text: String) { #expect(HumanText.seconds(value) == text) }

  @Test(arguments: [(12, "12 B"), (14_100_000, "14.1 MB"), (2_500, "2.50 kB"), (3_200_000_000, "3.20 GB")] as [(Double, String)])
  func bytes(value: Double, text: String) { #expect(HumanText.bytes(value) == text) }
}
