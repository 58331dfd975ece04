import FreshetCore
import FreshetModel
import FreshetRandom

/// A queue by itself, without kernel and people: arrivals are Poisson, and every draw is that of the arrival's number.
struct QueueStudy {
  var servers = 1
  var room: Int?
  /// Arrivals per second.
  var rate: Double
  /// Of the arrivals, how many have priority.
  var priorityShare = 0.0
  var service: Distribution
  var patience: Distribution?
  var arrivals = 200_000
  /// How many come at once when it starts.
  var crowd = 0

  private static let gap = ProcessKey("queue", "gap")
  private static let work = ProcessKey("queue", "work")

  /// What is seen of those who come after the first tenth.
  struct Seen {
    var waits: [Double] = []
    var waitsWithPriority: [Double] = []
    var (arrived, full, reneged) = (0, 0, 0)
    /// The wait of everybody in line, whether they were served or left.
    var timeInLine = 0.0
    /// When the crowd and all who came meanwhile were served: the end of the first moment without a line.
    var drained: Double?

    var meanWait: Double { mean(waits + waitsWithPriority) }
    func mean(_ waits: [Double]) -> Double { waits.reduce(0, +) / Double(waits.count) }
    func quantile(_ share: Double) -> Double {
      waits.sorted()[Int(share * Double(waits.count))]
    }
  }

  func run(seed: UInt64, replication: Int) -> Seen {
    let stream = RandomStream(seed: seed, replication: replication)
    var queue = ServiceQueue(servers: servers, room: room)
    var seen = Seen()
    let warmUp = crowd > 0 ? 0 : arrivals / 10
    var time = SimulationTime.start
    for number in 0..<arrivals + crowd {
      stream.select(user: UInt64(number), process: Self.gap, occurrence: 0)
      if number >= crowd { time = time + SimulationDuration(seconds: Exponential(mean: 1 / rate).sample(from: stream)) }
      let hasPriority = stream.uniform() < priorityShare
      stream.select(user: UInt64(number), process: Self.work, occurrence: 0)
      let work = SimulationDuration(seconds: service.sample(from: stream))
      let patientUntil = patience.map { time + SimulationDuration(seconds: $0.sample(from: stream)) } ?? .never
      var request = ServiceRequest(number: UInt32(number), at: time, work: work, patientUntil: patientUntil)
      request.hasPriority = hasPriority
      queue.arrive(request)
      if number >= warmUp { seen.arrived += 1 }
      if number >= crowd, seen.drained == nil, queue.waiting == 0 { seen.drained = time.seconds }
      queue.takeAnswers { Self.note($0, warmUp, &seen) }
    }
    queue.advance(until: .never)
    queue.takeAnswers { Self.note($0, warmUp, &seen) }
    return seen
  }

  private static func note(_ answer: ServiceAnswer, _ warmUp: Int, _ seen: inout Seen) {
    guard answer.request.sender >= warmUp else { return }
    let wait = (answer.begin - answer.request.time).seconds
    switch answer.outcome {
    case .served where answer.request.hasPriority: seen.waitsWithPriority.append(wait)
    case .served: seen.waits.append(wait)
    case .full: seen.full += 1
    case .reneged: seen.reneged += 1
    case .none, .replaced, .refused: break
    }
    if answer.outcome != .full { seen.timeInLine += wait }
  }
}

extension SimulationTime {
  fileprivate var seconds: Double { (self - .start).seconds }
}
