import FreshetCore
import FreshetModel

extension Wording {
  /// Sentences about the run as a whole.
  static func sentence(_ problem: RunProblem) -> Sentence {
    switch problem {
    case .untilBeforeFrom(let isRun, let backBy):
      let what = isRun ? "the run" : "the restriction"
      return Sentence(
        "`until` is " + (backBy == 0 ? "the same instant as `from`" : "before `from`"),
        label: backBy == 0 ? "and \(what) has no length" : "and \(what) ends \(duration(microseconds: backBy)) earlier",
        hint: backBy == 0 ? "give it a length" : "exchange the two, or check the year and the month")
    case .runTooLong: return Sentence("the run is longer than 1000 years", label: "and ends here")
    case .intervalTooShort: return Sentence("`report_every` is shorter than a microsecond", label: "too short")
    case .tooManyIntervals(let count):
      return Sentence(
        "the results would have \(people(count.rounded())) intervals, at most 1 M are kept", label: "too short for this run",
        hint: "report less often, for example `report_every: 1 d`")
    case .tooManyWindows(let count):
      return Sentence(
        "the run would have \(people(count.rounded())) windows, at most 100 M are possible", label: "too short for this run",
        hint: "windows are of the longest time that goes into those after which `follows`, `spreads` and `contact` count, and no longer than any "
          + "`answers_within`")
    case .nobody(let people, let sample):
      if people == 0 { return Sentence("there is nobody to simulate: no users and no sign-ups") }
      return Sentence(
        "`sample` leaves no user", label: "of \(Self.people(people)) people that is \(significant(people * sample))",
        hint: "a sample of \(code("1/\(Int(people.rounded(.down)))")) is one user")
    case .nobodyOf(let cohort, let people, let sample):
      return Sentence(
        "`sample` leaves nobody of \(code(cohort))",
        label: "of \(Self.people(people)) people that is \(significant(people * sample))",
        hint: "a sample of \(code("1/\(Int(people.rounded(.down)))")) is one of them")
    case .tooManyAccounts(let count):
      return Sentence(
        "\(people(count)) simulated accounts are too many", label: "at most 2.14 bn fit",
        hint: "choose a smaller sample, for example `1/1000`")
    case .tooManyToRestrict(let count, let limit, let what):
      return Sentence("there are \(count) \(what), and a scenario can have \(limit)", hint: "make several scenarios of it")
    case .equalKeys(let name, let other):
      return Sentence(
        "\(code(name)) would draw the same random numbers as \(code(other))", label: "the names have the same key by chance",
        hint: "choose another name for one of them")
    case .reachesTooMany(let times):
      return Sentence(
        "in all replications together more subscribers are reached than can be counted", label: "\(decimal(times)) times too many",
        hint: "take a smaller `sample` or fewer `replications`")
    }
  }

  /// Sentences about groups of people.
  static func sentence(_ problem: PeopleProblem) -> Sentence {
    switch problem {
    case .groupIsOrigin(let name, let platform):
      return Sentence(
        "\(code(platform)) has an origin of the same name as the group \(code(name))", label: "both are cohorts of the results",
        hint: "choose another name for one of them")
    case .tooManyCombinations(let count, let limit):
      return Sentence(
        "accounts and traits make \(count == .max ? "very many" : people(Double(count))) combinations, and a group can have \(limit)",
        label: "too many", hint: "make several groups of it, or leave out what no restriction depends on")
    case .differentSamples(let group):
      return Sentence(
        "people of \(code(group)) stand for another number of people than others on the platform",
        label: "so nobody can tell how many others there are", hint: "give all of them the same `sample`")
    case .spreadsNever: return Sentence("nobody ever hears of the platform", label: "neither `p` nor `q` is above 0")
    case .spreadsTooQuickly:
      return Sentence("word of mouth is quicker than windows can be", label: "`p` + `q` is above 6 per h")
    case .spreadsToNobody(let platform):
      return Sentence(
        "there is nobody who could hear of \(code(platform))", label: "no group of `people` lists it",
        hint: "add it to `accounts` of a group, be it with 0 %")
    case .reachesNobody(let platform):
      return Sentence(
        "no account of \(code(platform)) has subscribers", label: "so it reaches nobody",
        hint: "say how many follow an account: `subscribers: {lognormal: {median: 50, sigma: 2}}`")
    }
  }

