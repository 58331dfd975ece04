package import FreshetExperiments
package import FreshetModel
package import FreshetResults
package import FreshetScenarios

/// Why a command did not do what was asked. `CommandError+Wording.swift` makes the sentences.
package enum CommandError: Error {
  /// The arguments make no sense; the text says why and how the command is used.
  case badCommandLine(String)
  /// A command that there is not, and one that was perhaps meant.
  case unknownCommand(String, meant: String?)
  /// A restriction kind that there is not, and one that was perhaps meant.
  case unknownKind(String, meant: String?)
  /// Files of a run, of so many, that do not come out again; its folder.
  case notVerified([String], of: Int, output: String)
  /// A word that `explain` does not know, and a known one that was perhaps meant.
  case unknownWord(String, meant: String?)
  /// A table that no run has, and one that was perhaps meant.
  case unknownTable(String, meant: String?)
  /// A text that names nobody, whatever the scenario.
  case unreadablePerson(String)
  /// People that the scenario does not have, those that were perhaps meant, and all that it has.
  case unknownPeople(String, meant: String?, known: [String])
  /// A number that nobody has.
  case unknownPerson(String, people: String, NumberedPeople)
  /// A word for what happens to people that nobody knows, and one that was perhaps meant.
  case unknownHappening(String, meant: String?)
  /// A replication that the scenario does not have.
  case unknownReplication(Int, of: Int)
  /// Nobody of so many to whom all of it happened.
  case nobodyFound([String], people: Int, replication: Int)
  /// Scenario files with problems; all of them.
  case badScenarios([ScenarioDiagnostics])
  /// The run folder cannot be written.
  case output(RunFolderError)
  /// Standard output cannot be written; `code` is the system's `errno`. The run folder, where there is one, is complete.
  case standardOutput(code: Int32, complete: String? = nil)
  /// The process may not have the memory that the run would take; both in bytes.
  case memory(needed: Int, allowed: Int)
  /// A sweep without an end.
  case sweep(SweepError)
  /// So many points of a sweep failed; its tables are complete, in the folder.
  case failedPoints(Int, of: Int, output: String)
  /// A part of a sweep that is none, or that cannot be told.
  case shard(ShardProblem)
  /// A design that is neither known nor a file.
  case unknownDesign(String, meant: String?)
  /// A folder of results that cannot be read.
  case reading(ReadingError)
  /// Results in which there is nothing to draw.
  case noPicture(path: String)
  /// A folder that is to have the bands of a run, and has not; the run.
  case otherBands(path: String, of: String)
  /// Words that name no picture, and the names of those that there are.
  case unknownPicture([String], known: [String])
  /// A signal stopped the command, and a run if there was one.
  case stopped(Int32, StoppedRun?)
  /// What must not happen.
  case bug(String)
}

/// Why it is not known which part of a sweep is meant.
package enum ShardProblem: Equatable {
  /// Not of the form 3/16, or no such part.
  case unreadable(String)
  /// Nothing in the environment says which part.
  case nothing
  /// Several things in the environment say it.
  case several([String])
  /// A variable of the environment that is no number that makes sense.
  case badVariable(String, value: String)
}

/// What a run that was stopped leaves behind.
package struct StoppedRun {
  package enum Kept {
    case nothing
    /// An older run folder, untouched.
    case older
    /// The run folder, complete.
    case complete
    /// The logs of a sweep, with all that is finished.
    case log
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
    case .badCommandLine, .unknownCommand, .unknownKind, .unknownWord, .unknownTable, .unreadablePerson, .unknownPeople, .unknownPerson,
      .unknownHappening,
      .unknownReplication, .shard, .unknownDesign, .unknownPicture, .otherBands:
      ExitStatus.badCommandLine
    case .badScenarios(let problems):
      problems.allSatisfy(\.isMissingFile)
        ? ExitStatus.missingFile
        : problems.allSatisfy(\.isMissingRestriction) ? ExitStatus.badCommandLine : ExitStatus.badScenario
    case .output, .standardOutput, .memory, .nobodyFound, .failedPoints, .noPicture, .notVerified: ExitStatus.failed
    case .reading(.missing), .reading(.noResults): ExitStatus.missingFile
    case .reading: ExitStatus.failed
    case .sweep(let error):
      switch error {
      case .stopped, .folder, .incomplete, .differentSweeps: ExitStatus.failed
      case .noSweep: ExitStatus.missingFile
      }
    case .stopped(let signal, _): ExitStatus.stopped(by: signal)
    case .bug: ExitStatus.bug
    }
  }
}
