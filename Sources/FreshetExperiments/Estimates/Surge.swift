import FreshetCore
import FreshetModel
import FreshetResults
import FreshetStatistics

/// What happens to some flows after a lift.
struct Surge {
  private let criticalValue: Double
  private let peaks: SurgePeaks
  private let recovery: Recovery?
  private let service: SurgeService?
  /// Read from all replications together, and from all but each.
  private let all: SurgeReading
  private let leavingOut: [SurgeReading]

  /// - Parameters:
  ///   - flows: At least one.
  ///   - window: Where to look.
  init(of flows: [Int], in window: SurgeWindow, results: RunResults) {
    criticalValue = CriticalValue.of(replications: results.replications.count)
    let flows = WeighedFlows(flows, in: results.layout)
    let hourly = results.replications.map { HourlySeries($0, of: flows, includesBaseline: results.includesBaseline) }
    let clock = results.layout.counts.clock
    recovery = Recovery(hourly, in: window, clock: clock, criticalValue: criticalValue)
    let hours = clock.detailedHours(from: window.lift).clamped(to: window.hours)
    let minutes = results.replications.map { result in
      flows.sum(count: hours.count * ClockGrid.minutesPerHour) { result.addCompletedByMinute(flow: $0, hours: hours, times: $1, to: &$2) }
    }
    peaks = SurgePeaks(hourly, minutes: minutes, unit: flows.unit, in: window, results)

    let flow = results.layout.flows[flows.first]
    service = SurgeService(of: flow.action, on: results.layout.cohorts[flow.cohort].platform, in: window, results)
    let intervals = ReportIntervals(results.scenario)
    let read = { SurgeReading($0, unit: flows.unit, window: window, intervals: intervals) }
    let parts = results.replications.map { SurgeSeries($0, of: flows) }
    let sum = parts.dropFirst().reduce(parts[0], +)
    all = read(sum)
    leavingOut = parts.count == 1 ? [] : parts.map { read(sum - $0) }
  }

  /// A figure; absent where it does not exist.
  subscript(figure: SurgeFigure) -> Estimate? {
    switch figure {
    case .baselinePerHour: peaks.baselinePerHour
    case .peakPerHour: peaks.perHour
    case .peakRatio: peaks.ratio
    case .peakTime: peaks.time
    case .backlogAtLift: estimate(\.backlogAtLift)
    case .halfBacklogHours: estimate(\.halfBacklogHours)
    case .recoveryHours: recovery?.estimate
    case .releasedTotal: estimate(\.releasedTotal)
    case .abandonedTotal: estimate(\.abandonedTotal)
    case .usualPeakPerHour: peaks.usualPerHour
    case .tenMinutesPerHour: peaks.tenMinutesPerHour
    case .minutePerHour: peaks.minutePerHour
    case .drainHours: service?.drainHours
    case .longestWait: service?.longestWait
    case .shareInTime: service?.shareInTime
    }
  }

  /// A figure that is read from the mean of the replications.
  private func estimate(_ figure: (SurgeReading) -> SurgeReading.Reading?) -> Estimate? {
    guard let reading = figure(all) else { return nil }
    return Estimate.jackknife(all: reading.value, leavingOut: leavingOut.map { figure($0)?.value }, criticalValue: criticalValue)?
      .clamped(to: 0...Double.infinity).resting(on: reading.events)
  }
}
