import FreshetCore
import FreshetModel
import FreshetResults

/// What a run is about, in words.
struct RunStory {
  private let run: RunReading
  /// How far the figures go over what is assumed, where a sweep found out.
  private let sweep: SweepReading?
  private var scenario: Scenario { run.file.scenario }

  init(_ run: RunReading, bands sweep: SweepReading? = nil) {
    self.run = run
    self.sweep = sweep
  }

  // MARK: The beginning

  /// What was simulated.
  var beginning: String {
    let (from, until) = (run.calendar.long(0), run.calendar.long(run.end))
    var people = scenario.platforms.filter { $0.users > 0 }.map { "\(Figure.exact($0.users)) users of \(Words.plain($0.name))" }
    people += scenario.people.map { "\(Figure.exact($0.count)) people (\(Words.plain($0.name)))" }
    if people.isEmpty { people = ["the users of " + Words.list(scenario.platforms.map { Words.plain($0.name) })] }
    let manifest = run.manifest
    let how =
      "\(Figure.exact(Double(manifest.usersSimulated))) simulated people, each for \(Figure.exact(manifest.weight)) real ones"
      + (scenario.people.contains { $0.sample != nil } ? " (other numbers in some groups)" : "") + ", lived through it "
      + (manifest.replications == 1 ? "once" : "\(manifest.replications) times on other draws")
      + (manifest.includesBaseline ? ", each time in two worlds: with the restrictions and without them." : ".")
      + (manifest.replications > 1 ? " Intervals are 95 %; they cover chance, not what is assumed." : "")
    let left = manifest.leftOut.isEmpty ? "" : HTML.text("p", "Left out: \(Words.list(manifest.leftOut)).")
    let shown = people.count > 8 ? Array(people.prefix(8)) + ["others"] : people
    let several = scenario.people.isEmpty || !run.hasSeveralPlatforms ? "" : ", who may hold several accounts"
    return HTML.text(
      "p", "\(Words.capitalized(Words.list(shown)))\(several), from \(from) to \(until) (\(run.file.timeZone.identifier)).", classes: "lead")
      + left + restrictions + HTML.own("p", how, classes: "soft") + "\n"
  }

  private static let mostRestrictions = 12

  private var restrictions: String {
    let all = scenario.restrictions
    guard !all.isEmpty else { return HTML.own("p", "No restriction is in force: both worlds are the same.") }
    // Restrictions that differ in whom they concern alone are told of together.
    var told: [(sentence: (String) -> String, who: [String])] = []
    for restriction in all {
      let sentence = sentence(restriction)
      let who = scope(restriction.scope, of: scenario.platforms[restriction.scope.platform])
      if let index = told.firstIndex(where: { $0.sentence("") == sentence("") }) {
        told[index].who.append(who)
      } else {
        told.append((sentence, [who]))
      }
    }
    let rest = told.count - Self.mostRestrictions
    let sentences = told.prefix(Self.mostRestrictions).map { sentence, who in
      sentence(who.count > 4 ? "for \(who.count) kinds of people, each by itself" : who.contains("") ? "" : "for " + Words.list(who))
    }
    return HTML.list(sentences + (rest > 0 ? ["And \(rest) more."] : []))
  }

  /// What there is to say of a restriction, given whom it concerns.
  private func sentence(_ restriction: Restriction) -> (String) -> String {
    let platform = scenario.platforms[restriction.scope.platform]
    var begin = Words.capitalized(Words.plain(restriction.kind)) + " on \(Words.plain(platform.name))"
    if !restriction.actions.isEmpty {
      let actions = restriction.actions.map(Words.action)
      begin += ": \(Words.list(actions.count > 8 ? Array(actions.prefix(8)) + ["others"] : actions))"
    }
    var end = ", " + time(restriction) + "."
    if let announced = restriction.knowledge.announcement { end += " Announced \(run.calendar.long(announced.time.hours))." }
    if let message = run.file.messages[restriction.name] { end += " Who was stopped read “\(message)”." }
    let mix = restriction.reaction.choices.map { "\(Figure.percent($0.share)) \($0.reaction.word)" }
    if !mix.isEmpty, restriction.fear == nil { end += " Of those who are stopped \(Words.list(mix))." }
    return { who in begin + (who.isEmpty ? "" : ", " + who) + end }
  }

