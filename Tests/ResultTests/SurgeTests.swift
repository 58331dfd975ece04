import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import FreshetStatistics
import Testing

@Suite struct SurgeTests {
  /// All blocked attempts wait for the lift and return after an exponential delay; the baseline completes evenly.
  ///
  /// - Parameters:
  ///   - backlog: Simulated attempts put off before the lift, one more for each further replication.
  ///   - mean: Of the delay, in hours.
  ///   - lift: In intervals.
  private func exponentialRelease(
    backlog: Int, mean: Double, lift: Int, perInterval: Int, every interval: SimulationDuration, intervals: Int,
    replications: Int = 1, baseline: Bool = true
  ) throws -> SurgeRow {
    let lifted = SimulationTime(microseconds: Int64(lift) * interval.microseconds)
    let scenario = Synthetic.scenario(
      end: SimulationTime(microseconds: Int64(intervals) * interval.microseconds), every: interval,
      restrictions: [Synthetic.restriction(until: lifted)])
    let results = Synthetic.results(scenario, replications: replications, baseline: baseline) {
      replication, baseline, restricted in
      let deferred = backlog + replication
      for index in 0..<intervals {
        baseline[flow: 0, interval: index, .fresh, .completed] = perInterval
        restricted[flow: 0, interval: index, .fresh, .completed] = perInterval
      }
      restricted[flow: 0, interval: lift - 1, .fresh, .deferred] = deferred
      restricted[flow: 0, interval: lift - 1, .fresh, .abandoned] = 3
      let left = { (index: Int) in Int((Double(deferred) * exp(-Double(index) * interval.hours / mean)).rounded()) }
      for index in lift..<intervals {
        restricted[flow: 0, interval: index, .released, .completed] = left(index - lift) - left(index - lift + 1)
      }
    }
    let rows = results.surges()
    #expect(rows.count == 1)
    return try #require(rows.first)
  }

  /// Release at rate D/m·e^(−t/m): half is gone after m·ln 2, a day's excess has fallen to 5 % of the baseline's b a day after
  /// m·ln(20 D/b·(1 − e^(−24 h/m))).
  @Test func exponentialReleaseHasTheKnownFigures() throws {
    let row = try exponentialRelease(
      backlog: 1_000_000, mean: 10, lift: 8, perInterval: 1_000, every: .minutes(15), intervals: 8 + 4 * 240)
    #expect(row.restriction == "p-freeze" && row.platform == "p" && row.action == "change_name")
    #expect(row.clock.text(row.lifted) == "2017-10-17T02:00:00+08:00")
    #expect(row[.backlogAtLift]?.value == 100_000_000)
    #expect(abs(try #require(row[.halfBacklogHours]?.value) - 10 * log(2)) < 0.001)
    #expect(abs(try #require(row[.peakPerHour]?.value) - (1_000_000 * (1 - exp(-0.1)) + 4_000) * 100) < 101)
    let first = 1_000_000 * (1 - exp(-0.025)) + 1_000
    for figure in [SurgeFigure.tenMinutesPerHour, .minutePerHour] {
      #expect(abs(try #require(row[figure]?.value) / (first * 400) - 1) < 1e-3)
    }
    #expect(row[.usualPeakPerHour]?.value == 400_000)
    #expect(row[.baselinePerHour]?.value == 400_000)
    #expect(row[.peakRatio]?.value == row[.peakPerHour].map { $0.value / 400_000 })
    #expect(row[.peakTime]?.value == 2 * 3.6e9)
    // A day's excess D·e^(−t/m)·(1 − e^(−24/m)) falls to 5 % of the baseline's 96,000.
    let known = 10 * log(1_000_000 * (1 - exp(-2.4)) / 4_800)
    #expect(abs(try #require(row[.recoveryHours]?.value) - known) < 0.02)
    let released = try #require(row[.releasedTotal]?.value)
    #expect(released == 100_000_000)
    #expect(row[.abandonedTotal]?.value == 300)
    #expect(row[.backlogAtLift]?.interval == nil)
  }

