import FreshetCore
import FreshetModel

extension Wording {
  /// Sentences about services.
  static func sentence(_ problem: ServiceProblem) -> Sentence {
    switch problem {
    case .secondService(let action, let other):
      return Sentence(
        "\(code(action)) has two services", label: "\(code(other)) serves it already",
        hint: "an action goes through one service of its platform at most")
    case .onTheWay(let action):
      return Sentence(
        "no service can serve \(code(action))", label: "people do it on the way to something else, at once or not at all",
        hint: "a `tool_disruption` lets it fail")
    case .patienceWithoutRoom:
      return Sentence(
        "nobody waits where there is no room", label: "changes nothing", hint: "give `room`, or leave `patience` out")
    case .neverFull:
      return Sentence("a service without `room` is never full", label: "changes nothing", hint: "say how many may wait: `room: 100 k`")
    case .noRate: return Sentence("the service serves nobody", label: "more than 0 is needed", hint: "stop an action by a restriction")
    case .noLimit:
      return Sentence(
        "the limit lets nobody through", label: "more than 0 is needed", hint: "stop an action by a `freeze` or a `registration_pause`")
    case .noBurst:
      return Sentence(
        "the limit never lets anybody through", label: "at least 1 is needed", hint: "leave `burst` out: then it is what comes through in a minute")
    case .noHours:
      return Sentence("`closes` is the same hour as `opens`", label: "no server ever works", hint: "leave `hours` out for all hours")
    case .reactionNotPossible(let name):
      return Sentence(
        "\(code(name)) is not possible at a full service", label: "not possible here", hint: "`full` takes `retry`, `defer` and `abandon`")
    case .noWayRoundReview:
      return Sentence(
        "no tool goes round reviewers", label: "not possible here", hint: "people who are refused may `divert` to another platform")
    case .differentSamples(let group):
      return Sentence(
        "people of \(code(group)) stand for another number of people than others who go through it",
        label: "it cannot count them together", hint: "give all of them the same `sample`")
    }
  }
}
