import FreshetResults

/// What happens on a platform with one action, by interval; all cohorts together.
package struct FlowReading: Sendable {
  package struct Counts: Sendable {
    package var attempts: [Double]
    package var completed: [Double]
    /// Stopped or held back.
    package var blocked: [Double]
    package var stopped: [Double]
    package var backlog: [Double]
    /// Repeats of what was stopped.
    package var retried: [Double]
  }

  package let platform: String
  package let action: String
  package fileprivate(set) var arms: Arms<Counts>
}

/// The rows of `timeseries.csv`, by platform and action.
struct FlowsByName {
  private let intervals: IntervalNumbers
  private(set) var readings: [FlowReading] = []
  private var positions: [String: Int] = [:]
  /// Rows of a series come one after the other.
  private var last: (platform: String, action: String, position: Int)?

  init(_ intervals: IntervalNumbers) { self.intervals = intervals }

  mutating func add(_ row: ResultFile.Row) {
    guard let interval = intervals(row) else { return }
    let position = position(row["platform"], row["action"])
    readings[position].arms.change(row["arm"]) { counts in
      counts.attempts[interval] += row.number("attempts") ?? 0
      counts.completed[interval] += row.number("completed") ?? 0
      let stopped = row.number("blocked") ?? 0
      counts.stopped[interval] += stopped
      counts.blocked[interval] += stopped + (row.number("withheld") ?? 0)
      counts.backlog[interval] += row.number("backlog") ?? 0
      counts.retried[interval] += row.number("retried") ?? 0
    }
  }

  private mutating func position(_ platform: Substring, _ action: Substring) -> Int {
    if let last, last.platform == platform, last.action == action { return last.position }
    let name = platform + " " + action
    let position = positions[String(name)] ?? readings.count
    if position == readings.count {
      let zeros = intervals.zeros
      let counts = FlowReading.Counts(attempts: zeros, completed: zeros, blocked: zeros, stopped: zeros, backlog: zeros, retried: zeros)
      positions[String(name)] = position
      readings.append(
        FlowReading(platform: String(platform), action: String(action), arms: Arms(baseline: counts, restricted: counts)))
    }
    last = (String(platform), String(action), position)
    return position
  }
}

/// The accounts of a platform in each state, by interval.
package struct StockReading: Sendable {
  package static let states = ["active", "lapsed", "suspended", "read_only", "closed", "registered", "accounts"]

  package let platform: String
  /// By state, in the order of ``states``.
  package fileprivate(set) var arms: Arms<[[Double]]>

  /// A state's counts in an arm.
  package func counts(_ state: String, _ arm: KeyPath<Arms<[[Double]]>, [[Double]]>) -> [Double] {
    Self.states.firstIndex(of: state).map { arms[keyPath: arm][$0] } ?? []
  }
}

/// The rows of `population.csv`, by platform.
struct StocksByName {
  private let intervals: IntervalNumbers
  private(set) var readings: [StockReading] = []

  init(_ intervals: IntervalNumbers) { self.intervals = intervals }

  mutating func add(_ row: ResultFile.Row) {
    guard let interval = intervals(row) else { return }
    let platform = row["platform"]
    let position = readings.firstIndex { $0.platform == platform } ?? readings.count
    if position == readings.count {
      let states = StockReading.states.map { _ in intervals.zeros }
      readings.append(StockReading(platform: String(platform), arms: Arms(baseline: states, restricted: states)))
    }
    readings[position].arms.change(row["arm"]) { states in
      for (index, state) in StockReading.states.enumerated() { states[index][interval] += row.number(state) ?? 0 }
    }
  }
}

/// What happens at a service, by interval.
package struct ServiceReading: Sendable {
  package struct Counts: Sendable {
    package var waiting: [Double?]
    package var turnedAway: [Double?]
    /// Seconds; `nil` where no service begins.
    package var meanWait: [Double?]
    package var longWait: [Double?]
  }

  package let platform: String
  package let service: String
  package fileprivate(set) var arms: Arms<Counts>
  /// Whether it is there without the restrictions, too.
  package fileprivate(set) var isInBaseline = false
}

