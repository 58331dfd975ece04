import FreshetCore
import FreshetModel
import Testing

/// What a service does with each request, second by second.
struct ServiceQueueTests {
  /// An answer as text: number, outcome, begin and end in seconds.
  static func text(_ answer: ServiceAnswer) -> String {
    let (begin, end) = (answer.begin.microseconds / 1_000_000, answer.end.microseconds / 1_000_000)
    return "\(answer.request.sender) \(answer.outcome) \(begin) \(end)"
  }

  static func time(_ seconds: Int64) -> SimulationTime { SimulationTime(microseconds: seconds * 1_000_000) }

  static func request(_ number: UInt32, _ at: Int64, _ work: Int64, until: Int64? = nil) -> ServiceRequest {
    ServiceRequest(
      number: number, at: time(at), work: SimulationDuration(microseconds: work * 1_000_000), patientUntil: until.map(time) ?? .never)
  }

  static func answers(_ queue: ServiceQueue, _ requests: [ServiceRequest]) -> [String] {
    var queue = queue
    var answers: [String] = []
    for request in requests { queue.arrive(request) }
    queue.advance(until: time(1_000_000))
    queue.takeAnswers { answers.append(text($0)) }
    return answers
  }

  @Test func firstComeFirstServed() {
    let requests = [Self.request(1, 0, 10), Self.request(2, 1, 3), Self.request(3, 2, 1), Self.request(4, 3, 1)]
    #expect(Self.answers(ServiceQueue(servers: 1, room: nil), requests) == [
      "1 served 0 10", "2 served 10 13", "3 served 13 14", "4 served 14 15",
    ])
    #expect(Self.answers(ServiceQueue(servers: 2, room: nil), requests) == [
      "1 served 0 10", "2 served 1 4", "3 served 4 5", "4 served 5 6",
    ])
  }

  /// Who comes when a server is free again finds it so, and whoever is patient until then is served.
  @Test func ties() {
    let requests = [Self.request(1, 0, 5), Self.request(2, 5, 5), Self.request(3, 6, 1, until: 10), Self.request(4, 7, 1, until: 9)]
    #expect(Self.answers(ServiceQueue(servers: 1, room: 2), requests) == [
      "1 served 0 5", "2 served 5 10", "4 reneged 9 9", "3 served 10 11",
    ])
    #expect(Self.answers(ServiceQueue(servers: 1, room: 0), requests) == [
      "1 served 0 5", "2 served 5 10", "3 full 6 6", "4 full 7 7",
    ])
  }

  @Test func whoLeavesMakesRoom() {
    let requests = [Self.request(1, 0, 9), Self.request(2, 1, 1, until: 3), Self.request(3, 2, 1), Self.request(4, 4, 1)]
    #expect(Self.answers(ServiceQueue(servers: 1, room: 1), requests) == [
      "1 served 0 9", "3 full 2 2", "2 reneged 3 3", "4 served 9 10",
    ])
  }

  @Test func priorityInterruptsNobody() {
    var requests = [Self.request(1, 0, 5), Self.request(2, 1, 1), Self.request(3, 2, 1)]
    requests[2].hasPriority = true
    #expect(Self.answers(ServiceQueue(servers: 1, room: nil), requests) == ["1 served 0 5", "3 served 5 6", "2 served 6 7"])
  }

  /// A newer request of the same person takes the place of the older one, with a patience of its own.
  @Test func newerTakesThePlace() {
    var requests = [
      Self.request(1, 0, 9), Self.request(2, 1, 1, until: 6), Self.request(3, 2, 1), Self.request(2, 3, 2, until: 20),
    ]
    requests[1].replaces = true
    requests[3].replaces = true
    #expect(Self.answers(ServiceQueue(servers: 1, room: nil), requests) == [
      "1 served 0 9", "2 replaced 3 3", "2 served 9 11", "3 served 11 12",
    ])
  }

  /// Servers that work from second 10 to 20 and from 30 on: work pauses, people come and lose patience meanwhile.
  @Test func openingHours() {
    let hours = OpeningHours([OnTime(from: Self.time(10), until: Self.time(20)), OnTime(from: Self.time(30), until: Self.time(1000))])
    let requests = [
      Self.request(1, 1, 5), Self.request(2, 2, 2, until: 9), Self.request(3, 12, 7), Self.request(4, 25, 1, until: 28),
      Self.request(5, 26, 1),
    ]
    #expect(Self.answers(ServiceQueue(servers: 1, room: nil, hours: hours), requests) == [
      "2 reneged 9 9", "1 served 10 15", "3 served 15 32", "4 reneged 28 28", "5 served 32 33",
    ])
  }

  /// A copy goes on by itself.
  @Test func isAValue() {
    var queue = ServiceQueue(servers: 1, room: nil)
    queue.arrive(Self.request(1, 0, 10))
    var copy = queue
    copy.arrive(Self.request(2, 1, 1))
    #expect(Self.answers(queue, []) == ["1 served 0 10"])
    #expect(Self.answers(copy, []) == ["1 served 0 10", "2 served 10 11"])
  }
}
