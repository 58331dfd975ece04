import FreshetCore

extension Wording {
  /// Sentences about what the command line changes.
  static func sentence(_ problem: OptionProblem) -> Sentence {
    switch problem {
    case .withoutValue:
      Sentence(
        "this is not of the form path=value", hint: "for example `--set platforms.wechat.users=10M`, without blanks around `=`")
    case .unknownElement(let word, let known):
      Sentence("there is no element \(code(word)) in the list", hint: suggestion(word, known, what: "there are"))
    case .unknownName(let word, let known):
      Sentence(
        "the scenario has no \(code(word))", label: "there is nothing here to change",
        hint: didYouMean(ValuePath.dotted(word)) ?? suggestion(word, known, what: "there are"))
    case .notATable(let word):
      Sentence("the path goes too far: what stands before \(code(word)) is a single value")
    case .unknownRestriction(let name, let known):
      Sentence("there is no restriction \(code(name))", label: known.isEmpty ? "the scenario has none" : "", hint: names(known, meant: name))
    case .sampleAboveOne(let users, let people):
      Sentence(
        users < 1
          ? "the number of simulated users must be at least 1"
          : "more users than there are: the platforms have \(Self.people(people))",
        hint: "choose a number from 1 to \(decimal(people))")
    }
  }

  /// What was probably meant, and all that could be.
  private static func names(_ known: [String], meant name: String) -> String? {
    guard !known.isEmpty else { return nil }
    let list =
      (known.count == 1 ? "the only restriction is " : "the restrictions are ") + all(Array(known.prefix(mostNames)))
      + (known.count > mostNames ? ", and more" : "")
    let guess = didYouMean(Suggestion.nearest(to: name, among: known))
    return (guess.map { $0 + " " } ?? "") + list
  }

  private static let mostNames = 30
}
