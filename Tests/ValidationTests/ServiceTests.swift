import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// Services inside the model, asked by people by mail, against closed forms.
struct ServiceTests {
  static let minute = 60.0
  static func exponential(minutes mean: Double) -> Distribution { .exponential(Exponential(mean: mean * minute)) }
  static let abandon = ReactionMix(choices: [(1, .abandon(Abandon()))])

  /// Sign-ups with a service.
  static func scenario(
    days: Double, perMinute rate: Double, _ capacity: Service.Capacity, seed: UInt64, window: SimulationDuration = .minutes(1),
    full: ReactionMix = abandon, _ change: (inout Service) -> Void = { _ in }
  ) -> Scenario {
    var scenario = Fixture.scenario(days: days, [Fixture.platform(users: 1, signUpsPerDay: rate * 1440)], seed: seed)
    var service = Service(
      name: "sign_up", platform: 0, action: Action.register, capacity: capacity, full: full, answersWithin: window)
    change(&service)
    scenario.services = [service]
    return scenario
  }

  /// Over the hours after the first.
  static func sum(_ result: ReplicationResult, _ counter: ServiceCounter, _ arm: Arm = .restricted) -> Double {
    Double((1..<result.services[0].intervals).reduce(0) { $0 + result.services[0].value(arm, 0, counter, interval: $1) })
  }

  /// Erlang C.
  @Test func waits() throws {
    let (servers, load) = (3, 2.0)
    let theory = Theory.erlangC(servers: servers, load: load) / (Double(servers) - load) * Self.minute
    try expectFigures { seed in
      let scenario = Self.scenario(days: 60, perMinute: load, .servers(servers, time: Self.exponential(minutes: 1)), seed: seed)
      let results = try Fixture.run(scenario, replications: 12)
      return [
        Figure("mean wait", theory: theory, precision: 0.02, results.map { Self.sum($0, .waited) / Self.sum($0, .begun) / 1e6 }),
        Figure(
          "busy share", theory: load / Double(servers), precision: 0.01,
          results.map { Self.sum($0, .busy) / Double($0.services[0].available.dropFirst().reduce(0, +)) }),
      ]
    }
  }

  /// Erlang A: patience runs on the wall clock, and who loses it is dropped.
  @Test func patience() throws {
    let (servers, rate, leaving) = (5, 6.0, 0.5)
    let line = Theory.erlangA(servers: servers, rate: rate, leaving: leaving)
    try expectFigures { seed in
      let scenario = Self.scenario(days: 10, perMinute: rate, .servers(servers, time: Self.exponential(minutes: 1)), seed: seed) {
        $0.patience = Self.exponential(minutes: 1 / leaving)
      }
      let results = try Fixture.run(scenario, replications: 12)
      return [
        Figure(
          "share dropped", theory: leaving * line / rate, precision: 0.02,
          results.map { Double($0.restricted.total(flow: 0).dropped) / Double($0.restricted.total(flow: 0).attempts) })
      ]
    }
  }

  /// Who finds the only server busy tries again and again: the mean number of those who wait for their moment is
  /// ρ(λ + ρν) / ((1 − ρ)ν). (Falin and Templeton, Retrial Queues, 1997.) Nobody comes again within two windows, when the server is
  /// often still busy: with windows of 5 s that makes it 1 % less, with windows of 15 s 2 %.
  @Test func retrials() throws {
    let (rate, gap) = (0.5, 5.0)
    let theory = rate * (rate + rate / gap) / ((1 - rate) / gap)
    try expectFigures { seed in
      let full = ReactionMix(choices: [(1, .retry(Retry(gap: Self.exponential(minutes: gap), atMost: 1000)))])
      let scenario = Self.scenario(
        days: 30, perMinute: rate, .servers(1, time: Self.exponential(minutes: 1)), seed: seed,
        window: SimulationDuration(microseconds: 5_000_000), full: full
      ) { $0.room = 0 }
      let results = try Fixture.run(scenario, replications: 8)
      return [
        Figure(
          "orbit", theory: theory, precision: 0.03,
          results.map { result in
            var (backlog, sum) = (0, 0)
            for change in result.restricted.series(flow: 0, .backlogChange) {
              backlog += change
              sum += backlog
            }
            return Double(sum) / Double(result.layout.intervals)
          })
      ]
    }
  }

