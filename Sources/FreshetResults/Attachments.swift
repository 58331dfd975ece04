/// What lies in a run folder beside the tables, and what the manifest says of how the run was made.
public struct Attachments: Sendable {
  /// The version of Freshet.
  public var version: String
  /// The scenario's name.
  public var name: String
  /// The resolved scenario: running it again gives the same tables.
  public var scenarioText: String
  /// Files that the scenario reads, by the name that it knows them under.
  public var dataFiles: [(name: String, contents: [UInt8])]
  /// The names of restrictions that the scenario has and that were left out.
  public var leftOut: [String]
  /// What the command line changed in the scenario's file, option by option; ``scenarioText`` has it.
  public var overrides: [String] = []
  /// The number of threads that computed.
  public var threads: Int
  /// Runs since the run began.
  public var wallClock: WallClock

  public init(
    version: String, name: String, scenarioText: String, dataFiles: [(name: String, contents: [UInt8])] = [],
    leftOut: [String] = [], threads: Int, wallClock: WallClock
  ) {
    self.version = version
    self.name = name
    self.scenarioText = scenarioText
    self.dataFiles = dataFiles
    self.leftOut = leftOut
    self.threads = threads
    self.wallClock = wallClock
  }
}
