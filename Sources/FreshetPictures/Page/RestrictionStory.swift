import FreshetCore
import FreshetModel
import FreshetRandom

/// What a restriction is and does, in words.
struct RestrictionStory {
  let name: String
  /// Whom it concerns; empty where these are all.
  let who: String
  /// What comes before the people: the kind, the platform and the actions.
  let beginning: String
  /// What comes after them: the time, what it does, and how people react.
  let end: String

  /// - Parameter number: Its position in the scenario.
  init(_ number: Int, of run: RunReading) {
    let restriction = run.file.scenario.restrictions[number]
    let words = Words.OfRestriction(run: run, number: number, restriction: restriction)
    name = restriction.name
    who = words.scope
    beginning = words.beginning
    let sentences = words.deeds + [words.announced, words.message, words.reactions, words.arms].compactMap(\.self)
    end = ", " + words.time + "." + sentences.map { " \(Words.capitalized($0))." }.joined()
  }

  /// Restrictions that differ in their names and in whom they concern alone, told of together.
  static func text(_ stories: [RestrictionStory]) -> String {
    guard let first = stories.first else { return "" }
    let names = stories.map(\.name)
    let shown = names.count > 4 ? Array(names.prefix(2)) + ["\(names.count - 2) others"] : names
    let people = stories.map(\.who)
    let who = people.count > 4 ? "for \(people.count) kinds of people, each by itself" : people.contains("") ? "" : "for " + Words.list(people)
    return "\(Words.list(shown)) \(first.beginning)" + (who.isEmpty ? "" : ", " + who) + first.end
  }

  /// Whether two can be told of together.
  func isLike(_ other: RestrictionStory) -> Bool { beginning == other.beginning && end == other.end }
}

