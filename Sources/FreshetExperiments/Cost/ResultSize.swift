import FreshetCore
import FreshetModel
import Foundation

/// How much the results of a run are, in memory and on disk, known from their layout.
struct ResultSize {
  private let replications: Double
  /// The counts of one replication, both arms together.
  private let counts: Double
  /// What its services count.
  private let countsOfServices: Double
  private let intervals: Double
  private let surges: Double
  private let timeseriesRows: Double
  private let populationRows: Double
  /// Bytes of the run folder without data files.
  let disk: Double

  init(_ scenario: Scenario, _ layout: ResultLayout, _ work: ExpectedWork) {
    replications = Double(scenario.replications)
    intervals = Double(layout.intervals)
    counts = Double(layout.counts.count)
    countsOfServices = Double(scenario.services.reduce(0) { $0 + ServiceCounts.count(intervals: layout.intervals, classes: $1.classes) })
    surges = Self.surges(scenario)
    timeseriesRows = Double(layout.flows.count * Arm.allCases.count) * intervals
    populationRows = Double(layout.cohorts.count * Arm.allCases.count) * intervals
    disk = Self.disk(scenario, layout, work)
  }

  /// Rows of `surge.csv`.
  static func surges(_ scenario: Scenario) -> Double {
    Double(scenario.restrictions.reduce(0) { $0 + $1.schedule.lifts(before: scenario.end).count * $1.actions.count })
  }

  // MARK: Memory

  /// Bytes that the counts take when they take most: all replications are kept, and each thread counts for itself.
  func memory(threads: Int) -> Double {
    let each = Double(MemoryLayout<Int>.stride)
    let kept = replications * (counts + countsOfServices) * each
    let counted = replications > 1 ? Self.shareOfHoles : Self.shareCounted
    return kept + max(Double(threads) * counts * each * counted, Self.bytesOfTime * intervals)
  }

  /// Of a thread's counts: the others stay 0, and take no memory.
  private static let shareCounted = 0.5
  /// Where a replication has left memory free, of which the next can use some.
  private static let shareOfHoles = 0.75

  /// The texts of an instant, which are made once and written in many rows.
  private static let bytesOfTime = 176.0

  // MARK: Time

  /// Wall-clock seconds for adding up, estimating and writing, as measured on one machine.
  func seconds(threads: Int) -> Double {
    let adding = replications * counts * Double(threads + 1) * 1.5e-9
    let estimating = replications * surges * intervals * 3e-8
    let writing = timeseriesRows * (1.8e-6 + replications * 4e-8) + populationRows * 6e-7
    return adding + estimating + writing
  }

  // MARK: Disk

  private static func disk(_ scenario: Scenario, _ layout: ResultLayout, _ work: ExpectedWork) -> Double {
    let rows = Double(layout.intervals * Arm.allCases.count)
    let clocks = ClockTotals(scenario)
    func unit(_ cohort: Int) -> Double { layout.weight(ofCohort: cohort).factor / Double(scenario.replications) }
    var bytes = textOfOtherFiles
    let figures = Double(Metric.all.count * (layout.flows.count + layout.cohorts.count))
    bytes += figures * (textOfEffectRow + textOfReplicationRow * Double(scenario.replications))
    for (cohort, place) in layout.cohorts.enumerated() {
      let names = scenario.platforms[place.platform].name.utf8.count + place.name.utf8.count
      let users = Double(layout.accounts[cohort])
      bytes += rows * (textOfPopulationRow + Double(names) + 2 * digits(of: users * Double(scenario.replications), unit(cohort)))
    }
    for flow in layout.flows {
      let cohort = layout.cohorts[flow.cohort]
      let platform = scenario.platforms[cohort.platform]
      let names = platform.name.utf8.count + cohort.name.utf8.count + flow.action.utf8.count
      let wishes = platform.actions.first { $0.name == flow.action }.map { action in
        Double(layout.accounts[flow.cohort]) * clocks.operationalSeconds(action.rhythm, action.demand) / action.gap.mean
      }
      let inRow = (wishes ?? work.people) * Double(scenario.replications) / Double(layout.intervals)
      let isCounted = 1 - exp(-inRow)
      bytes += rows * (textOfTimeseriesRow + Double(names) + 2 * isCounted * digits(of: max(1, inRow), unit(flow.cohort)))
    }
    for service in scenario.services {
      let names = scenario.platforms[service.platform].name.utf8.count + service.name.utf8.count
      // Where there are classes, a row tells of all of them together.
      let series = Arm.allCases.count { service.arms.contains(Arms($0)) } * (service.classes == 1 ? 1 : service.classes + 1)
      bytes += Double(layout.intervals * series) * (textOfServiceRow + Double(names))
    }
    return bytes
  }

  /// The length of numbers in a table that stand for about so many simulated people, each for `unit` real ones.
  private static func digits(of count: Double, _ unit: Double) -> Double {
    Double(String(Int(min(count * unit, 1e18))).utf8.count)
  }

  /// Manifest, resolved scenario, headers.
  private static let textOfOtherFiles = 2500.0
  private static let textOfEffectRow = 50.0
  private static let textOfReplicationRow = 45.0
  /// Times, arm, commas and zeros.
  private static let textOfTimeseriesRow = 87.0
  private static let textOfPopulationRow = 72.0
  private static let textOfServiceRow = 105.0
}
