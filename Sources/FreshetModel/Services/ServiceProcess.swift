import FreshetCore
import FreshetKernel

/// A service as a logical process of the kernel: one window behind those who ask it.
///
/// A request that is made at t comes by mail at t + window, so all that were made in one window are there, in order, in the next. An
/// answer with the true time e goes out as soon as it is known: that of a service when it begins, at b, to arrive at e or at b + 2
/// windows, whichever is later; that of others at e, to arrive at e + 2 windows.
///
/// There is a queue for each arm, but only one of them while both are the same. A rate limit has a bucket in place of it, and says at once
/// who comes through.
final class ServiceProcess {
  private let window: SimulationDuration
  /// The end of the run: what truly happens then or later counts as not happening.
  private let end: SimulationTime
  private let hours: OpeningHours?
  /// Of the restriction that it is part of.
  private let schedule: Schedule?
  private let layout: ResultLayout
  /// Those of the baseline arm, or of both, and of the restricted arm.
  private var queues: (ServiceQueue, ServiceQueue)
  private var isShared = true
  /// By arm; none where it has queues.
  private var buckets: [TokenBucket]
  private(set) var counts: ServiceCounts

  init(_ number: Int, of scenario: Scenario, _ layout: ResultLayout, window: SimulationDuration) {
    let service = scenario.services[number]
    let settings = ServiceSettings(service, weight: layout.weight(of: service).factor)
    self.layout = layout
    self.window = window
    end = scenario.end
    hours = service.hours?.opening(scenario.localTime)
    let queue = ServiceQueue(servers: settings.servers, room: settings.room, hours: hours)
    queues = (queue, queue)
    buckets = settings.bucket.map { [$0, $0] } ?? []
    let schedule = service.owner.map { scenario.restrictions[$0.restriction].schedule }
    self.schedule = schedule
    counts = ServiceCounts(
      service: number, classes: service.classes,
      available: Self.available(service, servers: settings.servers, hours, schedule, scenario), reportInterval: scenario.reportInterval)
  }

  /// How long servers work in each report interval, summed over them, in microseconds.
  private static func available(
    _ service: Service, servers: Int, _ hours: OpeningHours?, _ schedule: Schedule?, _ scenario: Scenario
  ) -> [Int] {
    let length = scenario.reportInterval
    // Nobody reviews before there is something to approve of, though after it what is in line.
    let begin = schedule.map { $0.onTimes.first?.from ?? .never } ?? .start
    return (0..<scenario.intervals).map { interval in
      let start = SimulationTime(microseconds: Int64(interval) * length.microseconds)
      let until = min(start + length, scenario.end)
      if service.isLimit, let schedule { return Int(schedule.lengthInForce(from: start, until: until).microseconds) }
      let from = min(max(start, begin), until)
      return servers * Int((hours?.length(from: from, until: until) ?? until - from).microseconds)
    }
  }

  /// Takes a request that has come by mail.
  func receive<Observer>(_ request: ServiceRequest, _ tools: Tools<Observer>, _ outbox: Outbox<ServiceRequest>) {
    tools.tally.count(events: 1)
    if !buckets.isEmpty { return limit(request, outbox) }
    if isShared, request.arms != .both {
      isShared = false
      queues.1 = queues.0
    }
    counts.count(request.arms, priority(of: request), .arrived, at: request.time)
    if request.arms.contains(.baseline) { queues.0.arrive(request) }
    if !isShared, request.arms.contains(.restricted) { queues.1.arrive(request) }
  }