/// The rows of `services.csv`, by service.
struct ServicesByName {
  private let intervals: IntervalNumbers
  private(set) var readings: [ServiceReading] = []

  init(_ intervals: IntervalNumbers) { self.intervals = intervals }

  mutating func add(_ row: ResultFile.Row) {
    guard row["class"] == "all", let interval = intervals(row) else { return }
    let (platform, service) = (row["platform"], row["service"])
    let position = readings.firstIndex { $0.platform == platform && $0.service == service } ?? readings.count
    if position == readings.count {
      let zeros = intervals.zeros
      let none = [Double?](repeating: nil, count: zeros.count)
      let counts = ServiceReading.Counts(waiting: zeros, turnedAway: zeros, meanWait: none, longWait: none)
      readings.append(
        ServiceReading(platform: String(platform), service: String(service), arms: Arms(baseline: counts, restricted: counts)))
    }
    let isBaseline = row["arm"] == "baseline"
    if isBaseline, (row.number("arrived") ?? 0) > 0 { readings[position].isInBaseline = true }
    readings[position].arms.change(row["arm"]) { counts in
      counts.waiting[interval] = row.number("waiting") ?? 0
      counts.turnedAway[interval] = (row.number("full") ?? 0) + (row.number("refused") ?? 0) + (row.number("reneged") ?? 0)
      counts.meanWait[interval] = row.number("wait_mean_s")
      counts.longWait[interval] = row.number("wait_p95_s")
    }
  }
}

/// Active people of a platform, by day.
package struct ActivityReading: Sendable {
  package let platform: String
  package fileprivate(set) var dates: [String] = []
  package fileprivate(set) var daily: Arms<[Double]>
  package fileprivate(set) var monthly: Arms<[Double?]>
}

/// The rows of `activity.csv`, by platform.
struct ActivityByName {
  private(set) var readings: [ActivityReading] = []

  mutating func add(_ row: ResultFile.Row) {
    let platform = row["platform"]
    let position = readings.firstIndex { $0.platform == platform } ?? readings.count
    if position == readings.count {
      readings.append(
        ActivityReading(
          platform: String(platform), daily: Arms(baseline: [], restricted: []), monthly: Arms(baseline: [], restricted: [])))
    }
    let date = String(row["date"])
    let day = readings[position].dates.firstIndex(of: date) ?? readings[position].dates.count
    if day == readings[position].dates.count { readings[position].dates.append(date) }
    readings[position].daily.change(row["arm"]) { days in
      while days.count <= day { days.append(0) }
      days[day] += row.number("daily_active") ?? 0
    }
    readings[position].monthly.change(row["arm"]) { days in
      while days.count <= day { days.append(nil) }
      if let people = row.number("monthly_active") { days[day] = (days[day] ?? 0) + people }
    }
  }
}

/// What a restriction, a service or a quantity is charged with on a platform, for one action; all cohorts together.
package struct LedgerReading: Sendable {
  package let cause: String
  package let platform: String
  package let action: String
  package fileprivate(set) var stopped = 0.0
  package fileprivate(set) var withheld = 0.0
  package fileprivate(set) var lost = 0.0
  package fileprivate(set) var gained = 0.0
  package fileprivate(set) var later = 0.0
  package fileprivate(set) var earlier = 0.0
}

/// The rows of `ledger.csv`, by cause, platform and action.
struct LedgerByName {
  private(set) var readings: [LedgerReading] = []

  mutating func add(_ row: ResultFile.Row) {
    let (cause, platform, action) = (row["restriction"], row["platform"], row["action"])
    let position = readings.firstIndex { $0.cause == cause && $0.platform == platform && $0.action == action } ?? readings.count
    if position == readings.count {
      readings.append(LedgerReading(cause: String(cause), platform: String(platform), action: String(action)))
    }
    readings[position].stopped += row.number("stopped") ?? 0
    readings[position].withheld += row.number("withheld") ?? 0
    readings[position].lost += row.number("lost") ?? 0
    readings[position].gained += row.number("gained") ?? 0
    readings[position].later += row.number("later") ?? 0
    readings[position].earlier += row.number("earlier") ?? 0
  }
}
