import FreshetCore
import Testing

/// The calendar has rings of 128, 8,192 and 516,096 windows; what lies beyond each has to come all the same, once and in time.
@Suite("Calendar")
struct CalendarTests {
  @Test("own events come in time, however far away", arguments: 1...3)
  func farAway(workers: Int) throws {
    let windows: [Int64] = [0, 1, 126, 127, 128, 129, 255, 256, 257, 5000, 8063, 8064, 8191, 8192, 8193, 12_345, 16_384]
    var script = Script(memberCount: 2 * windows.count + 1)
    // Once from the start, once from an event of the first window, to which the calendar's end is one window nearer.
    for (number, window) in windows.enumerated() {
      script.plans[2 * number] = [.init(at: window * 10 + 9)]
      script.plans[2 * number + 1] = [.init(at: 0), .init(at: window * 10 + 9)]
    }
    let outcome = try script.play(until: 163_850, workers: workers, blockSize: 4)
    #expect(outcome.problems == [])
    for (number, window) in windows.enumerated() {
      #expect(outcome.entries(of: 2 * number) == [.own(window * 10 + 9)])
      #expect(outcome.entries(of: 2 * number + 1) == [.own(0), .own(window * 10 + 9)])
    }
    #expect(outcome.entries(of: 2 * windows.count) == [])
  }

  @Test("gaps around the calendar's reach", arguments: [126, 127, 128, 129, 256, 764, 8191, 8192, 8193] as [Int64])
  func gaps(windows: Int64) throws {
    let times = (0..<6).map { 5 + $0 * windows * 10 }
    let script = Script(memberCount: 3, plans: [0: times.map { .init(at: $0) }, 2: times.map { .init(at: $0 + 3) }])
    let outcome = try script.play(until: 6 * windows * 10, workers: 2)
    #expect(outcome.problems == [])
    #expect(outcome.entries(of: 0) == times.map { .own($0) })
    #expect(outcome.entries(of: 1) == [])
    #expect(outcome.entries(of: 2) == times.map { .own($0 + 3) })
  }

  @Test("beyond the last ring", arguments: [2, 128, 8191, 8192, 507_904, 516_096, 600_000] as [Int64], [1, 3])
  func beyond(window: Int64, workers: Int) throws {
    // The first member is filed while a window in the midst of a ring is lived; the last gets mail in the window in which it is due anyway.
    let script = Script(
      memberCount: 4,
      plans: [
        0: [.init(at: 54_321), .init(at: 54_321 + window * 10)], 1: [.init(at: window * 10)],
        2: [.init(at: 5, posts: [.init(message: 1, target: 1, at: window * 10 - 5), .init(message: 2, target: 3, at: window * 10 + 3)])],
        3: [.init(at: window * 10 + 7)],
      ])
    let outcome = try script.play(until: 6_100_000, workers: workers)
    #expect(outcome.entries(of: 3) == [.mail(window * 10 + 3, 2), .own(window * 10 + 7)])
    #expect(outcome.problems == [])
    #expect(outcome.entries(of: 0) == [.own(54_321), .own(54_321 + window * 10)])
    #expect(outcome.entries(of: 1) == [.mail(window * 10 - 5, 1), .own(window * 10)])
  }

  @Test("mail makes a member due earlier than it was", arguments: 1...3)
  func dueEarlier(workers: Int) throws {
    let script = Script(
      memberCount: 6,
      plans: [
        0: [.init(at: 1, posts: [.init(message: 7, target: 5, at: 33)])],
        1: [.init(at: 2, posts: [.init(message: 8, target: 4, at: 55)])],
        4: [.init(at: 58), .init(at: 4000)],
        5: [.init(at: 30), .init(at: 20_000)],
      ],
      answers: [7: .init(at: 121), 8: .init(at: 55)])
    let outcome = try script.play(until: 20_001, workers: workers)
    #expect(outcome.problems == [])
    #expect(outcome.entries(of: 5) == [.own(30), .mail(33, 7), .own(121), .own(20_000)])
    #expect(outcome.entries(of: 4) == [.mail(55, 8), .own(55), .own(58), .own(4000)])
  }

  @Test("the last event is the one before the end", arguments: [100, 101, 105, 109, 110] as [Int64])
  func lastWindow(end: Int64) throws {
    let script = Script(
      memberCount: 4, plans: [0: [.init(at: end - 1), .init(at: end)], 1: [.init(at: end)], 2: [.init(at: end + 5)]])
    let outcome = try script.play(until: end, workers: 2)
    #expect(outcome.problems == [])
    #expect(outcome.histories.map(\.entries) == [[.own(end - 1)], [], [], []])
    #expect(outcome.steps.map(\.time.microseconds) == stride(from: 10, to: end, by: 10) + [end])
  }
}