  /// Lets a request through, or turns it away, in each arm.
  private func limit(_ request: ServiceRequest, _ outbox: Outbox<ServiceRequest>) {
    counts.count(request.arms, 0, .arrived, at: request.time)
    var passing: Arms = []
    for arm in Arm.allCases where request.arms.contains(Arms(arm)) {
      guard let token = buckets[arm.index].take(at: request.time) else { continue }
      passing.insert(Arms(arm))
      counts.countBusy(Arms(arm), 0, from: token.from, until: min(token.until, end)) { schedule?.lengthInForce(from: $0, until: $1) ?? $1 - $0 }
    }
    for (arms, outcome) in [(passing, ServiceRequest.Outcome.served), (request.arms.subtracting(passing), .full)] where !arms.isEmpty {
      if outcome == .served {
        counts.countBegin(arms, 0, of: ServiceAnswer(request: request, outcome: .served, begin: request.time, end: request.time))
      }
      counts.count(arms, 0, outcome.counter, at: request.time)
      var mail = request
      (mail.outcome, mail.arms) = (outcome, arms)
      outbox.post(mail, to: mail.sender, at: request.time + window + window)
    }
  }

  /// Lets everything happen that is due before the time of the kernel, and sends the answers.
  ///
  /// - Returns: The kernel's time at which something is due next; `.never` where that takes another request.
  func advance<Observer>(
    until time: SimulationTime, _ tools: Tools<Observer>, _ outbox: Outbox<ServiceRequest>
  ) -> SimulationTime {
    guard buckets.isEmpty else { return .never }
    let limit = min(SimulationTime(microseconds: time.microseconds &- window.microseconds), end)
    queues.0.advance(until: limit)
    queues.0.takeAnswers { send($0, isShared ? .both : .baseline, tools, outbox) }
    guard !isShared else { return mailTime(queues.0.nextEvent, time) }
    queues.1.advance(until: limit)
    queues.1.takeAnswers { send($0, .restricted, tools, outbox) }
    // Once a window is enough.
    if time.microseconds % window.microseconds == 0 { isShared = queues.0.isAlike(queues.1) }
    return mailTime(min(queues.0.nextEvent, queues.1.nextEvent), time)
  }

  /// The kernel's time of an event.
  private func mailTime(_ event: SimulationTime, _ now: SimulationTime) -> SimulationTime {
    event < end ? max(now, event + window) : .never
  }

  private func priority(of request: ServiceRequest) -> Int { counts.classes == 1 || request.hasPriority ? 0 : 1 }

  private func send<Observer>(
    _ answer: ServiceAnswer, _ arms: Arms, _ tools: Tools<Observer>, _ outbox: Outbox<ServiceRequest>
  ) {
    let priority = priority(of: answer.request)
    var news = answer.end + window + window
    if answer.outcome == .served {
      counts.countBegin(arms, priority, of: answer)
      counts.countBusy(arms, priority, from: answer.begin, until: min(answer.end, end)) { hours?.length(from: $0, until: $1) ?? $1 - $0 }
      guard answer.end < end else { return countUnanswered(answer.request, arms, tools) }
      news = max(answer.end, answer.begin + window + window)
    }
    let outcome = answer.outcome == .served && answer.request.outcome == .refused ? .refused : answer.outcome
    counts.count(arms, priority, outcome.counter, at: answer.end)
    var mail = answer.request
    mail.time = answer.end
    mail.outcome = outcome
    mail.arms = arms
    outbox.post(mail, to: mail.sender, at: news)
  }

  /// Ends the process with the run.
  func finish<Observer>(_ tools: Tools<Observer>) {
    queues.0.visitLine { countUnanswered($0, isShared ? .both : .baseline, tools) }
    if !isShared { queues.1.visitLine { countUnanswered($0, .restricted, tools) } }
    tools.keep(counts)
  }

  /// Counts who still waits, or is still served, when the run ends.
  private func countUnanswered<Observer>(_ request: ServiceRequest, _ arms: Arms, _ tools: Tools<Observer>) {
    var request = request
    request.arms = arms
    tools.tally.count(arms, .inLineAtEnd, Int(request.flow))
    tools.chargeUnanswered(request, layout)
  }
}

extension ServiceRequest.Outcome {
  fileprivate var counter: ServiceCounter {
    switch self {
    case .none, .served: .served
    case .full: .full
    case .reneged: .reneged
    case .replaced: .replaced
    case .refused: .refused
    }
  }
}