extension Words {
  /// The parts of what is said of a restriction.
  fileprivate struct OfRestriction {
    let run: RunReading
    let number: Int
    let restriction: Restriction

    private var scenario: Scenario { run.file.scenario }
    private var platform: Platform { scenario.platforms[restriction.scope.platform] }

    var beginning: String {
      let kind = "(\(Words.plain(restriction.kind)) on \(Words.plain(platform.name)))"
      let actions = restriction.actions.map(Words.action)
      return actions.isEmpty ? kind : "\(kind): \(Words.list(actions.count > 8 ? Array(actions.prefix(8)) + ["others"] : actions))"
    }

    var scope: String {
      let scope = restriction.scope
      var parts: [String] = []
      if scope.origins.count < platform.origins.count { parts += scope.origins }
      let groups = scenario.people.filter { group in group.accounts.contains { $0.platform == scope.platform } }.map(\.name)
      if scope.groups.count < groups.count || (!parts.isEmpty && !scope.groups.isEmpty) { parts += scope.groups }
      let traits = scope.traits.sorted { $0.key < $1.key }.map { "\(Words.plain($0.key)) \(Words.list($0.value.map(Words.plain)))" }
      return Words.list(parts.map(Words.plain) + traits)
    }

    var time: String {
      if let alternation = restriction.schedule.alternation {
        return alternation.off == nil ? "for a time that chance decides" : "on and off by chance"
      }
      let onTimes = restriction.schedule.onTimes
      guard let first = onTimes.first, let last = onTimes.last else { return "never" }
      if restriction.schedule.isStanding {
        return last.until.hours < run.end ? "until \(run.calendar.long(last.until.hours))" : "all the time"
      }
      let from = "from \(run.calendar.long(first.from.hours))"
      let until = last.until.hours < run.end ? " until \(run.calendar.long(last.until.hours))" : " on"
      return (onTimes.count > 1 ? "\(onTimes.count) times " : "") + from + until
    }

    var announced: String? { restriction.knowledge.announcement.map { "announced \(run.calendar.long($0.time.hours))" } }

    var message: String? { run.file.messages[restriction.name].map { "who was stopped read “\($0)”" } }

    var arms: String? { restriction.arms == .both ? "it stands in both worlds" : nil }

    /// How people react; absent where nobody is stopped, or what needed the tool goes on with its own reactions.
    var reactions: String? {
      let isStopping = restriction.effects.contains { effect in
        switch effect.verdict {
        case .stop(let share): share > 0
        case .review(let refuses): refuses > 0
        case .friction: (restriction.friction?.dropOut ?? 0) > 0
        case .limit, .readOnly: true
        case .deter: false
        }
      }
      let mix = restriction.reaction.choices
      guard isStopping, !mix.isEmpty else { return nil }
      if platform.isTool, mix.count == 1, case .abandon = mix[0].reaction { return nil }
      return "of those who are stopped " + Words.list(mix.map { "\(Figure.percent($0.share)) \($0.reaction.words)" })
    }

    // MARK: What it does

    var deeds: [String] {
      let measures = restriction.measures.map { measure in
        switch measure {
        case .suspend(let suspension): suspended(suspension)
        case .verify(let verification): verified(verification)
        case .deter(let fear): feared(fear)
        case .holdUp(let friction): heldUp(friction)
        case .delist(let operators, let complies): "each \(Words.plain(operators)) complies \(Words.mean(complies)) after the announcement"
        }
      }
      return (restriction.effects.map(stopped) + measures).filter { !$0.isEmpty }
    }

    private func stopped(_ effect: Effect) -> String {
      switch effect.verdict {
      case .stop(let share) where share > 0 && share < 1: "it stops \(Figure.percent(share)) of the \(effect.drawn.words)"
      case .limit(let limit):
        "it lets \(Words.rate(limit.rate)) through, and \(Figure.exact(limit.burst.rounded())) at once after a quiet time"
      case .review(let refuses): reviewed(refuses)
      case .stop, .readOnly, .deter, .friction: ""
      }
    }

    private func reviewed(_ refuses: Double) -> String {
      guard let desk = scenario.services.first(where: { $0.isReview && $0.owner?.restriction == number }) else { return "" }
      var parts: [String] = []
      switch desk.capacity {
      case .servers(let count, let time): parts.append("\(Figure.exact(Double(count))) reviewers take \(Words.mean(time)) for each")
      case .rate(let rate, _): parts.append("reviewers can do \(Words.rate(rate))")
      case .limit: break
      }
      if let hours = desk.hours {
        let days = hours.days.count == 7 ? "" : " on " + Words.list(hours.days.map { Service.days[$0] })
        parts.append("from \(hours.opens):00 to \(hours.closes):00\(days)")
      }
      if let room = desk.room { parts.append("\(Figure.exact(room)) may wait") }
      if let patience = desk.patience { parts.append("who waits loses patience after \(Words.mean(patience))") }
      parts.append(refuses > 0 ? "\(Figure.percent(refuses)) are refused" : "nobody is refused")
      return parts.joined(separator: ", ")
    }

    private func suspended(_ suspension: Suspension) -> String {
      let accounts =
        switch suspension.extent {
        case .share(let share): "\(Figure.percent(share)) of the \(suspension.isLeaving ? "people" : "accounts")"
        case .count(let count): "\(Figure.exact(count)) accounts"
        }
      let after = suspension.after.map { ", \(Words.mean($0)) after it begins" } ?? ""
      if suspension.isLeaving { return "\(accounts) close their account for good\(after)" }
      let renewed = suspension.renewal.map { "; \(Figure.percent($0.share)) of their holders open a new account" } ?? ""
      return "it suspends \(accounts)\(after)\(returned(suspension))\(renewed)"
    }

    /// How many come back in the run: a mean says little of laws that let some wait for ever.
    private func returned(_ suspension: Suspension) -> String {
      guard let restored = suspension.restored else { return ", which do not come back" }
      guard suspension.after == nil, let begin = restriction.schedule.onTimes.first?.from.hours, begin < run.end else {
        return ", which come back after a while"
      }
      return ", of which \(Figure.percent(restored.kind.cumulativeProbability((run.end - begin) * 3600))) are back when the run ends"
    }

    private func verified(_ verification: Verification) -> String {
      let parts = [
        verification.steady.map { "\(Figure.percent($0.share)) are in the course of time" },
        verification.rush.map { "\(Figure.percent($0.share)) in a rush before it" },
        verification.wall.map { "of those who are late \(Figure.percent($0.share)) after they were stopped" },
      ].compactMap(\.self)
      return "accounts that are there have to be verified until \(run.calendar.long(verification.deadline.hours)), or are read-only from then on: "
        + (parts.isEmpty ? "nobody does it" : parts.joined(separator: ", "))
    }

    private func feared(_ fear: Fear) -> String {
      var text = "\(Figure.percent(fear.depth)) of the wishes of people who are exposed do not come at first; "
      text += fear.recovers.map { "that wears off in \(Words.mean($0))" } ?? "that does not wear off"
      let share = fear.exposed < 1 ? "\(Figure.percent(fear.exposed)) of " : ""
      if let cause = fear.exposedBy {
        text += "; exposed are \(share)the holders of accounts that \(cause) suspends"
        text += fear.contact.map { ", and who meets one of them, at \(Words.rate($0))" } ?? ""
      } else if !share.isEmpty {
        text += "; exposed are \(share)the people"
      }
      return text
    }

    private func heldUp(_ friction: Friction) -> String {
      let parts = [
        friction.delay.map { "takes \(Words.mean($0))" }, friction.dropOut > 0 ? "makes \(Figure.percent(friction.dropOut)) give up" : nil,
      ].compactMap(\.self)
      return parts.isEmpty ? "" : "it \(Words.list(parts))" + (friction.isOnce ? ", once for each person" : "")
    }
  }

  /// `4 min on average`.
  fileprivate static func mean(_ law: Distribution) -> String { "\(Figure.length(law.kind.mean)) on average" }

  /// `75 per s`, in the unit in which it is at least 1.
  fileprivate static func rate(_ perSecond: Double) -> String {
    let units = [("s", 1.0), ("min", 60), ("h", 3600)]
    let (name, seconds) = units.first { perSecond * $0.1 >= 0.995 } ?? ("d", 86_400)
    return "\(Figure.short(perSecond * seconds)) per \(name)"
  }
}

extension Drawn {
  fileprivate var words: String {
    switch self {
    case .attempt: "attempts"
    case .wish: "wishes, with all their repeats"
    case .person: "people, every time"
    }
  }
}

extension Reaction {
  /// What somebody does who reacts so.
  fileprivate var words: String {
    switch self {
    case .abandon: return "give up"
    case .defer: return "wait for the lift"
    case .retry(let retry): return "try again up to \(retry.atMost) times, \(Figure.length(retry.gap.kind.mean)) apart on average"
    case .divert(let divert): return "turn to \(Words.plain(divert.to))"
    case .circumvent(let circumvent):
      let adopted = circumvent.adoption.map { " (\(Figure.percent($0.share)) of those without it get it, after \(Words.mean($0.delay)))" } ?? ""
      return "go round it with \(Words.plain(circumvent.tool))\(adopted)"
    case .leave(let leave): return "leave" + (leave.to.map { " for \(Words.plain($0))" } ?? "") + " at stop \(leave.after)"
    }
  }
}