  /// After a pause of sign-ups all who deferred come at once: the worst wait is what is too many for the rate, over the rate.
  @Test func crowd() throws {
    let (perDay, rate) = (20_000.0, 40.0)
    var scenario = Self.scenario(days: 5, perMinute: perDay / 1440, .rate(rate / 60, shape: nil), seed: 1)
    var pause = Fixture.restriction(
      [Action.register], from: 1, until: 3, reaction: [(1, .defer(Defer(delay: .constant(Constant(value: 60)))))])
    pause.kind = "registration_pause"
    scenario.restrictions = [pause]
    let results = try Fixture.run(scenario, replications: 4)
    for result in results {
      let service = result.services[0]
      let waiting = (0..<service.intervals).map { Double(service.value(.restricted, 0, .longestWait, interval: $0)) / 1e6 }
      let deferred = Double(result.restricted.total(flow: 0).deferred)
      let worst = try #require(waiting.max())
      // All come within the same second, and each is served in 1.5 s.
      #expect(abs(worst - deferred / rate * 60) < 120)
      #expect((0..<service.intervals).allSatisfy { service.value(.baseline, 0, .longestWait, interval: $0) < 60_000_000 })
      // All is done in the end, and the pause costs nobody an account.
      let (restricted, baseline) = (result.restricted.total(flow: 0), result.baseline.total(flow: 0))
      #expect(restricted.completed > 99_000 && abs(restricted.completed - baseline.completed) < 20)
    }
  }

