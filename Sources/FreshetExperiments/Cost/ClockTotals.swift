import FreshetCore
import FreshetModel

/// The length of a run on the clocks of its rhythms and demands.
struct ClockTotals {
  private let length: Double
  /// Seconds of the run in each hour of the week.
  private var secondsOfHour = Array(repeating: 0.0, count: 168)
  /// Operational seconds where demand changes by date.
  private var ofDemands: [ClockKind: Double] = [:]

  init(_ scenario: Scenario) {
    let local = scenario.localTime
    length = Double(scenario.end.microseconds) / 1e6
    var start = -local.startInCell.seconds
    for hour in local.hourOfWeek {
      secondsOfHour[Int(hour)] += min(start + local.cell.seconds, length) - max(start, 0)
      start += local.cell.seconds
    }
    for (kind, rhythm) in scenario.clocks {
      if let demand = kind.demand { ofDemands[kind] = operationalSeconds(rhythm, demand, scenario) }
    }
  }

  /// Operational seconds of the whole run.
  func operationalSeconds(_ rhythm: Rhythm?, _ demand: Demand?) -> Double {
    let known = demand == nil ? nil : ofDemands[ClockKind(rhythm: rhythm?.name, demand: demand)]
    return known ?? operationalSeconds(rhythm)
  }

  private func operationalSeconds(_ rhythm: Rhythm?) -> Double {
    guard let rhythm else { return length }
    return zip(rhythm.weights, secondsOfHour).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// In a run of more cells, rhythm and demand are taken as independent of one another.
  private static let mostCells = 50_000

  private func operationalSeconds(_ rhythm: Rhythm?, _ demand: Demand, _ scenario: Scenario) -> Double {
    let (local, end) = (scenario.localTime, scenario.end)
    guard let rhythm, local.hourOfWeek.count <= Self.mostCells else {
      return demand.mean(from: .start, until: end) * operationalSeconds(rhythm)
    }
    var sum = 0.0
    var start = SimulationTime(microseconds: -local.startInCell.microseconds)
    for hour in local.hourOfWeek {
      let (from, until) = (max(.start, start), min(end, start + local.cell))
      if from < until { sum += rhythm.weights[Int(hour)] * demand.mean(from: from, until: until) * (until - from).seconds }
      start = start + local.cell
    }
    return sum
  }
}

/// What a clock is made of: a rhythm, by its name, and a demand.
struct ClockKind: Hashable {
  var rhythm: String?
  var demand: Demand?
}

extension Scenario {
  /// The clocks that it needs, with their rhythms.
  var clocks: [ClockKind: Rhythm?] {
    let all = platforms.flatMap { platform in
      platform.actions.map { ($0.rhythm, $0.demand) } + (platform.signUps.map { [($0.rhythm, $0.demand)] } ?? [])
    }
    var clocks: [ClockKind: Rhythm?] = [:]
    for (rhythm, demand) in all where rhythm != nil || demand != nil {
      clocks.updateValue(rhythm, forKey: ClockKind(rhythm: rhythm?.name, demand: demand))
    }
    return clocks
  }

  /// The number of cells of all clocks together.
  var cellsOfClocks: Double {
    let quarters = Double(localTime.quartersOfCell)
    return Double(localTime.hourOfWeek.count) * clocks.keys.reduce(0) { $0 + ($1.demand == nil ? 1 : quarters) }
  }
}
