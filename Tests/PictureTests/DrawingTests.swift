import Foundation
import FreshetPictures
import Testing

/// The parts that pictures are made of.
@Suite struct DrawingTests {
  // MARK: Markup

  @Test(arguments: [
    ("a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;"), ("a\u{0}b\u{1B}c\u{9B}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
    ("a\u{202E}b\u{2066}c\u{200F}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"), ("one\ntwo\tthree", "one two three"), ("微信 עברית é 👍🏽", "微信 עברית é 👍🏽"),
    ("\u{FFFE}", "\u{FFFD}"),
  ])
  func textsAreEscaped(_ text: String, _ escaped: String) { #expect(Markup.escaped(text) == escaped) }

  // MARK: Widths

  @Test func widthsAreNotTooSmall() {
    // Measured in DejaVu Sans at 12 pixels.
    #expect(abs(TextWidth.of("without restrictions", size: 12) - 116.0) < 1)
    #expect(TextWidth.of("微信", size: 12) >= 24)
    #expect(TextWidth.of("", size: 12) == 0)
    #expect(TextWidth.of("word", size: 12, isBold: true) > TextWidth.of("word", size: 12))
  }

  @Test(arguments: [20.0, 60, 200]) func whatIsCutFits(width: Double) {
    let text = "A name that somebody gave and that is far too long for its place"
    #expect(TextWidth.of(TextWidth.cut(text, to: width, size: 12), size: 12) <= width)
    for line in TextWidth.lines(text, width: width, size: 12) { #expect(TextWidth.of(line, size: 12) <= width) }
    #expect(TextWidth.cut("short", to: 200, size: 12) == "short")
  }

  // MARK: Scales

  @Test(arguments: [(0.0, 8.0), (0, 7_960_000), (-102e6, 229e6), (0, 0.031), (3, 3), (1e-9, 2e-9), (0, 1e18)])
  func ticksAreRoundAndInside(low: Double, high: Double) {
    let ends = NumberScale.rounded(low: low, high: high, atMost: 6)
    #expect(ends.low <= low && high <= ends.high)
    let ticks = NumberScale(low: ends.low, high: ends.high, from: 0, to: 100).ticks(atMost: 6)
    #expect((2...8).contains(ticks.count), "\(ticks)")
    for (left, right) in zip(ticks, ticks.dropFirst()) {
      let digits = (right - left) / pow(10, floor(log10(right - left) + 1e-9))
      #expect([1, 2, 2.5, 5].contains { abs(digits - $0) < 1e-6 }, "\(ticks)")
    }
  }

  @Test(arguments: [(6.0, "6 h"), (41 * 24.0, "41 d"), (400 * 24.0, "400 d"), (1.0, "1 h"), (200 * 8766.0, "200 y")])
  func datesAreRound(hours: Double, what: String) throws {
    let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let calendar = RunCalendar(start: 1_507_564_800_000_000, timeZone: zone)
    let scale = TimeScale(hours: 0...hours, from: 40, to: 700, calendar: calendar)
    let ticks = scale.ticks(spacing: 70)
    #expect((1...11).contains(ticks.count), "\(what): \(ticks.map(\.text))")
    #expect(ticks.allSatisfy { (0...hours).contains($0.hour) })
    if hours > 48 { #expect(ticks.allSatisfy { calendar.timeOfDay($0.hour) == "00:00" }, "\(ticks.map(\.text))") }
  }

  /// Days of 23 and 25 hours are days.
  @Test func daysFollowSummerTime() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    // 2026-03-28T00:00+01:00, the day before clocks go forward.
    let calendar = RunCalendar(start: 1_774_652_400_000_000, timeZone: zone)
    #expect(calendar.days(in: 0...72) == [0, 24, 47, 71])
    #expect(calendar.long(47) == "30 March 2026" && calendar.short(60) == "30 Mar 13:00")
  }

  // MARK: Lines

  @Test func thinningKeepsWhatAPixelShows() {
    let points = (0..<100_000).map { Point(Double($0) / 200, sin(Double($0)) * 50 + ($0 == 54_321 ? 500 : 0)) }
    let thin = Thinning.perPixel(points)
    #expect(thin.count <= 4 * 501)
    #expect(thin.map(\.y).max() == points.map(\.y).max() && thin.map(\.y).min() == points.map(\.y).min())
    #expect(thin.first == points.first && thin.last == points.last)
  }

  @Test func simplifyingKeepsCorners() {
    let points = (0...100).map { Point(Double($0), Double(abs($0 - 50))) }
    #expect(Thinning.simplified(points, tolerance: 0.4) == [points[0], points[50], points[100]])
    #expect(Thinning.simplified([points[0]], tolerance: 1) == [points[0]])
  }

  /// Steps from one point to the next add up to the last one.
  @Test func pathsEndWhereTheyShould() throws {
    let points = (0..<700).map { Point(Double($0), 100 + 90 * sin(Double($0) * 0.7)) }
    let numbers = PathText.line(points).matches(of: /-?[0-9]*\.?[0-9]+/).compactMap { Double($0.0) }
    try #require(numbers.count > 4 && numbers.count.isMultiple(of: 2))
    let x = stride(from: 0, to: numbers.count, by: 2).reduce(0) { $0 + numbers[$1] }
    let y = stride(from: 1, to: numbers.count, by: 2).reduce(0) { $0 + numbers[$1] }
    #expect(abs(x - 699) <= 0.25 && abs(y - points[699].y) <= 0.25)
  }

  // MARK: Numbers

  @Test(arguments: [(7_960_000.0, "7.96\u{A0}M"), (-102_400_000, "−102\u{A0}M"), (0, "0")])
  func countsAreInGoodPrint(value: Double, text: String) { #expect(Figure.count(value) == text) }

  @Test func formsSayTheirUnits() {
    #expect(NumberForm.times.text(3.76, 3.68...3.84) == "3.8 (3.7 to 3.8)")
    #expect(NumberForm.count.text(67.22e6, 67.13e6...67.31e6) == "67.22\u{A0}M\u{A0}±\u{A0}0.09\u{A0}M")
    #expect(NumberForm.share.text(0.945) == "94\u{A0}%" || NumberForm.share.text(0.945) == "95\u{A0}%")
    #expect(NumberForm.seconds.text(27.5) == "28\u{A0}s" && NumberForm.hours.text(19.9) == "19.9\u{A0}h")
  }
}
