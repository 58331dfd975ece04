import FreshetCore
import FreshetResults

/// The sentences of errors of reports and pictures.
extension CommandError {
  /// What is wrong and what to do about it.
  var pictureSentences: (message: String, hint: String?) {
    switch self {
    case .reading(let error): Self.sentences(error)
    case .noPicture(let path): ("`\(path)` holds nothing that could be drawn", "run without `--tables` to have all tables")
    case .otherBands(let path, let run):
      (
        "`\(path)` is no sweep over what the scenario of `\(run)` assumes",
        "`freshet sweep \(run)/scenario.yaml --assumptions` makes one; only sample, replications and seed may be others"
      )
    case .unknownPicture(let words, let known):
      (
        "no picture is called `\(words.joined(separator: " "))`",
        (Suggestion.nearest(to: words.joined(separator: " "), among: known).map { "did you mean `\($0)`? " } ?? "") + "there are: "
          + known.prefix(20).joined(separator: ", ") + (known.count > 20 ? " …" : "")
      )
    default: ("", nil)
    }
  }

  private static func sentences(_ error: ReadingError) -> (message: String, hint: String?) {
    let folders = "give a folder that `freshet run` or `freshet sweep` wrote"
    switch error {
    case .missing(let path): return ("there is no `\(path)`", folders)
    case .noResults(let path): return ("`\(path)` holds neither a run nor a sweep", folders)
    case .unfinishedSweep(let path):
      return ("the sweep in `\(path)` has no tables yet", "let `freshet sweep` finish it, or put its shards together with `freshet merge`")
    case .unreadable(let path): return ("`\(path)` cannot be read", nil)
    case .damaged(let path, let line): return ("line \(line) of `\(path)` is not as Freshet writes it", "run the scenario again")
    case .badScenario(let path):
      return ("`\(path)` is not a scenario that this version reads", "`freshet check \(path)` says why; run the scenario again with this version")
    }
  }
}
