public import FreshetResults

/// A figure of a whole run, a row of `effects.csv` for each cohort and action that has it.
public struct Metric: Sendable {
  public let reference: EffectMetric
  /// What it is counted in.
  public let unit = "people"
  /// Which actions have it.
  let actions: Actions
  /// The figure of a flow; absent where the metric belongs to no action.
  let ofFlow: (@Sendable (ArmTotals, _ flow: Int) -> Int)?
  /// The figure of all actions of a cohort together, or of the cohort itself; absent where that means nothing.
  let ofCohort: (@Sendable (ArmTotals, _ cohort: Int) -> Int)?

  /// The figure of a group of people on all platforms; absent where it is no count of distinct people.
  let ofGroup: (@Sendable (ArmTotals, _ group: Int) -> Int)?

  /// Whether there is one only where active people are counted by day.
  public let needsActivity: Bool

  /// The simulated events of a flow that its figure rests on; absent where the figure counts them itself.
  let eventsOfFlow: (@Sendable (ArmTotals, _ flow: Int) -> Int)?

  enum Actions: Sendable {
    case all, registrations
    /// Those that reach subscribers.
    case broadcasts
  }

  public var name: String { reference.name }
  public var meaning: String { reference.meaning }

  init(
    _ reference: EffectMetric, actions: Actions = .all, needsActivity: Bool = false, ofFlow: (@Sendable (ArmTotals, Int) -> Int)? = nil,
    ofCohort: (@Sendable (ArmTotals, Int) -> Int)? = nil, ofGroup: (@Sendable (ArmTotals, Int) -> Int)? = nil,
    eventsOfFlow: (@Sendable (ArmTotals, Int) -> Int)? = nil
  ) {
    self.reference = reference
    self.actions = actions
    self.ofFlow = ofFlow
    self.ofCohort = ofCohort
    self.needsActivity = needsActivity
    self.ofGroup = ofGroup
    self.eventsOfFlow = eventsOfFlow
  }
}
