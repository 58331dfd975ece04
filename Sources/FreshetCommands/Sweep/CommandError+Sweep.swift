import FreshetExperiments
import FreshetScenarios

/// The sentences of errors of sweeps.
extension CommandError {
  /// What is wrong and what to do about it.
  var sweepSentences: (message: String, hint: String?) {
    switch self {
    case .sweep(let error): Self.sentences(error)
    case .failedPoints(let count, let points, let output):
      ("\(count) of \(points) points failed; the results of the others are in `\(output)`", "`failed.csv` there says why")
    case .shard(let problem): Self.sentences(problem)
    case .unknownDesign(let name, let meant):
      (
        "there is no design and no file `\(name)`",
        (meant.map { "did you mean `\($0)`? " } ?? "") + "the designs are " + SweepDesign.allCases.map(\.rawValue).joined(separator: ", ")
      )
    default: ("", nil)
    }
  }

  private static func sentences(_ error: SweepError) -> (message: String, hint: String?) {
    switch error {
    case .stopped: ("the sweep was stopped", nil)
    case .folder(let error): (error.description, nil)
    case .incomplete(let missing, let count):
      ("\(missing) of \(count) runs are missing", "run the shards that are, or run `freshet sweep` on the same folder")
    case .noSweep(let path): ("`\(path)` holds no sweep", "give the folders that `freshet sweep --output` wrote")
    case .differentSweeps(let path, let other):
      ("`\(path)` and `\(other)` are of different sweeps", "scenario, values, metrics and version have to be the same")
    }
  }

  private static func sentences(_ problem: ShardProblem) -> (message: String, hint: String?) {
    let hint = "`--shard 3/16` is the third of sixteen"
    switch problem {
    case .unreadable(let text): return ("`\(text)` is no part of a sweep", hint + ", `--shard auto` asks Slurm or Open MPI")
    case .nothing: return ("nothing in the environment says which part of the sweep this is", hint)
    case .several(let names): return ("\(names.joined(separator: " and ")) all say which part of the sweep this is", hint)
    case .badVariable(let name, let value): return ("the variable \(name) is `\(value)`, which does not say which part of the sweep this is", hint)
    }
  }
}