  @Test func meansHaveStudentsInterval() throws {
    let row = try exponentialRelease(
      backlog: 1000, mean: 2, lift: 2, perInterval: 100, every: .hours(1), intervals: 80, replications: 5)
    let student = Estimate(
      meanOf: (0..<5).map { Double(1000 + $0) * 100 }, criticalValue: StudentT.quantile(0.975, degreesOfFreedom: 4))
    for estimate in [row[.backlogAtLift], row[.releasedTotal]] {
      let (found, known) = try (#require(estimate?.interval), #require(student.interval))
      #expect(abs(try #require(estimate?.value) - student.value) < 1e-6)
      #expect(abs(found.low - known.low) < 1e-6 && abs(found.high - known.high) < 1e-6)
    }
    // The first hour is the busiest for sure.
    #expect(row[.baselinePerHour] == Estimate(10_000, interval: ConfidenceInterval(low: 10_000, high: 10_000)))
    // An hour of the clock has none.
    #expect(row[.peakTime] == Estimate(7.2e9))
    let ratio = try #require(row[.peakRatio]?.interval)
    let known = (1 - exp(-0.5)) * 1002 / 100 + 1
    #expect(ratio.contains(known) && ratio.halfWidth < 0.02)
  }

  @Test func withoutBaseline() throws {
    let row = try exponentialRelease(
      backlog: 1000, mean: 2, lift: 2, perInterval: 100, every: .hours(1), intervals: 80, baseline: false)
    #expect(row[.baselinePerHour] == nil && row[.peakRatio] == nil && row[.recoveryHours] == nil)
    #expect(row[.peakPerHour] != nil && row[.halfBacklogHours] != nil)
  }

  /// 1000 are put off; 100 an hour return, so half is gone after 5 hours, or 4.5 after a lift in the middle of an hour.
  @Test(arguments: [(0, 5.0), (30, 4.5)])
  func halfInsideAnInterval(_ minutes: Int64, _ hours: Double) throws {
    let scenario = Synthetic.scenario(
      end: .start + .hours(30), restrictions: [Synthetic.restriction(until: .start + .minutes(60 + minutes))])
    let results = Synthetic.results(scenario) { _, _, restricted in
      restricted[flow: 0, interval: 0, .fresh, .deferred] = 1000
      for index in 1...10 { restricted[flow: 0, interval: index, .released, .completed] = 100 }
    }
    let row = try #require(results.surges().first)
    #expect(row[.halfBacklogHours]?.value == hours)
    #expect(row[.backlogAtLift]?.value == 100_000)
  }

  @Test func whatNeverHappensIsEmpty() throws {
    let scenario = Synthetic.scenario(
      end: .start + .hours(30), restrictions: [Synthetic.restriction(until: .start + .hours(1))])
    let results = Synthetic.results(scenario, replications: 2) { _, baseline, restricted in
      restricted[flow: 0, interval: 0, .fresh, .deferred] = 10
      for index in 0..<30 {
        baseline[flow: 0, interval: index, .fresh, .completed] = 100
        restricted[flow: 0, interval: index, .fresh, .completed] = 90
      }
    }
    let folder = try TemporaryFolder()
    let row = try #require(try folder.table("surge.csv", of: results).first)
    for name in ["half_backlog_h", "recovery_h"] {
      #expect(row[name] == "" && row[name + "_ci_low"] == "" && row[name + "_ci_high"] == "")
    }
    #expect(row["peak_ratio"] == "0.9")
    #expect(row["lifted"] == "2017-10-17T01:00:00+08:00")
    #expect(row["peak_time"] == "2017-10-17T01:00:00+08:00" && row["peak_time_ci_low"] == "")
  }

  /// 12 more than 100 an hour for 19, 20 and 21 hours: the excess of a day falls by 12 an hour, to 5 % ten hours before it ends.
  @Test func recoveryHasTheIntervalOfTheTotals() throws {
    let scenario = Synthetic.scenario(
      end: .start + .hours(72), restrictions: [Synthetic.restriction(until: .start + .hours(1))])
    let results = Synthetic.results(scenario, replications: 3) { replication, baseline, restricted in
      for index in 0..<72 {
        baseline[flow: 0, interval: index, .fresh, .completed] = 100
        restricted[flow: 0, interval: index, .fresh, .completed] = (1...19 + replication).contains(index) ? 112 : 100
      }
    }
    let estimate = try #require(results.surges().first?[.recoveryHours])
    let known = Estimate(meanOf: [9, 10, 11], criticalValue: StudentT.quantile(0.975, degreesOfFreedom: 2))
    #expect(abs(estimate.value - 10) < 1e-9)
    let (found, student) = try (#require(estimate.interval), #require(known.interval))
    #expect(abs(found.low - student.low) < 1e-9 && abs(found.high - student.high) < 1e-9)
  }

  /// Together within 5 % of the baseline (4 %), but the interval of the totals reaches beyond.
  @Test func noIntervalWhereAFigureDoesNotAlwaysExist() throws {
    let scenario = Synthetic.scenario(
      end: .start + .hours(48), restrictions: [Synthetic.restriction(until: .start + .hours(1))])
    let results = Synthetic.results(scenario, replications: 3) { replication, baseline, restricted in
      for index in 0..<48 {
        baseline[flow: 0, interval: index, .fresh, .completed] = 100
        restricted[flow: 0, interval: index, .fresh, .completed] = replication == 2 ? 112 : 100
      }
    }
    let row = try #require(results.surges().first)
    #expect(row[.recoveryHours] == Estimate(0))
    #expect(row[.peakPerHour]?.interval != nil)
  }

  @Test func onlyThoseInTheScopeCount() throws {
    let scenario = Synthetic.scenario(
      origins: [("mainland", 0.9), ("overseas", 0.1)], end: .start + .hours(3),
      restrictions: [Synthetic.restriction(origins: ["overseas"], until: .start + .hours(1))])
    let results = Synthetic.results(scenario) { _, _, restricted in
      restricted[flow: 0, interval: 1, .fresh, .completed] = 1000
      restricted[flow: 1, interval: 2, .fresh, .completed] = 10
    }
    let row = try #require(results.surges().first)
    #expect(row[.peakPerHour]?.value == 1000)
    #expect(row[.peakTime]?.value == 7.2e9)
  }

  @Test func standingAndLaterLiftsHaveNoRow() {
    for until in [SimulationTime.never, .start + .hours(2), .start + .hours(3)] {
      let scenario = Synthetic.scenario(end: .start + .hours(2), restrictions: [Synthetic.restriction(until: until)])
      #expect(Synthetic.results(scenario).surges().isEmpty)
    }
  }

  /// The run ends at half past two; the report interval is a day, or a quarter of an hour.
  @Test(arguments: [1440, 15] as [Int64])
  func peaksAreOfWholeHoursWhateverTheReportInterval(_ minutes: Int64) throws {
    let scenario = Synthetic.scenario(
      end: .start + .minutes(26 * 60 + 30), every: .minutes(minutes), restrictions: [Synthetic.restriction(until: .start + .hours(1))])
    let results = Synthetic.results(scenario, replications: 2) { replication, baseline, restricted in
      for minute in 0..<26 * 60 + 30 { baseline.complete(flow: 0, minute: minute, 2) }
      for minute in 60..<120 { restricted.complete(flow: 0, minute: minute, 3 + replication) }
      restricted.complete(flow: 0, minute: 97, 60)
      // Half an hour that nobody can hold against an hour.
      for minute in 26 * 60..<26 * 60 + 30 { restricted.complete(flow: 0, minute: minute, 50) }
    }
    let row = try #require(results.surges().first)
    #expect(row[.peakPerHour]?.value == 27_000)
    #expect(row[.peakTime]?.value == 3.6e9)
    #expect(row[.tenMinutesPerHour]?.value == 57_000)
    #expect(abs(try #require(row[.minutePerHour]?.value) - 381_000) < 1e-6)
    // Two replications do not tell for sure that it is the busiest.
    #expect(row[.baselinePerHour] == Estimate(12_000))
    #expect(row[.usualPeakPerHour]?.value == 12_000)
    #expect(row[.peakRatio]?.value == 2.25)
  }

  /// 4 attempts in the busiest minute of each of three replications.
  @Test func tooFewHaveNoInterval() throws {
    let scenario = Synthetic.scenario(
      end: .start + .hours(30), restrictions: [Synthetic.restriction(until: .start + .hours(1))])
    let results = Synthetic.results(scenario, replications: 3) { _, baseline, restricted in
      for minute in 60..<120 { restricted.complete(flow: 0, minute: minute, 4) }
    }
    let folder = try TemporaryFolder()
    let row = try #require(try folder.table("surge.csv", of: results).first)
    #expect(row["peak_1min_per_h"] == "24000.0" && row["peak_1min_per_h_ci_low"] == "" && row["peak_1min_per_h_ci_high"] == "")
    #expect(row["peak_10min_per_h_ci_low"] == "24000.0" && row["peak_per_h_ci_low"] == "24000.0")
    #expect(row["too_few"] == "peak_1min_per_h")
  }
}
