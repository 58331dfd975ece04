/// What the command line changes in a scenario.
public struct ScenarioOptions: Sendable {
  /// Arguments of `--set`, `path=value`, in the order given; a later one wins.
  public var overrides: [String] = []
  public var seed: UInt64?
  /// A fraction such as `1/1000`.
  public var sample: String?
  /// The number of users to simulate, instead of a sample.
  public var users: Int?
  public var replications: Int?
  /// The names of the restrictions to keep; empty for all.
  public var only: [String] = []
  /// The names of restrictions to leave out.
  public var without: [String] = []

  public init() {}
}
