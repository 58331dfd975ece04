import FreshetCore

extension Wording {
  /// Sentences about data files.
  static func sentence(_ problem: DataFileProblem, file: String) -> Sentence {
    var hint: String?
    if case .unreadable = problem { hint = "its path is relative to the scenario file" }
    return Sentence("the data file \(code(file)) cannot be used", label: label(problem), hint: hint)
  }

  static func label(_ problem: DataFileProblem) -> String {
    switch problem {
    case .unreadable(let problem): label(problem)
    case .notText: "it is not a text file"
    case .empty: "it is empty"
    case .firstColumn: "its first column must be called `gap_` and the unit, such as `gap_h`"
    case .otherColumns: "beside the gaps it may have one more column, `weight`"
    case .wrongNumberOfCells(let header, let line): "the header has \(header) columns, the line \(line)"
    case .notAGap(let text): "\(code(text)) is not a gap: a number, at least 0"
    case .gapTooLong(let text): "\(code(text)) is too long"
    case .notAWeight(let text): "\(code(text)) is not a weight: a number, at least 0"
    case .noGaps: "it has a header but no gaps"
    case .wrongColumns(let names): "its columns must be " + all(names)
    case .noRows: "it has a header but no rows"
    case .tooManyRows(let count, let limit): "it has \(count) rows, and at most \(limit) are taken"
    case .unusable(let what): what
    }
  }

  /// What keeps a file from being read, as the end of a sentence about it.
  private static func label(_ problem: FileProblem) -> String {
    switch problem {
    case .notFound: "there is no such file"
    case .directory: "it is a folder"
    case .notAFile: "it is a pipe or a device"
    case .tooLarge(_, let limit): "it is larger than \(limit >> 20) MB"
    case .notReadable, .notText, .controlCharacter, .nothingInIt, .sweep, .severalDocuments, .tab, .alias, .tooDeep, .tooManyValues,
      .syntax:
      "it cannot be read"
    }
  }
}