  /// How a service is computed changes nothing where nobody reacts: not the window, not the threads.
  @Test func windowsAndThreads() throws {
    func run(_ window: SimulationDuration, threads: Int) throws -> ReplicationResult {
      let scenario = Self.scenario(
        days: 2, perMinute: 9, .servers(5, time: Self.exponential(minutes: 0.5)), seed: 3, window: window
      ) { $0.patience = Self.exponential(minutes: 2) }
      return try #require(try Fixture.run(scenario, replications: 1, threads: threads).first)
    }
    let first = try run(.minutes(1), threads: 1)
    #expect(first.restricted.total(flow: 0).dropped > 100)
    for threads in [2, 3, 7] { #expect(try run(.minutes(1), threads: threads).values == first.values) }
    for window in [SimulationDuration(microseconds: 1_000_000), .minutes(7)] {
      let other = try run(window, threads: 2)
      for arm in Arm.allCases {
        #expect(other[arm].total(flow: 0) == first[arm].total(flow: 0))
        for counter in ServiceCounter.allCases { #expect(Self.sum(other, counter, arm) == Self.sum(first, counter, arm)) }
      }
    }
  }

  /// A restriction that does nothing leaves a service as it is, and one that stops some relieves the others.
  @Test func arms() throws {
    func run(_ enforcement: Double) throws -> ReplicationResult {
      var scenario = Self.scenario(days: 3, perMinute: 9, .servers(5, time: Self.exponential(minutes: 0.55)), seed: 4)
      scenario.restrictions = [Fixture.restriction([Action.register], from: 1, until: 2, enforcement: enforcement)]
      return try #require(try Fixture.run(scenario, replications: 1).first)
    }
    let nothing = try run(0)
    for counter in ServiceCounter.allCases { #expect(Self.sum(nothing, counter, .baseline) == Self.sum(nothing, counter, .restricted)) }
    let half = try run(0.5)
    #expect(Self.sum(half, .waited, .restricted) < 0.8 * Self.sum(half, .waited, .baseline))
    // Outside the restriction, and the moment after it, both arms are alike again.
    let service = half.services[0]
    for interval in [3, 20, 60, 70] {
      for counter in ServiceCounter.allCases {
        #expect(service.value(.baseline, 0, counter, interval: interval) == service.value(.restricted, 0, counter, interval: interval))
      }
    }
  }

  /// A sample of the people meets a service of its part: the same rate of all, and waits that are too long by about weight / spare
  /// rate.
  @Test func sample() throws {
    for capacity in [Service.Capacity.servers(30, time: Self.exponential(minutes: 1)), .rate(30 / Self.minute, shape: nil)] {
      var scenario = Self.scenario(days: 10, perMinute: 20, capacity, seed: 5)
      scenario.sample = 0.1
      scenario.platforms[0].users = 10
      let result = try #require(try Fixture.run(scenario, replications: 1).first)
      let busy = Self.sum(result, .busy) / Double(result.services[0].available.dropFirst().reduce(0, +))
      #expect(abs(busy - 2.0 / 3) < 0.02)
      let wait = Self.sum(result, .waited) / Self.sum(result, .begun) / 1e6
      #expect(wait < Self.minute, "10 / (30 − 20) minutes at most")
    }
  }

  /// Where people hear late, what they do in between is still counted after its causes: no stock is ever negative.
  @Test func nothingHappensBeforeItsCause() throws {
    let change = Action(name: "change", gap: .exponential(Exponential(mean: 2 * Fixture.hour)))
    var scenario = Fixture.scenario(
      days: 3, [Fixture.platform(users: 4000, actions: [change])],
      restrictions: [Fixture.restriction(from: 1, until: 2, reaction: [(0.7, Fixture.deferral(hours: 2)), (0.3, .abandon(Abandon()))])])
    let full = ReactionMix(choices: [(1, .retry(Retry(gap: Self.exponential(minutes: 60), atMost: 5)))])
    var service = Service(
      name: "s", platform: 0, action: "change", capacity: .rate(0.5, shape: nil), full: full, answersWithin: .minutes(30))
    (service.room, service.patience) = (40, Self.exponential(minutes: 20))
    scenario.services = [service]
    scenario.countsActivity = true
    for result in try Fixture.run(scenario, replications: 2) {
      for arm in Arm.allCases {
        var (backlog, waiting) = (0, 0)
        for interval in 0..<result.layout.intervals {
          let counts = result[arm].counts(flow: 0, interval: interval)
          let entered = counts.attempts + counts.retried + counts.released
          #expect(entered == counts.completed + counts.blocked + counts.dropped + counts.replaced + counts.waitingChange)
          let change = counts.deferred + counts.retrying - counts.released - counts.retried - counts.superseded - counts.settled
          #expect(change == counts.backlogChange)
          backlog += counts.backlogChange
          waiting += counts.waitingChange
          #expect(backlog >= 0 && waiting >= 0, "\(arm), interval \(interval)")
        }
        let total = result[arm].total(flow: 0)
        #expect(total.settled > 100 && total.dropped > 1000 && total.replaced > 100 && total.retried > 1000)
      }
    }
  }

  /// Every count of a service adds up: who asks is answered, waits, or is being served.
  @Test func countsAddUp() throws {
    let full = ReactionMix(choices: [(0.6, .retry(Retry(gap: Self.exponential(minutes: 20), atMost: 3))), (0.4, .abandon(Abandon()))])
    let scenario = Self.scenario(
      days: 2, perMinute: 12, .servers(5, time: Self.exponential(minutes: 0.5)), seed: 6, window: .minutes(1), full: full
    ) {
      $0.patience = Self.exponential(minutes: 1)
      $0.room = 4
      $0.hours = Service.Hours(opens: 6, closes: 22)
    }
    for result in try Fixture.run(scenario, replications: 2) {
      let service = result.services[0]
      for arm in Arm.allCases {
        func total(_ counter: ServiceCounter) -> Int { (0..<service.intervals).reduce(0) { $0 + service.value(arm, 0, counter, interval: $1) } }
        let flow = result[arm].total(flow: 0)
        #expect(total(.arrived) == flow.attempts + flow.retried)
        #expect(total(.served) == flow.completed)
        #expect(total(.full) == flow.blocked && flow.blocked > 1000)
        #expect(total(.reneged) == flow.dropped && flow.dropped > 1000)
        #expect(total(.arrived) - total(.served) - total(.full) - total(.reneged) == flow.waitingChange)
      }
    }
  }
}
