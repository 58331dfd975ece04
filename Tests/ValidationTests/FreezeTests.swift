import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

struct SmokeTests {
  @Test func freeze() throws {
    let scenario = Fixture.scenario(
      days: 40, users: 2_000_000,
      actions: [Action(name: "change_picture", gap: .exponential(Exponential(mean: 75 * Fixture.day)))],
      restrictions: [
        Fixture.restriction(
          ["change_picture"], from: 10, until: 24.25,
          reaction: [(0.6, .defer(Defer(delay: .exponential(Exponential(mean: 12 * Fixture.hour))))), (0.4, .abandon(Abandon()))])
      ])
    let clock = ContinuousClock()
    for window in [nil, SimulationDuration.hours(1)] {
      for threads in [1, 2] {
        let begin = clock.now
        let result = try Simulation(scenario).run(replication: 0, options: SimulationOptions(threads: threads, window: window))
        print(window as Any, threads, clock.now - begin, result.events, result.restricted.peopleBlocked, result.restricted.total(flow: 0))
      }
    }
  }
  @Test func sessions() throws {
    let scenario = Fixture.scenario(
      days: 30, users: 200_000,
      actions: [Action(name: "open", gap: .exponential(Exponential(mean: 0.2 * Fixture.day))), Action(name: "change_picture", gap: .exponential(Exponential(mean: 50 * Fixture.day)))],
      restrictions: [
        Fixture.restriction(
          ["change_picture"], from: 10, until: 24,
          reaction: [(0.6, .defer(Defer(delay: .exponential(Exponential(mean: 12 * Fixture.hour))))), (0.4, .abandon(Abandon()))])
      ])
    let clock = ContinuousClock()
    for window in [nil, SimulationDuration.hours(1)] {
      for threads in [1, 2] {
        let begin = clock.now
        let result = try Simulation(scenario).run(replication: 0, options: SimulationOptions(threads: threads, window: window))
        let t = clock.now - begin
        print(window as Any, threads, t, result.events, Double(result.events) / (Double(t.components.attoseconds) / 1e18 + Double(t.components.seconds)) / 1e6, result.restricted.peopleBlocked)
      }
    }
  }
}
