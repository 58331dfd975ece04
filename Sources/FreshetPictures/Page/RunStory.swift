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
    let changed = manifest.overrides.isEmpty
      ? "" : HTML.text("p", "Changed on the command line: \(manifest.overrides.joined(separator: " ")).")
    let left = changed + (manifest.leftOut.isEmpty ? "" : HTML.text("p", "Left out: \(Words.list(manifest.leftOut))."))
    let shown = people.count > 8 ? Array(people.prefix(8)) + ["others"] : people
    let several = scenario.people.isEmpty || !run.hasSeveralPlatforms ? "" : ", who may hold several accounts"
    return HTML.text(
      "p", "\(Words.capitalized(Words.list(shown)))\(several), from \(from) to \(until) (\(zone)).", classes: "lead")
      + left + restrictions + HTML.own("p", how, classes: "soft") + "\n"
  }

  /// What Foundation calls GMT is UTC.
  private var zone: String { run.file.timeZone.identifier == "GMT" ? "UTC" : run.file.timeZone.identifier }

  private static let mostRestrictions = 12

  private var restrictions: String {
    let all = scenario.restrictions
    guard !all.isEmpty else { return HTML.own("p", "No restriction is in force: both worlds are the same.") }
    var told: [[RestrictionStory]] = []
    for story in all.indices.map({ RestrictionStory($0, of: run) }) {
      if let index = told.firstIndex(where: { $0[0].isLike(story) }) {
        told[index].append(story)
      } else {
        told.append([story])
      }
    }
    let rest = told.count - Self.mostRestrictions
    return HTML.list(told.prefix(Self.mostRestrictions).map(RestrictionStory.text) + (rest > 0 ? ["And \(rest) more."] : []))
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
    let halfWidth = bounds.map { ($0.upperBound - $0.lowerBound) / 2 }
    // A number of people is not below 0.
    if !isSigned, let bounds, let halfWidth, halfWidth > value {
      return (Figure.count(value), "\(Figure.count(max(0, bounds.lowerBound))) to \(Figure.count(bounds.upperBound))")
    }
    let text = Figure.estimate(value, halfWidth: halfWidth, isSigned: isSigned)
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
    let share = found.relativePercent.map { " (\(Figure.percent(abs($0) / 100)) of the whole run)" } ?? ""
    let (number, interval) = estimate(difference, found.interval, isSigned: true)
    return Card(
      number: number,
      text: "\(run.name(found.platform, found.action)): completed \(difference < 0 ? "less" : "more") than without restrictions\(share)",
      interval: interval, band: band(found))
  }

  private var surge: [Card] {
    guard let surge = MainFigures.surge(run.surges) else { return [] }
    let name = run.name(surge.platform, surge.action)
    let lift = "the lift" + (scenario.restrictions.count > 1 ? " of \(surge.restriction)" : "")
    var cards: [Card] = []
    if let backlog = surge["backlog_at_lift"], backlog.value > 0 {
      let (number, interval) = estimate(backlog.value, backlog.interval)
      cards.append(
        Card(number: number, text: "\(name): attempts that waited at \(lift)", interval: interval, band: band(.backlogAtLift, of: surge)))
    }
    if let ratio = surge["peak_ratio"], let hour = surge.peakHour {
      cards.append(
        Card(
          number: "\(Figure.times(ratio.value)) times",
          text: "the usual peak of \(name), in the busiest hour after \(lift), \(run.calendar.short(hour))",
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