  /// Sentences about restrictions.
  static func sentence(_ problem: RestrictionProblem) -> Sentence {
    switch problem {
    case .outsideRun(let endsBefore):
      return Sentence(
        "the restriction lies outside the run",
        label: endsBefore ? "it is lifted before the run starts" : "it begins when the run is over")
    case .deferralOfStanding:
      return Sentence(
        "people cannot defer at a restriction that has no `from` and ends inside the run",
        label: "how many wait when the run starts is unknown",
        hint: "give the restriction a `from`, and let the run begin before it")
    case .inBothButBegins:
      return Sentence(
        "a restriction that begins cannot stand in both arms", label: "the baseline has what has stood for long",
        hint: "remove `in`, or what says when it begins")
    case .announcementOfStanding:
      return Sentence(
        "`announced` is after the start of a run in which the restriction has no `from`", label: "announced here",
        hint: "give the restriction a `from`, or leave `announced` out")
    case .anticipationOfStanding:
      return Sentence(
        "nobody can hurry before a restriction that has no `from`", label: "it is in force when the run starts",
        hint: "remove `anticipation`, or give `from`")
    case .announcedTooLate:
      return Sentence(
        "`announced` is after `from`", label: "announced here",
        hint: "leave `announced` out if it was never announced before it began")
    case .anticipationWithoutNotice:
      return Sentence(
        "`anticipation` needs an announcement before the restriction begins", label: "nobody knows yet",
        hint: "give `announced` an instant before `from`, or remove `anticipation`")
    case .anticipationOfChance:
      return Sentence(
        "nobody can hurry before a restriction that goes on and off by chance", label: "nobody knows when it will be on",
        hint: "remove `anticipation`, or list its `times`")
    case .anticipationWithoutWay(let act):
      let reaction = code(act == .adopt ? Circumvent.reference.name : Divert.reference.name)
      return Sentence(
        "`do: \(act.rawValue)` needs \(reaction) among the reactions", label: act == .adopt ? "get which tool?" : "sign up where?",
        hint: "add \(reaction) to `reaction`, with a share above 0 %, or remove `do`: then people hurry")
    case .anticipationBySignUps:
      return Sentence(
        "nobody gets ready for a restriction on sign-ups alone", label: "people who have no account yet are not in the scenario",
        hint: "remove `do`: then people hurry to sign up")
    case .chanceWithoutNotice:
      return Sentence(
        "a restriction that goes on and off by chance needs `notice`", label: "nobody knows when it will be off",
        hint: "say how long it takes people to hear of it, such as `notice: {exponential: {mean: 1 h}}`")
    case .promisedTooEarly:
      return Sentence("`promised` is not after the restriction begins", label: "the end that was promised")
    case .promiseWithoutBelief:
      return Sentence(
        "nobody believes in the promised end", label: "changes nothing",
        hint: "give `learns`, or `announced` with a `reach`, or remove `promised`")
    case .extraSignUps:
      return Sentence(
        "an announcement makes no sign-ups", label: "people who want no account are not in the scenario",
        hint: "give the `sign_ups` of the platform a `demand` by date")
    case .timesOverlap(let isTouching):
      return Sentence(
        "`times` must be in order and apart from one another",
        label: "begins " + (isTouching ? "when" : "before") + " the one above it ends",
        hint: isTouching ? "make one of the two" : nil)
    case .alternatesTooOften(let limit):
      return Sentence(
        "the restriction goes on and off too often for this run", label: "most on-times and off-times are shorter than 1/\(limit) of it",
        hint: "check the units; a restriction that flickers stops a share of the attempts: `enforcement`")
    case .announcedBeforeRun:
      return Sentence(
        "`announced` is before the run starts", label: "people who hurried then are not seen",
        hint: "let the run begin before the announcement, or remove `anticipation`")
    case .duplicateName(let name): return Sentence("two restrictions are called \(code(name))", label: "and again here")
    case .missingAction(let action, let platform):
      return Sentence(
        "\(code(platform)) has no action \(code(action))", label: "needs \(code(action))",
        hint: "add \(code(action)) to `platforms.\(platform).actions`, or do not restrict it")
    case .noActionToGate(let kind, let platform):
      return Sentence(
        "\(code(platform)) has no action that a \(code(kind)) stops",
        hint: "add one to `platforms.\(platform).actions`; `freshet explain \(kind)` names them")
    case .noSignUps(let platform):
      return Sentence(
        "nobody signs up with \(code(platform))", label: "there is nothing to restrict",
        hint: "add `sign_ups` to `platforms.\(platform)`")
    case .divertWithoutAction(let action, let platform):
      return Sentence(
        "\(code(platform)) has no action \(code(action))", label: "people who are stopped would do the same there",
        hint: "add \(code(action)) to `platforms.\(platform).actions`")
    case .noTool(let platform):
      return Sentence(
        "\(code(platform)) is no tool", label: "nobody goes round a restriction with it",
        hint: "a tool says so: add `tool: true` to `platforms.\(platform)`")
    case .fixOfStanding:
      return Sentence(
        "`fix` counts from the beginning of a restriction, and this one has none", label: "from when on?", hint: "give `from`")
    case .groupWithoutAccount(let group, let platform):
      return Sentence(
        "people of \(code(group)) have no accounts on \(code(platform))", label: "some who are stopped belong to this group",
        hint: "add \(code(platform)) to `people.\(group).accounts`; with `0 %` nobody has one at the start")
    case .deadlineTooEarly:
      return Sentence("the deadline is before the restriction begins", label: "nobody could have verified by then")
    case .deadlineIsOne:
      return Sentence("a deadline is one instant", label: "not on and off", hint: "give `from`")
    case .deadlineOfStanding:
      return Sentence("a deadline is an instant", label: "until when?", hint: "give `from`")
    case .reactionToNothing(let kind):
      return Sentence(
        "nobody reacts to \(code(kind))", label: "nothing is stopped at a door", hint: "remove `reaction`")
    case .reactionOfNobody(let kind, let key):
      return Sentence("nobody reacts to this \(code(kind))", label: "nobody is stopped", hint: "give \(code(key)), or remove `reaction`")
    case .frictionOfNothing:
      return Sentence(
        "a friction takes time, or some people give up at it", label: "changes nothing", hint: "give `delay` or `drop_out`, or both")
    case .exposedByNothing(let name, let platform, let known):
      return Sentence(
        "no restriction called \(code(name)) suspends accounts of \(code(platform))",
        hint: known.isEmpty
          ? "add one of the kind `account_purge`, or remove `exposed_by`" : suggestion(name, known, what: "restrictions that do"))
    case .purgeOfSamples:
      return Sentence(
        "a number of accounts cannot be chosen among people of different samples", label: "in its scope some stand for more people than others",
        hint: "give all groups in its scope the same `sample`, or give `share`")
    case .fearOfMeans(let action):
      return Sentence(
        "nobody wants \(code(action)) for itself", label: "it is done only for something else", hint: "name the action that people do less")
    case .contactWithoutHit:
      return Sentence(
        "`contact` needs a restriction that suspends accounts", label: "changes nothing", hint: "name it with `exposed_by`")
    case .contactTooQuick: return Sentence("people meet more often than windows can follow", label: "6 per h at most")
    case .contactTwice(let other):
      return Sentence("two rates of `contact` for the same suspended accounts", label: "\(code(other)) has one already")
    case .purgeOfChance:
      return Sentence(
        "a purge cannot go on and off by chance", label: "a purge begins at an instant", hint: "give `from`, or list its `times`")
    case .purgeOfStanding:
      return Sentence(
        "a purge needs a beginning", label: "from when on?", hint: "give `from`, or list its `times`")
    case .purgeOfNobody: return Sentence("a purge of no accounts changes nothing", label: "give a number above 0")
    case .purgeOfTooMany(let accounts):
      return Sentence(
        "the purge is of more accounts than there are", label: "in its scope \(Self.people(accounts)) when the run starts",
        hint: "check the unit and `who`, or give `share`")
    case .divertToItself: return Sentence("people cannot turn to the platform that stopped them", label: "the same platform")
    case .leaveToItself: return Sentence("people cannot turn up on the platform that they leave", label: "the same platform")
    case .leaveWithoutAccount:
      return Sentence(
        "people without an account cannot leave", label: "sign-ups alone are stopped", hint: "use `divert` or `abandon`")
    case .divertWithoutSignUps(let platform):
      return Sentence(
        "nobody can sign up with \(code(platform))", label: "it has no `sign_ups`",
        hint: "add `sign_ups` to `platforms.\(platform)`")
    case .divertOriginUnknown(let origin, let platform):
      return Sentence("\(code(platform)) has no origin \(code(origin))", label: "some who are stopped come from there",
        hint: "people keep their origin where they turn: let both platforms name the same ones")
    }
  }

