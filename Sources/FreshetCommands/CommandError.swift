import FreshetExperiments
package import FreshetResults
package import FreshetScenarios

/// Why a command did not do what was asked. `CommandError+Wording.swift` makes the sentences.
package enum CommandError: Error {
  /// The arguments make no sense; the text says why and how the command is used.
  case badCommandLine(String)
  /// A word that `explain` does not know, and a known one that was perhaps meant.
  case unknownWord(String, meant: String?)
  /// Scenario files with problems; all of them.
  case badScenarios([ScenarioDiagnostics])
  /// The run folder cannot be written.
  case output(RunFolderError)
  /// Standard output cannot be written; `code` is the system's `errno`.
  case standardOutput(code: Int32)
  /// A signal stopped the run.
  case stopped(StoppedRun)
  /// What must not happen.
  case bug(String)
}

/// What a run that was stopped leaves behind.
package struct StoppedRun {
  var signal: Int32
  /// Replications that were complete.
  var completed: Int
  var replications: Int
  /// The folder that would have been written.
  var output: String
  /// Whether an older run folder stands there, untouched.
  var keepsOlder: Bool
}

extension CommandError {
  /// Scenario files that were refused: a bug where one of them was refused without a reason.
  package static func refused(_ problems: [ScenarioDiagnostics]) -> CommandError {
    guard let silent = problems.first(where: { $0.diagnostics.isEmpty }) else { return .badScenarios(problems) }
    return .bug("`\(silent.sources.first?.name ?? "a scenario")` was refused without a reason")
  }

  package var exitStatus: Int32 {
    switch self {
    case .badCommandLine, .unknownWord: ExitStatus.badCommandLine
    case .badScenarios: ExitStatus.badScenario
    case .output, .standardOutput: ExitStatus.failed
    case .stopped(let run): ExitStatus.stopped(by: run.signal)
    case .bug: ExitStatus.bug
    }
  }
}
