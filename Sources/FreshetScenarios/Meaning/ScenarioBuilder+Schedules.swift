import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// When a restriction is in force.
  ///
  /// - Returns: Nothing where that cannot be known.
  mutating func schedule(_ parameters: ParameterTable, _ path: [String]) -> Schedule? {
    if let times = parameters.list("times") {
      for other in ["from", "until", "alternating", "fix"] where parameters[other] != nil {
        report(.form(.severalOf(["times", other], owner: "restriction")), at: path + [other], atKey: true)
      }
      return listed(times, path + ["times"])
    }
    let (from, until) = (parameters.instant("from"), parameters.instant("until"))
    let alternating = parameters.table("alternating")
    guard from != nil || alternating != nil || isStanding(parameters, path) else { return nil }
    guard checkOrder(from, until, path) else { return nil }
    checkInRun(from: from, at: path + ["from"], until: until, at: path + ["until"])
    guard let start else { return nil }
    let begin = from.map { SimulationTime(microseconds: $0 - start) }
    let lift = until.map { SimulationTime(microseconds: $0 - start) } ?? .never
    if parameters.table("fix") != nil { return fixed(parameters, from: begin, until: lift, path + ["fix"]) }
    if let alternating { return alternation(alternating, from: begin, until: lift, path + ["alternating"]) }
    return begin.map { Schedule(from: $0, until: lift) } ?? Schedule(standingUntil: lift)
  }

  /// Whether a restriction has no beginning.
  func isStanding(_ parameters: ParameterTable, _ path: [String]) -> Bool {
    ["from", "times", "alternating"].allSatisfy { parameters[$0] == nil && !broken.isInDoubt(path + [$0]) }
  }

  /// Checks that of a restriction which stands when the run starts nobody waits for the lift, since nobody knows how many do then, and
  /// that no other stands in the baseline.
  mutating func checkStanding(_ restriction: Restriction, _ path: [String]) {
    if restriction.arms == .both, !restriction.schedule.isStanding { report(.restriction(.inBothButBegins), at: path + ["in"]) }
    let defers = restriction.reaction.choices.contains { if case .defer = $0.reaction { true } else { false } }
    guard restriction.schedule.isStanding, defers, let start, let end,
      !restriction.schedule.lifts(before: SimulationTime(microseconds: end - start)).isEmpty
    else { return }
    report(
      .restriction(.deferralOfStanding), at: path + ["reaction", Defer.reference.name], atKey: true,
      notes: [(path + ["until"], .isLifted)])
  }

  /// When a restriction begins, and where the file says so.
  func beginning(_ parameters: ParameterTable, _ path: [String]) -> (instant: Int64, place: [String])? {
    if let from = parameters.instant("from") { return (from, path + ["from"]) }
    guard case .table(let first) = parameters.list("times")?.first, let from = first.instant("from") else { return nil }
    return (from, path + ["times", "0", "from"])
  }

  // MARK: On-times

  private mutating func listed(_ times: [ParameterValue], _ path: [String]) -> Schedule? {
    let limit = Scenario.Limits.onTimes
    guard !times.isEmpty else {
      report(.value(.emptyList), at: path, atKey: true)
      return nil
    }
    guard times.count <= limit else {
      report(.run(.tooManyToRestrict(count: times.count, limit: limit, what: "times of a restriction")), at: path, atKey: true)
      return nil
    }
    var instants: [(from: Int64, until: Int64)] = []
    for (index, value) in times.enumerated() {
      guard case .table(let table) = value, let from = table.instant("from"), let until = table.instant("until") else { return nil }
      let place = path + [String(index)]
      guard checkOrder(from, until, place) else { return nil }
      if let last = instants.last, from <= last.until {
        report(.restriction(.timesOverlap(isTouching: from == last.until)), at: place + ["from"])
        return nil
      }
      instants.append((from, until))
    }
    let last = path + [String(times.count - 1), "until"]
    checkInRun(from: instants.first?.from, at: path + ["0", "from"], until: instants.last?.until, at: last)
    guard let start else { return nil }
    return Schedule(
      instants.map {
        OnTime(from: SimulationTime(microseconds: $0.from - start), until: SimulationTime(microseconds: $0.until - start))
      })
  }

  private mutating func checkOrder(_ from: Int64?, _ until: Int64?, _ path: [String]) -> Bool {
    guard let from, let until, until <= from else { return true }
    report(.run(.untilBeforeFrom(isRun: false, backBy: from - until)), at: path + ["until"], notes: [(path + ["from"], .startsHere)])
    return false
  }

  private mutating func checkInRun(from: Int64?, at fromPath: [String], until: Int64?, at untilPath: [String]) {
    if let from, let end, from >= end { report(.restriction(.outsideRun(endsBefore: false)), at: fromPath, notes: [(["until"], .runEnds)]) }
    if let until, let start, until <= start { report(.restriction(.outsideRun(endsBefore: true)), at: untilPath, notes: [(["from"], .runStarts)]) }
  }

  // MARK: Chance

  /// One on-time of a length that is drawn.
  private mutating func fixed(
    _ parameters: ParameterTable, from: SimulationTime?, until: SimulationTime, _ path: [String]
  ) -> Schedule? {
    guard let fix = distribution(parameters, "fix", Array(path.dropLast())) else { return nil }
    for other in ["times", "alternating"] where parameters[other] != nil {
      report(.form(.severalOf(["fix", other], owner: "restriction")), at: path.dropLast() + [other], atKey: true)
    }
    guard let from else {
      report(.restriction(.fixOfStanding), at: path, atKey: true)
      return nil
    }
    return Schedule(Alternation(on: fix, off: nil, from: from, until: until))
  }

  private mutating func alternation(
    _ table: ParameterTable, from: SimulationTime?, until: SimulationTime, _ path: [String]
  ) -> Schedule? {
    let on = distribution(table, "on", path)
    let off = distribution(table, "off", path)
    guard let on, let off, let start, let end else { return nil }
    let length = (SimulationTime(microseconds: end - start) - (from ?? .start)).seconds
    // Where half of the on-times or of the off-times are longer, a course has hardly more than twice as many as the limit.
    let shortest = length / Double(Scenario.Limits.onTimes)
    guard [on, off].contains(where: { $0.kind.cumulativeProbability(shortest) <= 0.5 }) else {
      report(.restriction(.alternatesTooOften(limit: Scenario.Limits.onTimes)), at: path, atKey: true)
      return nil
    }
    return Schedule(Alternation(on: on, off: off, from: from, until: until))
  }
}
