import FreshetCore
import FreshetModel
import Foundation

/// Reads scenario files.
public enum ScenarioLoader {
  /// Reads a scenario file, or standard input where `path` is `-`, and what the command line changes in it.
  ///
  /// - Throws: All problems of the file at once.
  public static func load(path: String, options: ScenarioOptions = ScenarioOptions()) throws(ScenarioDiagnostics) -> ScenarioFile
  {
    try ParsedScenario(path: path, options: options).file()
  }

  /// Reads a scenario file as ``load(path:options:)``, and tries how far its assumptions go: each at either end of its range, or at the
  /// median of its law, the others as they stand.
  ///
  /// - Throws: All problems of the file at once; where it has none, all of its assumptions.
  public static func check(path: String, options: ScenarioOptions = ScenarioOptions()) throws(ScenarioDiagnostics) -> ScenarioFile {
    let parsed = try ParsedScenario(path: path, options: options)
    let file = try parsed.file()
    var builder = SweepBuilder(scenario: parsed, SweepOptions(knownMetrics: []))
    try builder.checkAssumptions()
    return file
  }

  /// Reads the text of a scenario.
  ///
  /// - Parameters:
  ///   - text: The content of the file.
  ///   - path: The file's path: its name in messages, and its folder for the data files that it names.
  ///   - options: What the command line changes.
  /// - Throws: All problems of the text at once.
  public static func load(
    text: String, path: String, options: ScenarioOptions = ScenarioOptions()
  ) throws(ScenarioDiagnostics) -> ScenarioFile {
    try ParsedScenario(text: text, path: path, options: options).file()
  }
}
