public import FreshetModel
public import Foundation

/// A scenario file that was read and found right.
public struct ScenarioFile: Sendable {
  /// What is simulated.
  public let scenario: Scenario
  /// The scenario's name, which names its run folder.
  public let name: String
  public let title: String?
  /// Where the numbers come from.
  public let sources: [String]
  /// What is assumed where nobody knows.
  public let assumptions: [String]
  /// What people read who are stopped, by the names of the restrictions; none of those whose file does not say.
  public let messages: [String: String]
  /// Series that others published, for pictures.
  public let observed: [ObservedSeries]
  /// The start of the run in microseconds since 1970-01-01T00:00Z.
  public let start: Int64
  /// The scenario's time zone.
  public let timeZone: TimeZone
  /// The tree of the file with overrides applied and defaults filled in.
  let resolved: SourceNode
  /// The data files that the resolved scenario names, to be copied beside it.
  public let dataFiles: [(name: String, contents: [UInt8])]
  /// The names of the file's restrictions that the command line left out.
  public internal(set) var leftOut: [String] = []

  /// The scenario as YAML with overrides applied and defaults filled in. Loading it again gives the same text.
  ///
  /// - Complexity: O(length of the text), each time.
  public var resolvedText: String { ResolvedText.text(resolved) }
}
