package import FreshetCore

/// A queue with servers, by itself: requests come in the order of their times, and each gets one answer with a true time.
///
/// First come, first served, but for those with priority, who are served first and interrupt nobody. A request that finds no free
/// server and no room to wait in is turned away; who waits may lose patience, on the wall clock. Servers work in their opening hours:
/// outside them work in progress pauses, and the queue goes on accepting.
///
/// At one instant services end first, then those begin who wait, then patience runs out, then requests come: so whoever is patient until
/// the instant at which a server is free is served. A value: a copy goes on by itself.
///
///     var queue = ServiceQueue(servers: 2, room: nil)
///     queue.arrive(ServiceRequest(number: 0, at: .start, work: .minutes(1)))
///     queue.takeAnswers { answer in … }
///
/// - Complexity: Amortised O(log n) for a request, n being those in service and in line.
package struct ServiceQueue: Sendable {
  private struct Place: Sendable {
    var request: ServiceRequest
    var use: UInt32
    var isTaken: Bool
  }

  private let servers: Int
  private let room: Int
  private let hours: OpeningHours?
  private var busy = 0
  /// When those in service leave.
  private var departures = TimeHeap()
  private var places: [Place] = []
  private var freePlaces: [UInt32] = []
  /// Who has priority, and the others.
  private var lines = (WaitingLine(), WaitingLine())
  /// When those in line lose patience; who has left it meanwhile is still there.
  private var patience = TimeHeap()
  /// The places of requests that a newer one may replace, by ``ServiceRequest/key``.
  private var replaceable: [UInt64: UInt32] = [:]
  /// The time of the last event.
  private var clock = SimulationTime.start
  /// The opening hours at or after the clock.
  private var stretch = 0
  /// How many wait.
  package private(set) var waiting = 0
  private var answers: [ServiceAnswer] = []

  /// - Parameters:
  ///   - servers: At least 1.
  ///   - room: How many may wait, at least 0; absent: all.
  ///   - hours: When the servers work; absent: always.
  package init(servers: Int, room: Int?, hours: OpeningHours? = nil) {
    self.servers = max(1, servers)
    self.room = room ?? .max
    self.hours = hours
  }

  // MARK: Requests and answers

  /// Takes a request. All that is due before it happens first.
  ///
  /// - Parameter request: Not earlier than the one before it.
  package mutating func arrive(_ request: ServiceRequest) {
    let time = request.time
    run(through: time)
    clock = max(clock, time)
    if request.replaces, replace(by: request) { return }
    if busy < servers, opening == time {
      begin(request, at: time)
    } else if waiting < room {
      join(request)
    } else {
      answers.append(ServiceAnswer(request: request, outcome: .full, begin: time, end: time))
    }
  }

  /// Lets everything happen that is due before an instant.
  package mutating func advance(until time: SimulationTime) {
    run(through: SimulationTime(microseconds: time.microseconds &- 1))
  }

  /// Hands out the answers since it was last asked, in the order in which they became known.
  package mutating func takeAnswers(_ body: (ServiceAnswer) -> Void) {
    // Whoever takes them does not touch the queue.
    for answer in answers { body(answer) }
    answers.removeAll(keepingCapacity: true)
  }

  /// The time of the next thing that happens by itself; `.never` where nobody waits.
  var nextEvent: SimulationTime {
    mutating get {
      guard waiting > 0 else { return .never }
      return min(departures.first, busy < servers ? opening : .never, nextLeaving)
    }
  }

  /// Visits all who wait, in no order.
  func visitLine(_ body: (ServiceRequest) -> Void) {
    for place in places where place.isTaken { body(place.request) }
  }

  /// Whether what happens from now on is the same as in another one: nobody waits, and those in service leave at the same times. Both
  /// have advanced to the same instant.
  func isAlike(_ other: ServiceQueue) -> Bool {
    guard waiting == 0, other.waiting == 0, busy == other.busy else { return false }
    return departures.entries.map(\.time).sorted() == other.departures.entries.map(\.time).sorted()
  }

  // MARK: Events

  /// The first instant from the clock on at which servers work.
  private var opening: SimulationTime {
    mutating get {
      guard let hours else { return clock }
      stretch = hours.index(from: stretch, endingAfter: clock)
      return hours.opening(at: clock, stretch)
    }
  }

  /// Lets everything happen that is due up to an instant, and at it.
  private mutating func run(through limit: SimulationTime) {
    while waiting > 0 {
      let departure = departures.first
      let ready = busy < servers ? opening : .never
      let leaving = nextLeaving
      let next = min(departure, ready, leaving)
      guard next <= limit else { return }
      clock = max(clock, next)
      if next == departure {
        if hours == nil { followOne() } else { release() }
      } else if next == ready {
        if let request = nextInLine() { begin(request, at: ready) }
      } else {
        leave()
      }
    }
    while departures.first <= limit { release() }
  }

  /// Somebody leaves, and nobody follows yet.
  private mutating func release() {
    departures.removeFirst()
    busy &-= 1
  }

  /// Somebody leaves, and the next one in line follows at once.
  private mutating func followOne() {
    let time = departures.first
    guard let request = nextInLine() else { return release() }
    let end = time + request.work
    departures.replaceFirst(by: end)
    answers.append(ServiceAnswer(request: request, outcome: .served, begin: time, end: end))
  }

  private mutating func begin(_ request: ServiceRequest, at time: SimulationTime) {
    let end = hours?.end(of: request.work, from: time, stretch) ?? time + request.work
    departures.add(end)
    busy &+= 1
    answers.append(ServiceAnswer(request: request, outcome: .served, begin: time, end: end))
  }

  // MARK: The line

  private mutating func join(_ request: ServiceRequest) {
    let place: UInt32
    if let free = freePlaces.popLast() {
      place = free
      places[Int(place)].request = request
      places[Int(place)].isTaken = true
    } else {
      place = UInt32(truncatingIfNeeded: places.count)
      places.append(Place(request: request, use: 0, isTaken: true))
    }
    let ticket = Ticket(place: place, use: places[Int(place)].use)
    if request.hasPriority { lines.0.append(ticket) } else { lines.1.append(ticket) }
    waiting &+= 1
    notePatience(request, ticket)
    if request.replaces { replaceable[request.key] = place }
  }

  private mutating func notePatience(_ request: ServiceRequest, _ ticket: Ticket) {
    guard request.patientUntil != .never else { return }
    if patience.count > 2 &* waiting &+ 64 { forgetPatience() }
    patience.add(request.patientUntil, ticket)
  }

  /// Forgets the patience of those who have left the line.
  private mutating func forgetPatience() {
    let places = places
    patience.filter { Self.isDue($0, places) }
  }

  private static func isDue(_ entry: TimeHeap.Entry, _ places: [Place]) -> Bool {
    let place = places[Int(entry.ticket.place)]
    // Who has taken another's place has a patience of their own.
    return place.isTaken && place.use == entry.ticket.use && place.request.patientUntil == entry.time
  }

  /// When the next one loses patience.
  private var nextLeaving: SimulationTime {
    mutating get {
      while let entry = patience.entries.first, !Self.isDue(entry, places) { patience.removeFirst() }
      return patience.first
    }
  }

  /// Who loses patience leaves.
  private mutating func leave() {
    guard let entry = patience.entries.first else { return }
    patience.removeFirst()
    let request = vacate(entry.ticket.place)
    answers.append(ServiceAnswer(request: request, outcome: .reneged, begin: entry.time, end: entry.time))
  }

  /// Takes the next one out of line.
  private mutating func nextInLine() -> ServiceRequest? {
    while let ticket = lines.0.popFirst() ?? lines.1.popFirst() {
      let place = places[Int(ticket.place)]
      if place.isTaken, place.use == ticket.use { return vacate(ticket.place) }
    }
    return nil
  }

  private mutating func vacate(_ place: UInt32) -> ServiceRequest {
    let request = places[Int(place)].request
    places[Int(place)].isTaken = false
    places[Int(place)].use &+= 1
    freePlaces.append(place)
    waiting &-= 1
    if request.replaces { replaceable[request.key] = nil }
    if waiting == 0 {
      lines.0.removeAll()
      lines.1.removeAll()
    }
    return request
  }

  /// Lets a request take the place of an older one of the same person, where one waits.
  private mutating func replace(by request: ServiceRequest) -> Bool {
    guard let place = replaceable[request.key] else { return false }
    let older = places[Int(place)].request
    places[Int(place)].request = request
    notePatience(request, Ticket(place: place, use: places[Int(place)].use))
    answers.append(ServiceAnswer(request: older, outcome: .replaced, begin: request.time, end: request.time))
    return true
  }
}
