import Foundation
import FreshetModel
import FreshetRandom
import Testing

/// Delays run on the person's clock: the hours of the action's rhythm, each day alike.
struct DelayTests {
  /// Nothing from 0 to 8, then twice the mean from 8 to 16 and the mean from 16 to 24; nothing on Sundays, which bends no delay.
  private let rhythm = Rhythm(
    name: "day", hours: Array(repeating: 0, count: 8) + Array(repeating: 2, count: 8) + Array(repeating: 1, count: 8),
    days: [1, 1, 1, 1, 1, 1, 0])

  private func released(_ rhythm: Rhythm?, delayHours: Double) throws -> Set<Double> {
    let change = Fixture.change(Fixture.exponential(days: 3), rhythm: rhythm)
    let delay = Reaction.defer(Defer(delay: .constant(Constant(value: delayHours * Fixture.hour))))
    // The lift is on Sunday at 00:00.
    let scenario = Fixture.scenario(
      days: 12, [Fixture.platform(users: 3000, actions: [change])],
      restrictions: [Fixture.restriction(from: 1, until: 6, reaction: [(1, delay)])])
    let records = try Simulation(scenario).attempts(replication: 0).filter { $0.inRestricted && $0.source == .released }
    #expect(records.count > 1000)
    return Set(records.map { Double($0.time.microseconds) / 3.6e9 - 144 })
  }

  /// A day of 24 hours is one of 24 on the person's clock: 2 hours pass in each from 8 to 16, and none before.
  @Test func theNightDoesNotCount() throws {
    let expected: [(Double, Double)] = [(4, 10), (16, 16), (20, 20), (28, 34)]
    for (delay, hour) in expected { #expect(try released(rhythm, delayHours: delay).allSatisfy { abs($0 - hour) < 1e-8 }) }
  }

  @Test func withoutARhythmTheWallCounts() throws {
    #expect(try released(nil, delayHours: 5) == [5])
  }

  /// Repeats too: nobody comes again by night.
  @Test func repeatsRunOnTheSameClock() throws {
    let retry = Reaction.retry(Retry(gap: .constant(Constant(value: 4 * Fixture.hour)), atMost: 1))
    let scenario = Fixture.scenario(
      days: 5, [Fixture.platform(users: 3000, actions: [Fixture.change(Fixture.exponential(days: 3), rhythm: rhythm)])],
      restrictions: [Fixture.restriction(from: 1, until: 4, reaction: [(1, retry)])])
    let records = try Simulation(scenario).attempts(replication: 0).filter { $0.inRestricted && $0.source == .retried }
    #expect(records.count > 500)
    let hours = records.map { $0.time.microseconds % 86_400_000_000 }.map { Double($0) / 3.6e9 }
    #expect(hours.allSatisfy { $0 >= 8 })
  }
}
