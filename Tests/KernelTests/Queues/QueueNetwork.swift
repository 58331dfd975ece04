import FreshetCore
import FreshetRandom

/// Chains of queues, all alike and independent: a source, whose arrivals are Poisson, and stations one after the other.
///
/// A source and the stations are members; who arrives at a station arrives by mail, one lookahead after leaving the one
/// before. A Poisson process that is shifted is a Poisson process, so theory holds as it stands. Each chain is a
/// replication.
struct QueueNetwork: Rules {
  struct Station {
    /// The number of parallel servers; `.max` for as many as it takes.
    var servers: Int
    var serviceTime: ServiceTime
  }

  enum ServiceTime {
    case random(Distribution)
    case constant(SimulationDuration)
  }

  static let arrival = ProcessKey("arrival")
  static let service = ProcessKey("service")

  var seed: UInt64 = 20_171_017
  var chains = 32
  /// In arrivals per second.
  var arrivalRate: Double
  var stations: [Station]
  var lookahead = SimulationDuration(microseconds: 10_000_000)
  /// What happens before is not observed.
  var warmUp = SimulationTime(seconds: 1000)
  /// The time between two looks at the number in each station; absent: nobody looks.
  var samplingGap: SimulationDuration?

  var memberCount: Int { chains * (stations.count + 1) }

  struct Member: MemberState {
    var due: SimulationTime
    var occurrence = 0
    var line = WaitingLine()
    var observation: QueueObservation
  }

  func stationNumber(_ index: Int) -> Int? {
    let place = index % (stations.count + 1)
    return place == 0 ? nil : place - 1
  }

  func makeMember(_ index: Int, draws: Draws) -> Member {
    let observation = QueueObservation(from: warmUp, samplingGap: samplingGap)
    guard stationNumber(index) == nil else { return Member(due: .never, observation: observation) }
    draws.select(index, Self.arrival, 0)
    return Member(due: .start + draws.exponential(mean: 1 / arrivalRate), occurrence: 1, observation: observation)
  }

  func act(_ member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    guard let number = stationNumber(moment.index) else {
      post.post(0, to: moment.index + 1, at: moment.time + lookahead)
      moment.draws.select(moment.index, Self.arrival, member.occurrence)
      member.occurrence += 1
      member.due = moment.time + moment.draws.exponential(mean: 1 / arrivalRate)
      return
    }
    member.observation.advance(to: moment.time, present: member.line.present)
    member.line.leave(at: moment.time)
    if let arrived = member.line.nextWaiting() { serve(&member, arrived: arrived, station: stations[number], at: moment) }
    member.due = member.line.nextDeparture
    if number + 1 < stations.count { post.post(0, to: moment.index + 1, at: moment.time + lookahead) }
  }

  func receive(_ message: UInt64, by member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    guard let number = stationNumber(moment.index) else { return }
    member.observation.advance(to: moment.time, present: member.line.present)
    if member.line.inService < stations[number].servers {
      serve(&member, arrived: moment.time, station: stations[number], at: moment)
    } else {
      member.line.join(at: moment.time)
    }
    member.due = member.line.nextDeparture
  }

  func serve(_ member: inout Member, arrived: SimulationTime, station: Station, at moment: Moment) {
    member.observation.noteWaiting(from: arrived, until: moment.time)
    let serviceTime: SimulationDuration
    switch station.serviceTime {
    case .constant(let duration): serviceTime = duration
    case .random(let distribution):
      moment.draws.select(moment.index, Self.service, member.occurrence)
      member.occurrence += 1
      serviceTime = SimulationDuration(seconds: distribution.sample(from: moment.draws.stream))
    }
    member.line.enterService(until: moment.time + serviceTime)
  }

  func finish(_ member: inout Member, at end: SimulationTime) {
    member.observation.advance(to: end, present: member.line.present)
  }

  /// The observations of one station in all chains.
  func observe(station: Int = 0, of outcome: Outcome<Member>) -> [QueueObservation] {
    (0..<chains).map { outcome.lives[$0 * (stations.count + 1) + station + 1].member.observation }
  }

  func run(seconds: Double) throws -> Outcome<Member> {
    try run(until: SimulationTime(seconds: seconds), window: lookahead, workers: 2, blockSize: 5)
  }
}

/// Who is in service and who waits, first come, first served.
struct WaitingLine {
  private var departures: [SimulationTime] = []
  private var waiting: [SimulationTime] = []
  private var firstWaiting = 0

  var inService: Int { departures.count }
  var present: Int { departures.count + waiting.count - firstWaiting }
  private(set) var nextDeparture = SimulationTime.never

  mutating func enterService(until departure: SimulationTime) {
    departures.append(departure)
    nextDeparture = min(nextDeparture, departure)
  }

  mutating func leave(at time: SimulationTime) {
    if let place = departures.firstIndex(of: time) { departures.swapAt(place, departures.count - 1) }
    departures.removeLast()
    nextDeparture = departures.min() ?? .never
  }

  mutating func join(at time: SimulationTime) { waiting.append(time) }

  /// When the one whose turn it is came; absent if nobody waits.
  mutating func nextWaiting() -> SimulationTime? {
    guard firstWaiting < waiting.count else { return nil }
    let arrived = waiting[firstWaiting]
    firstWaiting += 1
    if firstWaiting == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      firstWaiting = 0
    }
    return arrived
  }
}
