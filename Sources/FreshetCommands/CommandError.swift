import FreshetExperiments
package import FreshetResults
package import FreshetScenarios

/// Why a command did not do what was asked. `CommandError+Wording.swift` makes the sentences.
package enum CommandError: Error {
  /// The arguments make no sense; the text says why and how the command is used.
  case badCommandLine(String)
  /// A word that `explain` does not know, and a known one that was perhaps meant.
  case unknownWord(String, meant: String?)
  /// A table that no run has, and one that was perhaps meant.
  case unknownTable(String, meant: String?)
  /// Scenario files with problems; all of them.
  case badScenarios([ScenarioDiagnostics])
  /// The run folder cannot be written.
  case output(RunFolderError)
  /// Standard output cannot be written; `code` is the system's `errno`. The run folder, where there is one, is complete.
  case standardOutput(code: Int32, complete: String? = nil)
  /// The process may not have the memory that the run would take; both in bytes.
  case memory(needed: Int, allowed: Int)
  /// A signal stopped the command, and a run if there was one.
  case stopped(Int32, StoppedRun?)
  /// What must not happen.
  case bug(String)
}

/// What a run that was stopped leaves behind.
package struct StoppedRun {
  package enum Kept {
    case nothing
    /// An older run folder, untouched.
    case older
    /// The run folder, complete.
    case complete
  }

  /// Replications that were complete.
  var completed: Int
  var replications: Int
  /// The run folder.
  var output: String
  /// What stands there.
  var kept: Kept
}

extension CommandError {
  /// Scenario files that were refused: a bug where one of them was refused without a reason.
  package static func refused(_ problems: [ScenarioDiagnostics]) -> CommandError {
    guard let silent = problems.first(where: { $0.diagnostics.isEmpty }) else { return .badScenarios(problems) }
    return .bug("`\(silent.sources.first?.name ?? "a scenario")` was refused without a reason")
  }

  package var exitStatus: Int32 {
    switch self {
    case .badCommandLine, .unknownWord, .unknownTable: ExitStatus.badCommandLine
    case .badScenarios(let problems):
      problems.allSatisfy(\.isMissingFile)
        ? ExitStatus.missingFile
        : problems.allSatisfy(\.isMissingRestriction) ? ExitStatus.badCommandLine : ExitStatus.badScenario
    case .output, .standardOutput, .memory: ExitStatus.failed
    case .stopped(let signal, _): ExitStatus.stopped(by: signal)
    case .bug: ExitStatus.bug
    }
  }
}
