import FreshetResults
import FreshetStatistics
import Testing

/// Which figures are told first.
@Suite struct MainFiguresTests {
  private func completed(_ platform: String, _ action: String, _ difference: Double) -> EffectRow {
    EffectRow(
      key: FigureKey(metric: "completed_total", platform: platform, cohort: "all", action: action), baseline: Estimate(0),
      restricted: Estimate(0), difference: Estimate(difference), relativePercent: nil, replications: 3)
  }

  /// People use a tool since they wish something else.
  @Test func connectionsAreNoWishes() {
    let rows = [completed("site", "post", -5), completed("vpn", "connect", 100), completed("dns", "connect", 7), completed("rival", "post", 3)]
    #expect(MainFigures.change(rows)?.key.platform == "site")
    #expect(MainFigures.connections(rows)?.key.platform == "vpn")
    #expect(MainFigures.change([rows[1]]) == nil && MainFigures.connections([rows[0]]) == nil)
  }

  private struct Lift: LiftFigure {
    var peak: Double?
    var ratio: Double?
    var isUnsure = false
    func value(_ figure: SurgeFigure) -> Double? { figure == .peakPerHour ? peak : figure == .peakRatio ? ratio : nil }
    func restsOnTooFew(_ figure: SurgeFigure) -> Bool { isUnsure }
  }

  /// Neither the first lift nor the one with the greatest ratio: the one after which most is done.
  @Test func largestRushIsTold() {
    let lifts = [
      Lift(peak: 900, ratio: 0.6), Lift(peak: 800, ratio: 1.04), Lift(peak: 100, ratio: 9), Lift(peak: 500, ratio: 3), Lift(),
      Lift(peak: 700, ratio: 4, isUnsure: true),
    ]
    #expect(MainFigures.surge(lifts)?.peak == 500)
    #expect(MainFigures.surge(Array(lifts.prefix(2)) + [Lift()]) == nil)
  }
}
