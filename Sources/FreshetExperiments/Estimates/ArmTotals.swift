import FreshetModel

/// The counts of one arm of one replication over the whole run. Shared, since all figures are read from it.
final class ArmTotals: Sendable {
  let layout: ResultLayout
  let arm: ArmCounts
  /// What was counted of each flow in the whole run.
  let flows: [FlowCounts]

  init(_ arm: ArmCounts, _ layout: ResultLayout) {
    self.layout = layout
    self.arm = arm
    flows = layout.flows.indices.map { arm.total(flow: $0) }
  }

  /// The sum of a figure over all actions of a cohort.
  func sum(cohort: Int, _ figure: (FlowCounts) -> Int) -> Int {
    layout.flows.indices.reduce(0) { layout.flows[$1].cohort == cohort ? $0 + figure(flows[$1]) : $0 }
  }
}
