import FreshetCore
import FreshetKernel
import FreshetRandom
import Synchronization
import Testing

/// Where nobody influences anybody, streaming blocks and living in windows of any length are the same history.
@Suite("Streaming and windows")
struct StreamingTests {
  static let end = SimulationTime.start + .days(20)

  @Test(
    "windows change nothing",
    arguments: [.hours(1), .days(1), .minutes(7 * 60 + 13), .days(400), SimulationDuration(microseconds: 12_345_678_901)])
  func windows(window: SimulationDuration) throws {
    let renewals = Renewals(memberCount: 700)
    let reference = renewals.runSequentially(until: Self.end, window: nil)
    #expect(reference.events > 700 * 20)
    for workers in 1...3 {
      for blockSize in [64, 1000] {
        var outcome = try renewals.run(until: Self.end, window: window, workers: workers, blockSize: blockSize)
        outcome.steps = []
        #expect(outcome.difference(from: reference) == nil, "\(workers) workers, blocks of \(blockSize)")
      }
    }
  }

  @Test("streaming changes nothing", arguments: 1...3)
  func streaming(workers: Int) throws {
    let renewals = Renewals(memberCount: 700)
    let reference = renewals.runSequentially(until: Self.end, window: nil)
    for blockSize in [1, 64, 1000] {
      let outcome = try renewals.run(until: Self.end, window: nil, workers: workers, blockSize: blockSize)
      #expect(outcome.difference(from: reference) == nil, "blocks of \(blockSize)")
    }
  }

  @Test("those who have nothing to do may end before they begin", arguments: 1...3)
  func quiet(workers: Int) throws {
    let (renewals, end) = (Renewals(memberCount: 700), SimulationTime.start + .hours(9))
    let reference = renewals.runSequentially(until: end, window: nil)
    #expect((100...600).contains(reference.lives.count { $0.member.due >= end && $0.member.occurrence == 0 }))
    for blockSize in [1, 64, 70, 1000] {
      let outcome = try renewals.run(until: end, window: nil, workers: workers, blockSize: blockSize, endsQuiet: true)
      #expect(outcome.difference(from: reference) == nil, "blocks of \(blockSize)")
    }
  }

  @Test("streamed blocks are dropped when they have been lived through", arguments: 1...3)
  func memory(workers: Int) throws {
    let model = RuleModel(rules: Renewals(memberCount: 1000), end: Self.end, blockSize: 10, blockStride: 10)
    _ = try Kernel(model: model, end: Self.end, window: nil, workers: workers).run(coupling: 0)
    #expect(model.census.made == 100)
    #expect(model.census.peak <= workers)
  }

  @Test("more workers than blocks are not hired", arguments: [nil, SimulationDuration.days(1)])
  func fewBlocks(window: SimulationDuration?) throws {
    let model = RuleModel(rules: Renewals(memberCount: 20), end: Self.end, blockSize: 10, blockStride: 10)
    for (workers, expected) in [(-1, 1), (0, 1), (1, 1), (2, 2), (50, 2)] {
      let kernel = Kernel(model: model, end: Self.end, window: window, workers: workers)
      #expect(kernel.workers == expected)
      #expect(try kernel.run(coupling: 0).count == expected)
    }
  }

  @Test("nobody at all is a run as well", arguments: [nil, SimulationDuration.days(1)])
  func nobody(window: SimulationDuration?) throws {
    let outcome = try Renewals(memberCount: 0).run(until: Self.end, window: window, workers: 3, blockSize: 10)
    #expect(outcome.problems == [])
    #expect(outcome.events == 0)
  }

  @Test("progress rises to one", arguments: 1...3)
  func progress(workers: Int) throws {
    let model = RuleModel(rules: Renewals(memberCount: 100), end: Self.end, blockSize: 10, blockStride: 10)
    let shares = Recorder<Double>()
    for (window, steps) in [(SimulationDuration.hours(36), 14), (nil, 10)] {
      let before = shares.elements.count
      _ = try Kernel(model: model, end: Self.end, window: window, workers: workers).run(coupling: 0) {
        shares.append($0)
        return true
      }
      let seen = shares.elements.dropFirst(before)
      #expect(seen.count == steps)
      #expect(seen.max() == 1)
      #expect(seen.allSatisfy { $0 > 0 })
      if window != nil || workers == 1 { #expect(Array(seen) == seen.sorted()) }
    }
  }

  @Test("a run stops when progress says so", arguments: [nil, SimulationDuration.days(1)], 1...3)
  func stop(window: SimulationDuration?, workers: Int) {
    let model = RuleModel(rules: Renewals(memberCount: 1000), end: Self.end, blockSize: 10, blockStride: 10)
    let calls = Atomic<Int>(0)
    let kernel = Kernel(model: model, end: Self.end, window: window, workers: workers)
    #expect(throws: KernelError.stopped) {
      try kernel.run(coupling: 0) { _ in calls.add(1, ordering: .relaxed).newValue < 3 }
    }
    // Each other worker may have been in the middle of a block.
    #expect(calls.load(ordering: .relaxed) < 3 + workers)
    if window == nil {
      #expect(model.census.made < 3 + workers)
    } else {
      #expect(model.steps.elements.map(\.time) == (1...3).map { SimulationTime.start + .days($0) })
    }
  }
}

/// Members with a rhythm of their own, from busy to nearly asleep.
struct Renewals: Rules {
  static let gap = ProcessKey("gap")

  let seed: UInt64 = 5
  var memberCount: Int

  struct Member: MemberState {
    var due: SimulationTime
    var occurrence = 0
  }

  func gap(_ index: Int, _ occurrence: Int, _ draws: Draws) -> SimulationDuration {
    draws.select(index, Self.gap, occurrence)
    return draws.exponential(mean: 3600 * [2, 10, 50, 2000][index % 4])
  }

  func makeMember(_ index: Int, draws: Draws) -> Member { Member(due: .start + gap(index, 0, draws)) }

  func act(_ member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    member.occurrence += 1
    tally.level += moment.index
    member.due = moment.time + gap(moment.index, member.occurrence, moment.draws)
  }
}
