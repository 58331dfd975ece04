import FreshetCore
import Foundation

/// Reads sweeps: a scenario file with what the command line varies in it, or a sweep file.
public enum SweepLoader {
  /// Reads a sweep. What its points make of the scenario is for ``Sweep/check(threads:_:)`` to say.
  ///
  /// - Parameters:
  ///   - path: A scenario file or a sweep file.
  ///   - options: What the command line says.
  /// - Throws: All problems at once.
  /// - Complexity: O(points × factors).
  public static func load(path: String, options: SweepOptions) throws(ScenarioDiagnostics) -> Sweep {
    let text: String
    do throws(ScenarioProblemError) {
      text = try ScenarioText.read(path: path)
    } catch {
      throw ScenarioDiagnostics(error, path: path)
    }
    var builder: SweepBuilder
    if let node = YAMLSource.parse(text, source: 0).node, node[SweepReference.sweep.name] != nil {
      builder = try SweepBuilder(file: text, path: path, options)
    } else {
      builder = SweepBuilder(scenario: try ParsedScenario(text: text, path: path, options: options.scenario), options)
    }
    return try builder.sweep()
  }
}
