import FreshetCore
import FreshetModel
import FreshetResults
import FreshetStatistics

/// How busy some flows are at most after a lift, and how busy they usually are: on windows of the clock, whatever the report interval.
struct SurgePeaks {
  private let hours: Range<Int>
  private let clock: ClockGrid
  /// How many real people one of the series' units stands for.
  private let unit: Double
  private let replications: Int
  /// The busiest hour.
  private let hour: Peak?
  private let tenMinutes: Peak?
  private let minute: Peak?
  /// The busiest hour of an ordinary day of the baseline, and the attempts of each replication by hours of the clock.
  private let usual: Peak?
  private let baseline: [[Double]]

  /// - Parameters:
  ///   - series: Of each replication.
  ///   - minutes: What is completed in each replication in the minutes from the hour of the lift on.
  ///   - unit: How many real people one of their units stands for.
  ///   - window: Where to look.
  init(_ series: [HourlySeries], minutes: [[Double]], unit: Weight, in window: SurgeWindow, _ results: RunResults) {
    clock = results.layout.counts.clock
    self.unit = unit.factor
    replications = series.count
    let hours = window.hours
    self.hours = hours
    hour = Peak(series.map { Array($0.completed[hours]) }, perHour: 1)
    tenMinutes = Peak(minutes.map { $0.sums(of: 10) }, perHour: 6)
    minute = Peak(minutes, perHour: 60)
    baseline = results.includesBaseline ? series.map(\.baseline) : []
    usual = baseline.isEmpty ? nil : Self.usual(baseline, clock, results.scenario.localTime)
  }

  /// The busiest hour of a day that is the mean of all days.
  private static func usual(_ baseline: [[Double]], _ clock: ClockGrid, _ localTime: LocalTime) -> Peak? {
    let hoursOfDay = clock.wholeHours.map { (hour: $0, ofDay: localTime.hourOfDay(at: clock.start(ofHour: $0))) }
    var days = Array(repeating: 0.0, count: 24)
    for hour in hoursOfDay { days[hour.ofDay] += 1 }
    let profiles = baseline.map { counts in
      hoursOfDay.reduce(into: Array(repeating: 0.0, count: 24)) { $0[$1.ofDay] += counts[$1.hour] }
    }
    return Peak(profiles, hours: days)
  }

  private var criticalValue: Double { CriticalValue.of(replications: replications) }

  // Where no whole hour lies in the window, nothing is known of its peaks.
  var perHour: Estimate? { hours.isEmpty ? nil : rate(hour) }
  var tenMinutesPerHour: Estimate? { hours.isEmpty ? nil : rate(tenMinutes) }
  var minutePerHour: Estimate? { hours.isEmpty ? nil : rate(minute) }
  var usualPerHour: Estimate? { usual.map(rate) }

  /// What the baseline completes in the busiest hour after the lift; without an interval where it may be another hour.
  var baselinePerHour: Estimate? {
    guard let hour, !baseline.isEmpty else { return nil }
    let counts = baseline.map { $0[hours.lowerBound + hour.maximum.place] }
    let estimate = Estimate(meanOf: counts.map { $0 * unit }, criticalValue: criticalValue)
    let events = Int(counts.reduce(0, +))
    return (hour.maximum.lead > criticalValue ? estimate : Estimate(estimate.value)).clamped(to: 0...Double.infinity).resting(on: events)
  }

  var ratio: Estimate? {
    guard let hour, let usual else { return nil }
    let usualRates = usual.maximum.values
    let reach = hour.maximum.reach * Double(usualRates.count) / usualRates.reduce(0, +)
    return Estimate.ratio(of: hour.maximum.values, to: usualRates, criticalValue: criticalValue)?
      .within(reach, replications: replications).clamped(to: 0...Double.infinity).resting(on: min(hour.events, usual.events))
  }

  /// When the busiest hour starts, in microseconds since the start of the run. An hour of the clock has no interval that would be
  /// right as often as it says.
  var time: Estimate? {
    hour.map { hour in
      Estimate(Double(clock.start(ofHour: hours.lowerBound + hour.maximum.place).microseconds)).resting(on: hour.events)
    }
  }

  /// As real people per hour; 0 where nothing happens.
  private func rate(_ peak: Peak?) -> Estimate {
    guard let peak else { return Estimate(0) }
    return Estimate(meanOf: peak.maximum.values.map { $0 * unit }, criticalValue: criticalValue)
      .within(peak.maximum.reach * unit, replications: replications).clamped(to: 0...Double.infinity).resting(on: peak.events)
  }
}

extension [Double] {
  /// The sums of so many neighbours each, without the rest.
  fileprivate func sums(of length: Int) -> [Double] {
    (0..<count / length).map { self[$0 * length..<($0 + 1) * length].reduce(0, +) }
  }
}
