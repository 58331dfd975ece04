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

  public init(knownMetrics: [String]) { self.knownMetrics = knownMetrics }
}
