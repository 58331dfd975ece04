extension Wording {
  /// Sentences about series that were published.
  static func sentence(_ problem: ObservedProblem) -> Sentence {
    switch problem {
    case .needs(let key, let metric):
      Sentence(
        "\(code(metric)) needs \(code(key))", label: "counted of an action, over a length of time",
        hint: key == "over" ? "say how long each value counts, such as `over: 1 d`" : "say what people did, such as `action: register`")
    case .without(let key, let metric):
      Sentence(
        "\(code(metric)) has no \(code(key))", label: "means nothing here",
        hint: "accounts and active people are counted at an instant, of a whole platform")
    case .activityNotCounted(let metric):
      Sentence("\(code(metric)) is not counted in this run", hint: "say `report_activity: true`")
    case .outOfOrder(let isSame):
      Sentence(
        "the values of `series` must be in the order of time", label: (isSame ? "the same instant as" : "before") + " the value above it")
    case .outsideRun: Sentence("no value of `series` lies in the run", hint: "a value that counts over some time must end before the run does")
    }
  }
}
