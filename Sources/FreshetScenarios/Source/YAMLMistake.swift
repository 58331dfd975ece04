extension YAMLMistake {
  /// Recognises the parser's complaint.
  init(problem: String, context: String) {
    switch (problem, context) {
    case (_, let context) where context.contains("quoted scalar") && problem.contains("unexpected"): self = .unclosedQuote("\"")
    case (_, let context) where context.contains("double-quoted scalar") || problem.contains("escape"): self = .badEscape
    case (_, let context) where context.contains("flow"): self = .unclosedBracket
    case (let problem, _) where problem.contains("mapping values are not allowed"): self = .colonInValue
    case (let problem, _) where problem.contains("could not find expected ':'"): self = .missingColon(meant: nil)
    case (let problem, _) where problem.contains("<document start>"): self = .behindEnd
    case (let problem, _) where problem.contains("cannot start any token"): self = .badCharacter
    case (let problem, _) where problem.contains("undefined alias"): self = .undefinedAlias
    case (_, let context) where context.contains("block mapping") || context.contains("block collection"): self = .indentation
    case (let problem, _) where problem.contains("did not find expected"): self = .indentation
    default: self = .other(problem)
    }
  }

  /// Whether it may come of a line above that is indented wrongly, or has no colon.
  var mayBeLayout: Bool {
    switch self {
    case .indentation, .colonInValue, .missingColon, .other: true
    default: false
    }
  }

  /// Whether the place to show is where the broken thing begins and not where the parser gave up.
  var isAboutBeginning: Bool {
    switch self {
    case .unclosedQuote, .unclosedBracket, .missingColon: true
    default: false
    }
  }
}