  /// What to do where nothing of the kind is named.
  private static func whereToName(_ what: String, _ name: String) -> String {
    switch what {
    case "origin": "the platform names no origins: add `origin: {\(name): 100 %}` to it, or leave this out"
    case "group": "the scenario names no groups: describe them under `people`"
    case "trait": "the scenario names no traits: describe them under `traits` of a group of `people`"
    default: "the platform names no \(what)s"
    }
  }

  /// Sentences about values that have the right form and make no sense.
  static func sentence(_ problem: ValueProblem, key: String) -> Sentence {
    switch problem {
    case .unknownReference(let name, let what, let known):
      let hint = known.isEmpty ? whereToName(what, name) : suggestion(name, known, what: "known \(what)s")
      return Sentence("there is no \(what) \(code(name))", hint: hint)
    case .reservedName(let name, let what):
      return Sentence(
        "\(code(name)) cannot be the name of \(article(what)) of your own",
        label: name == Action.register ? "sign-ups have this name" : "it is built in",
        hint: name == Action.register ? "describe sign-ups under `sign_ups`" : "choose another name")
    case .sharesMake(let sum, let what):
      let difference = abs(1 - sum)
      return Sentence(
        "the shares" + (what == "shares" ? "" : " of the \(what)") + " make \(percent(sum)), not 100 %",
        label: "\(percent(difference)) too \(sum < 1 ? "little" : "much")",
        hint: "change one of them, or write `rest` for one that is what the others leave")
    case .secondRest: return Sentence("only one share can be `rest`", label: "a second one", hint: "give one of them in `%`")
    case .noRest(let sum):
      return Sentence("the other shares make \(percent(sum)), more than 100 %", label: "nothing is left for `rest`")
    case .sharesAbove(let sum, let keys):
      return Sentence("\(all(keys)) make \(percent(sum)), more than 100 %", label: "\(percent(sum - 1)) too much")
    case .wrongLength(let expected, let found):
      return Sentence("\(code(key)) needs \(expected) numbers", label: "here are \(found)")
    case .allZero: return Sentence("\(code(key)) cannot all be 0", label: "somebody must do something sometime")
    case .nearlyAlwaysZero:
      return Sentence(
        "lengths of this distribution are zero in more than 999 999 of a million draws", label: "hardly ever longer than zero",
        hint: "check the unit and the parameters that say how uneven the lengths are")
    case .relativeRateOutOfRange(let exponents):
      return Sentence(
        "a relative rate is 0, or from 1e\(exponents.lowerBound) to 1e\(exponents.upperBound)", label: "out of range",
        hint: "only ratios of rates count: 1 and 2 say the same as 1000 and 2000")
    case .factorOutOfRange(let exponents):
      return Sentence("a factor is 0, or from 1e\(exponents.lowerBound) to 1e\(exponents.upperBound)", label: "out of range")
    case .pointsOutOfOrder(let isSame):
      return Sentence(
        "the points of `demand` must be in the order of time", label: (isSame ? "the same instant as" : "before") + " the point above it",
        hint: isSame ? "a jump is two points close together, such as a minute apart" : nil)
    case .tooManyElements(let count, let limit):
      return Sentence("\(code(key)) has \(count) elements, and at most \(limit) are taken")
    case .needsBound(let other): return Sentence("\(code(key)) must be above \(code(other))", label: "too small")
    case .unequalLengths(let other): return Sentence("\(code(key)) and \(code(other)) must have the same number of elements")
    case .infiniteMean(let needs):
      return Sentence(
        "the mean of this distribution is zero or not finite", label: "a process with such gaps has no rate",
        hint: "it needs \(needs)")
    case .meanOfCounts:
      return Sentence(
        "the mean of this law is zero, not finite or above 1 bn", label: "nobody knows how many that are",
        hint: "a `pareto` needs a shape above 1, a `lognormal` a smaller sigma; for nobody write `{constant: {value: 0}}`")
    case .tooWide(let mean, let below):
      return Sentence(
        "shares with a mean of \(percent(mean)) cannot differ so much", label: "below \(percent(below)) is possible",
        hint: "with nearly that, people have either next to nothing or next to all")
    case .tooQuick(let most):
      return Sentence("people look more often than windows can follow", label: "a mean of \(most) is the least")
    case .emptyList: return Sentence("\(code(key)) is empty", hint: "give at least one")
    case .missingParameter(let name): return Sentence("\(code(name)) is missing")
    }
  }

  /// A small number with one significant digit at least.
  private static func significant(_ value: Double) -> String {
    value >= 0.01 ? decimal(value) : "less than 0.01"
  }
}
