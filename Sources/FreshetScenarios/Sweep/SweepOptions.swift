/// What the command line says of a sweep.
public struct SweepOptions: Sendable {
  /// What it changes in the scenario.
  public var scenario = ScenarioOptions()
  /// Arguments of `--vary`, `key=values`, in the order given.
  public var vary: [String] = []
  /// The path of a file of points.
  public var designFile: String?
  public var design: SweepDesign?
  /// How many points are drawn.
  public var points: Int?
  public var metrics: [String]?
  /// The metrics that there are.
  public var knownMetrics: [String]

  /// Those of them that are effects, of which each replication has one.
  public var knownEffects: [String]
  /// Whether the assumptions of the scenario vary, as far as they say.
  public var variesAssumptions = false

  public init(knownMetrics: [String], knownEffects: [String]? = nil) {
    self.knownMetrics = knownMetrics
    self.knownEffects = knownEffects ?? knownMetrics
  }
}
