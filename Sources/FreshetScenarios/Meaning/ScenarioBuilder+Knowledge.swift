import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// What people know of a restriction.
  mutating func knowledge(_ parameters: ParameterTable, _ path: [String]) -> Knowledge {
    var knowledge = Knowledge()
    if let table = parameters.table("anticipation") {
      knowledge.anticipation = reading(path + ["anticipation"]) { () throws(ParameterProblem) in try Anticipation(table) }
      checkAnticipation(parameters, path)
    }
    knowledge.announcement = announcement(parameters, path)
    knowledge.learns = parameters.number("learns") ?? 0
    knowledge.promised = promise(parameters, path)
    knowledge.notice = distribution(parameters, "notice", path)
    let isInDoubt = broken.isTouched(path + ["notice"])
    if parameters.table("alternating") != nil, parameters.table("notice") == nil, !isInDoubt {
      report(.restriction(.chanceWithoutNotice), at: path + ["alternating"], atKey: true)
    }
    return knowledge
  }

  private mutating func announcement(_ parameters: ParameterTable, _ path: [String]) -> Announcement? {
    guard let table = parameters.table("announced"), let announced = table.instant("at"), let start else { return nil }
    if let (begin, place) = beginning(parameters, path), announced > begin {
      report(.restriction(.announcedTooLate), at: placeOfAnnouncement(path), notes: [(place, .beginsHere)])
    }
    if isStanding(parameters, path), announced > start {
      report(.restriction(.announcementOfStanding), at: placeOfAnnouncement(path), notes: [(["from"], .runStarts)])
    }
    return Announcement(at: SimulationTime(microseconds: announced - start), reach: table.number("reach"))
  }

  /// Where the file says when a restriction was announced: at `at`, or in short.
  private func placeOfAnnouncement(_ path: [String]) -> [String] {
    let inner = path + ["announced", "at"]
    return node.value(at: inner) == nil ? path + ["announced"] : inner
  }

  private mutating func checkAnticipation(_ parameters: ParameterTable, _ path: [String]) {
    let place = path + ["anticipation"]
    if parameters.table("alternating") != nil {
      return report(.restriction(.anticipationOfChance), at: place, atKey: true)
    }
    if isStanding(parameters, path) { return report(.restriction(.anticipationOfStanding), at: place, atKey: true) }
    guard let (begin, _) = beginning(parameters, path), !broken.isTouched(path + ["announced"]) else { return }
    let announced = parameters.table("announced")?.instant("at")
    if announced.map({ $0 == begin }) ?? true {
      let notes = announced == nil ? [] : [(placeOfAnnouncement(path), LocatedProblem.Note.Kind.given)]
      report(.restriction(.anticipationWithoutNotice), at: place, atKey: true, notes: notes)
    }
    if let start, let announced, announced < start {
      report(.restriction(.announcedBeforeRun), at: placeOfAnnouncement(path), notes: [(["from"], .startsHere)])
    }
  }

  private mutating func promise(_ parameters: ParameterTable, _ path: [String]) -> SimulationTime? {
    guard let promised = parameters.instant("promised"), let start else { return nil }
    let place = path + ["promised"]
    if let (begin, beginPlace) = beginning(parameters, path), promised <= begin {
      report(.restriction(.promisedTooEarly), at: place, notes: [(beginPlace, .beginsHere)])
    }
    let isBelieved = (parameters.number("learns") ?? 0) > 0 || parameters.table("announced")?.number("reach") != nil
    let isInDoubt = ["announced", "learns"].contains { broken.isTouched(path + [$0]) }
    if !isBelieved, !isInDoubt { report(.restriction(.promiseWithoutBelief), at: place, atKey: true) }
    return SimulationTime(microseconds: promised - start)
  }

  /// Checks that people who act before a restriction are there, and that there is what they would get.
  mutating func checkAnticipation(_ restriction: Restriction, _ path: [String]) {
    guard let anticipation = restriction.knowledge.anticipation else { return }
    let path = path + ["anticipation"]
    let isOfSignUps = !restriction.actions.isEmpty && restriction.actions.allSatisfy { $0 == Action.register }
    if isOfSignUps, anticipation.extraShare > 0 { report(.restriction(.extraSignUps), at: path + ["extra_share"]) }
    guard anticipation.act != .hurry else { return }
    if isOfSignUps { return report(.restriction(.anticipationBySignUps), at: path + ["do"]) }
    let hasWay = restriction.reaction.choices.contains { _, reaction in
      switch (anticipation.act, reaction) {
      case (.adopt, .circumvent), (.divert, .divert): true
      default: false
      }
    }
    if !hasWay { report(.restriction(.anticipationWithoutWay(anticipation.act)), at: path + ["do"]) }
  }
}
