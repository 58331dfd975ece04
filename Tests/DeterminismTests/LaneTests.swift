import FreshetModel
import Testing

/// The arms are lanes with doors of their own: what stands in both has no effect, whatever it makes people do.
struct LaneTests {
  private static let all = [Sample.freeze(), Sample.pause(), Sample.limit()]

  @Test func whatStandsInBothArmsHasNoEffect() throws {
    let result = try Simulation(Sample.scenario(restrictions: Self.all.map(\.inBothArms))).run(replication: 0)
    #expect(result.baseline.peopleBlockedInAll > 1000)
    #expect(result.baseline.isEqual(to: result.restricted))
    // And it is what it would be in one.
    let alone = try Simulation(Sample.scenario(restrictions: Self.all)).run(replication: 0)
    #expect(alone.restricted.isEqual(to: result.restricted))
    #expect(!alone.baseline.isEqual(to: result.baseline))
  }

  /// What stands in one arm only changes nothing that happens in the other. (What counts as done during a restriction does change.)
  @Test func armsDoNotDisturbEachOther() throws {
    let both = try Simulation(Sample.scenario(restrictions: [Sample.freeze().inBothArms])).run(replication: 0)
    let more = try Simulation(Sample.scenario(restrictions: [Sample.freeze().inBothArms, Sample.pause()])).run(replication: 0)
    for flow in both.layout.flows.indices {
      for counter in FlowCounter.allCases {
        #expect(both.baseline.series(flow: flow, counter) == more.baseline.series(flow: flow, counter))
      }
    }
    #expect(!both.restricted.isEqual(to: more.restricted))
  }
}

extension ArmCounts {
  fileprivate func isEqual(to other: ArmCounts) -> Bool {
    layout.flows.indices.allSatisfy { isEqual(to: other, flow: $0) }
      && layout.cohorts.indices.allSatisfy { isEqual(to: other, cohort: $0) }
  }
}