  private func scope(_ scope: Scope, of platform: Platform) -> String {
    var parts: [String] = []
    if scope.origins.count < platform.origins.count { parts += scope.origins }
    let groups = scenario.people.filter { group in group.accounts.contains { $0.platform == scope.platform } }.map(\.name)
    if scope.groups.count < groups.count || (!parts.isEmpty && !scope.groups.isEmpty) { parts += scope.groups }
    let traits = scope.traits.sorted { $0.key < $1.key }.map { "\(Words.plain($0.key)) \(Words.list($0.value.map(Words.plain)))" }
    let who = parts.map(Words.plain) + traits
    return Words.list(who)
  }

  private func time(_ restriction: Restriction) -> String {
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

  // MARK: The main figures

  private struct Card {
    var number: String
    var text: String
    var interval: String
    /// How far it goes over what is assumed.
    var band: String?
  }

  private static let mostCards = 4

  var cards: String {
    let cards = ([people, completed] + surge + [wait, accounts]).compactMap(\.self).prefix(Self.mostCards)
    guard !cards.isEmpty else { return "" }
    return "<ul class=\"cards\">"
      + cards.map { card in
        "<li>" + HTML.own("b", card.number) + HTML.text("span", card.text) + (card.interval.isEmpty ? "" : HTML.own("i", card.interval))
          + (card.band.map { HTML.own("i", $0) } ?? "") + "</li>\n"
      }.joined() + "</ul>\n"
  }

  /// The number of a card, with as many figures as its interval makes sense of, and the half-width.
  private func estimate(_ value: Double, _ bounds: ClosedRange<Double>?, isSigned: Bool = false) -> (number: String, interval: String) {
    let text = Figure.estimate(value, halfWidth: bounds.map { ($0.upperBound - $0.lowerBound) / 2 }, isSigned: isSigned)
    let parts = text.split(separator: "\u{A0}±").map(String.init)
    return (parts.first ?? text, parts.count > 1 ? "±" + parts[1] : "")
  }

  private func interval(_ bounds: ClosedRange<Double>?, _ form: NumberForm) -> String {
    guard let bounds else { return "" }
    return "\(form.text(bounds.lowerBound)) to \(form.text(bounds.upperBound))"
  }

  /// How far a figure goes over what is assumed, in words.
  private func band(_ figure: SurgeFigure, of surge: SurgeReading) -> String? {
    band { key in
      key.metric == figure.reference.name && key.restriction == surge.restriction && key.platform == surge.platform && key.action == surge.action
    }
  }

  private func band(_ effect: EffectReading) -> String? {
    band { key in
      key.metric == effect.metric && key.platform == effect.platform && key.cohort == effect.cohort && key.action == effect.action
    }
  }

  private func band(_ isMeant: (SweepReading.Key) -> Bool) -> String? {
    guard let found = sweep?.bands.first(where: { isMeant($0.key) }) else { return nil }
    let form = Words.form(found.key.metric)
    return "\(form.text(found.band.lowerBound)) to \(form.text(found.band.upperBound)) over what is assumed"
  }

  private var people: Card? {
    let candidates = (["all"] + scenario.platforms.map(\.name)).compactMap {
      run.effect(EffectMetric.peopleBlocked.name, platform: $0, action: "all")
    }
    guard let found = MainFigures.people(candidates) else { return nil }
    let platform = found.platform == "all" || !run.hasSeveralPlatforms ? "" : " on \(Words.plain(found.platform))"
    let (number, interval) = estimate(found.restricted, found.restrictedInterval)
    return Card(number: number, text: "people were stopped at least once\(platform)", interval: interval, band: band(found))
  }

  private var completed: Card? {
    let candidates = run.touchedFlows.compactMap { run.effect(EffectMetric.completedTotal.name, platform: $0.platform, action: $0.action) }
    guard let found = MainFigures.change(candidates), let difference = found.difference else { return nil }
    let share = found.relativePercent.map { " (\(Figure.percent(abs($0) / 100)))" } ?? ""
    let (number, interval) = estimate(difference, found.interval, isSigned: true)
    return Card(
      number: number,
      text: "\(run.name(found.platform, found.action)): completed \(difference < 0 ? "less" : "more") than without restrictions\(share)",
      interval: interval, band: band(found))
  }

  private var surge: [Card] {
    guard let surge = MainFigures.surge(run.surges) else { return [] }
    let name = run.name(surge.platform, surge.action)
    var cards: [Card] = []
    if let backlog = surge["backlog_at_lift"], backlog.value > 0 {
      let (number, interval) = estimate(backlog.value, backlog.interval)
      cards.append(
        Card(number: number, text: "\(name): attempts that waited at the lift", interval: interval, band: band(.backlogAtLift, of: surge)))
    }
    if let ratio = surge["peak_ratio"], let hour = surge.peakHour {
      cards.append(
        Card(
          number: "\(Figure.times(ratio.value)) times",
          text: "the usual peak of \(name), in the busiest hour after the lift, \(run.calendar.short(hour))",
          interval: interval(ratio.interval, .times), band: band(.peakRatio, of: surge)))
    }
    return cards
  }

  private var wait: Card? {
    let longer = { (one: SurgeReading, other: SurgeReading) in (one["wait_max_s"]?.value ?? 0) < (other["wait_max_s"]?.value ?? 0) }
    guard let surge = run.surges.max(by: longer), let longest = surge["wait_max_s"], longest.value > 0 else { return nil }
    return Card(
      number: Figure.seconds(longest.value), text: "is the longest wait for the service in the week after the lift",
      interval: interval(longest.interval, .seconds), band: band(.longestWait, of: surge))
  }

  private var accounts: Card? {
    let found = scenario.platforms.compactMap { run.effect("active_end", platform: $0.name, action: "") }
      .max { abs($0.difference ?? 0) < abs($1.difference ?? 0) }
    guard let found, let difference = found.difference, difference != 0 else { return nil }
    let (number, interval) = estimate(difference, found.interval, isSigned: true)
    return Card(
      number: number, text: "active accounts on \(Words.plain(found.platform)) at the end, against a world without restrictions", interval: interval,
      band: band(found))
  }

  // MARK: The end

  /// What is assumed, where the numbers come from, and how to run it again.
  var end: String {
    let scenario = (run.path + "/scenario.yaml").shellQuoted
    return run.file.originSections + "<section>" + HTML.own("h2", "Run it again")
      + "<pre>" + Markup.escaped("freshet run \(scenario) --output again").replacing("\n", with: " ") + "</pre>"
      + HTML.own(
        "p",
        "gives the same tables, byte for byte, with Freshet \(run.manifest.version) and seed \(run.manifest.seed); manifest.json has "
          + "the digest of each. Freshet simulated \(Figure.count(Double(run.manifest.events))) events for them.", classes: "soft") + "</section>\n"
  }
}

extension Reaction {
  /// What somebody does who reacts so.
  fileprivate var word: String {
    switch self {
    case .abandon: "give up"
    case .defer: "wait for the lift"
    case .retry: "try again"
    case .divert(let divert): "turn to \(Words.plain(divert.to))"
    case .circumvent(let circumvent): "go round it with \(Words.plain(circumvent.tool))"
    case .leave: "leave"
    }
  }
}
