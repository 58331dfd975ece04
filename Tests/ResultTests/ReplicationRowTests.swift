import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetResults
import Testing

@Suite struct ReplicationRowTests {
  private func results(baseline: Bool) -> RunResults {
    let scenario = Synthetic.scenario(
      origins: [("mainland", 0.9), ("overseas", 0.1)], actions: ["change_name", "change_bio"], end: .start + .hours(3))
    return Synthetic.results(scenario, replications: 3, baseline: baseline) { replication, baseline, restricted in
      for flow in 0..<4 {
        baseline[flow: flow, interval: 1, .fresh, .completed] = 100 + 7 * flow + 11 * replication
        restricted[flow: flow, interval: 1, .fresh, .completed] = 90 + 5 * flow + 3 * replication
        restricted[flow: flow, interval: 1, .fresh, .abandoned] = 10 + flow * replication
      }
    }
  }

  @Test func haveTheFiguresOfTheirReplication() throws {
    let key = FigureKey(metric: "completed_total", platform: "p", cohort: "all", action: "change_bio")
    let rows = results(baseline: true).replicationRows().filter { $0.key == key }
    #expect(rows.map(\.replication) == [0, 1, 2])
    // Flows 1 and 3; one simulated person stands for 100.
    #expect(rows.map(\.baseline) == [22_800, 25_000, 27_200])
    #expect(rows.map(\.restricted) == [20_000, 20_600, 21_200])
  }

  @Test(arguments: [true, false])
  func effectsAreTheirMeans(baseline: Bool) throws {
    let results = results(baseline: baseline)
    let rows = results.replicationRows()
    let effects = results.effects()
    #expect(rows.count == 3 * effects.count && effects.count > 20)
    for (index, effect) in effects.enumerated() {
      let own = rows[(3 * index)..<(3 * index + 3)]
      #expect(own.allSatisfy { $0.key == effect.key })
      #expect(isClose(effect.restricted.value, own.map { Double($0.restricted) }))
      let baselines = own.compactMap { $0.baseline.map(Double.init) }
      #expect(baselines.count == (baseline ? 3 : 0))
      if let mean = effect.baseline { #expect(isClose(mean.value, baselines)) }
      let differences = own.compactMap { row in row.baseline.map { Double(row.restricted - $0) } }
      if let difference = effect.difference { #expect(isClose(difference.value, differences)) }
      #expect((effect.difference == nil) == !baseline && (effect.baseline == nil) == !baseline)
    }
  }

  /// Whether a number is the mean, but for rounding.
  private func isClose(_ number: Double, _ values: [Double]) -> Bool {
    abs(number - values.reduce(0, +) / Double(values.count)) <= 1e-9
  }
}
