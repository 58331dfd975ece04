import FreshetCore
package import FreshetModel

/// A row of `services.csv`: what happens at a service in one interval, to one class of people, as whole people.
public struct ServiceRow: Sendable, Equatable {
  public var time: RowTime
  public let arm: String
  public let platform: String
  public let service: String
  /// `all`; where some have priority also `priority` and `ordinary`.
  public var people: String

  public var arrived = 0
  public var served = 0
  public var refused = 0
  public var full = 0
  public var reneged = 0
  public var replaced = 0
  /// The stocks at the interval's end.
  public var waiting = 0
  public var inService = 0
  /// Absent where no server works.
  public var busyShare: Double?
  /// In seconds, of those whose service begins in the interval; absent where none does.
  public var waits: Waits?

  /// How long people have waited.
  public struct Waits: Sendable, Equatable {
    public var mean: Double
    public var median: Double
    public var p95: Double
    public var p99: Double
    /// The mean over the replications.
    public var longest: Double
    /// The share of those who have waited no longer than the target; absent without one.
    public var shareInTime: Double?
  }

  static func + (left: ServiceRow, right: ServiceRow) -> ServiceRow {
    var sum = left
    sum.arrived += right.arrived
    sum.served += right.served
    sum.refused += right.refused
    sum.full += right.full
    sum.reneged += right.reneged
    sum.replaced += right.replaced
    sum.waiting += right.waiting
    sum.inService += right.inService
    return sum
  }
}

extension RunResults {
  /// The rows of one arm and service, each series in one piece: by class, then time. Where there are two classes `all` comes first and
  /// is their sum.
  ///
  /// - Parameter times: The starts of the intervals.
  func services(_ arm: Arm, _ service: Int, _ times: [RowTime]) -> [ServiceRow] {
    // Results that are made by hand have none.
    guard replications.allSatisfy({ service < $0.services.count }) else { return [] }
    let classes = scenario.services[service].classes
    let series = (0..<classes).map { rows(arm, service, $0..<($0 + 1), Self.people(ofClass: $0, of: classes), times) }
    guard classes > 1 else { return series[0] }
    let figures = rows(arm, service, 0..<classes, "all", times)
    let all = zip(figures, zip(series[0], series[1])).map { figures, parts in
      var row = parts.0 + parts.1
      (row.people, row.busyShare, row.waits) = (figures.people, figures.busyShare, figures.waits)
      return row
    }
    return all + series[0] + series[1]
  }

  static func people(ofClass number: Int, of classes: Int) -> String { classes == 1 ? "all" : number == 0 ? "priority" : "ordinary" }

  /// The rows of some classes together.
  private func rows(_ arm: Arm, _ service: Int, _ classes: Range<Int>, _ people: String, _ times: [RowTime]) -> [ServiceRow] {
    let its = scenario.services[service]
    let counts = replications.map { $0.services[service] }
    let scale = PeopleScale(weight: layout.weight(of: its), replications: replications.count)
    var whole = ServicePeople(scale)
    return times.enumerated().map { interval, time in
      func sum(_ counter: ServiceCounter) -> Int {
        counts.reduce(0) { sum, counts in classes.reduce(sum) { $0 + counts.value(arm, $1, counter, interval: interval) } }
      }
      var row = ServiceRow(
        time: time, arm: arm.rawValue, platform: platforms[its.platform], service: its.name, people: people)
      whole.count(sum, into: &row)
      let available = counts.reduce(0) { $0 + $1.available[interval] }
      row.busyShare = available > 0 ? Double(sum(.busy)) / Double(available) : nil
      row.waits = waits(arm, service, classes, interval..<(interval + 1))
      return row
    }
  }

  /// The waits in one arm of all whom a service has begun to serve in the run; `nil` where it is nobody.
  ///
  /// - Parameter service: The position in the scenario.
  /// - Complexity: O(replications × intervals).
  package func waits(_ arm: Arm, service: Int) -> ServiceRow.Waits? {
    guard replications.allSatisfy({ service < $0.services.count }) else { return nil }
    return waits(arm, service, 0..<scenario.services[service].classes, 0..<layout.intervals)
  }

  /// The waits of some classes together whose service begins in some intervals.
  func waits(_ arm: Arm, _ service: Int, _ classes: Range<Int>, _ intervals: Range<Int>) -> ServiceRow.Waits? {
    var histogram = WaitHistogram()
    var longest: [Int] = []
    var (begun, waited) = (0, 0)
    for counts in replications.map({ $0.services[service] }) {
      var all = 0
      for number in classes {
        counts.add(arm, number, intervals: intervals, to: &histogram)
        all += intervals.reduce(0) { $0 + counts.value(arm, number, .begun, interval: $1) }
        waited += intervals.reduce(0) { $0 + counts.value(arm, number, .waited, interval: $1) }
      }
      guard all > 0 else { continue }
      begun += all
      longest.append(classes.flatMap { number in intervals.map { counts.value(arm, number, .longestWait, interval: $0) } }.max() ?? 0)
    }
    guard begun > 0 else { return nil }
    func seconds(_ share: Double) -> Double { histogram.quantile(share)?.seconds ?? 0 }
    return ServiceRow.Waits(
      mean: Double(waited) / Double(begun) / 1e6, median: seconds(0.5), p95: seconds(0.95), p99: seconds(0.99),
      longest: Double(longest.reduce(0, +)) / Double(longest.count) / 1e6,
      shareInTime: scenario.services[service].target.map { Double(histogram.count(atMost: $0)) / Double(max(1, histogram.total)) })
  }
}

/// Makes whole people of what was counted at a service, so that who comes still goes or stays.
private struct ServicePeople {
  private let scale: PeopleScale
  private var network: PeopleNetwork
  /// Simulated.
  private var waiting = 0

  /// Who comes, who goes, and who is there, in line or served.
  private static let streets =
    [PeopleNetwork.Street(counter: .attempts, from: 0, to: 1)]
    + [.completed, .blocked, .dropped, .replaced, .abandoned, .waitingChange].map { PeopleNetwork.Street(counter: $0, from: 1, to: 0) }

  init(_ scale: PeopleScale) {
    self.scale = scale
    network = PeopleNetwork(Self.streets, scale)
  }

  mutating func count(_ sum: (ServiceCounter) -> Int, into row: inout ServiceRow) {
    var counts = FlowCounts()
    counts[.attempts] = sum(.arrived)
    counts[.completed] = sum(.served)
    counts[.blocked] = sum(.full)
    counts[.dropped] = sum(.reneged)
    counts[.replaced] = sum(.replaced)
    counts[.abandoned] = sum(.refused)
    let left = counts.blocked + counts.dropped + counts.replaced
    waiting += counts.attempts - left - sum(.begun)
    counts[.waitingChange] = counts.attempts - left - counts.completed - counts.abandoned
    let people = network.next(counts)
    (row.arrived, row.served, row.full) = (people.attempts, people.completed, people.blocked)
    (row.reneged, row.replaced, row.refused) = (people.dropped, people.replaced, people.abandoned)
    let present = network.people(inStock: 0)
    row.waiting = min(scale.wholePeople(waiting), present)
    row.inService = present - row.waiting
  }
}
