import FreshetCore
import FreshetModel

/// The restrictions of a run as times on a picture.
struct TimeOfRestrictions {
  var spans: [TimeChart.Span] = []
  var moments: [TimeChart.Moment] = []
  /// What has no time of its own, in words.
  var remarks: [String] = []

  /// More times than that have one name for all of them.
  private static let mostNamed = 4

  /// - Parameters:
  ///   - reading: The run.
  ///   - isMeant: Which restrictions matter.
  init(_ reading: RunReading, where isMeant: (Restriction) -> Bool) {
    let calendar = reading.calendar
    let end = reading.end
    let restrictions = reading.file.scenario.restrictions.filter(isMeant)
    var named: [TimeChart.Span] = []
    var byChance: [String] = []
    for restriction in restrictions {
      let name = Self.name(restriction, among: restrictions, reading)
      if restriction.schedule.alternation != nil {
        byChance.append(name)
      } else if restriction.schedule.isStanding, restriction.schedule.onTimes.allSatisfy({ $0.until.hours >= end }) {
        remarks.append("\(Self.first(name, of: restriction)) is in force all the time.")
      } else {
        let spans = restriction.schedule.onTimes.compactMap { Self.span($0, name, end: end, calendar) }
        if let span = spans.first, span.hours.upperBound - span.hours.lowerBound > 0.95 * end {
          // What is shaded everywhere is shaded nowhere.
          remarks.append("\(Self.first(name, of: restriction)) is in force from \(calendar.short(span.hours.lowerBound, omitsMidnight: true)) on.")
        } else {
          named += spans
        }
      }
      if let announced = restriction.knowledge.announcement, announced.time > .start { addMoment(announced.time.hours, restriction, calendar) }
    }
    if !byChance.isEmpty {
      let names = byChance.count > 3 ? Array(byChance.prefix(2)) + ["\(byChance.count - 2) others"] : byChance
      remarks.append("In force at times that chance decides: \(Words.list(names)).")
    }
    spans = Self.merged(named)
    if spans.count > Self.mostNamed {
      for index in spans.indices { (spans[index].text, spans[index].shortText) = ("", "") }
      remarks.append("Shaded: \(spans.count) times in which \(Words.list(restrictions.prefix(3).map { Self.name($0, among: restrictions, reading) }))"
        + (restrictions.count > 3 ? " and others are" : restrictions.count > 1 ? " are" : " is") + " in force.")
    }
  }

  /// The name as the tables have it; the kind in words where the file gives none.
  private static func name(_ restriction: Restriction, among others: [Restriction], _ reading: RunReading) -> String {
    let platform = reading.file.scenario.platforms[restriction.scope.platform].name
    let isNamed = restriction.name != "\(platform)-\(restriction.kind)"
    return isNamed || others.count { $0.kind == restriction.kind } > 1 ? restriction.name : Words.plain(restriction.kind)
  }

  /// As the first word of a sentence: names stay as they are.
  private static func first(_ name: String, of restriction: Restriction) -> String {
    name == restriction.name ? name : Words.capitalized(name)
  }

  private static func span(_ onTime: OnTime, _ name: String, end: Double, _ calendar: RunCalendar) -> TimeChart.Span? {
    let (from, until) = (onTime.from.hours, min(end, onTime.until.hours))
    guard until > from else { return nil }
    let lift = onTime.until.hours < end ? calendar.short(until, omitsMidnight: true) : ""
    let begin = calendar.short(from, omitsMidnight: true)
    return TimeChart.Span(hours: from...until, text: "\(name), " + (lift.isEmpty ? "from \(begin) on" : "\(begin) – \(lift)"), shortText: name)
  }

  /// Those at the same time as one.
  private static func merged(_ spans: [TimeChart.Span]) -> [TimeChart.Span] {
    var result: [TimeChart.Span] = []
    for span in spans {
      if let index = result.firstIndex(where: { $0.hours == span.hours }) {
        if !result[index].shortText.contains(span.shortText) {
          result[index].text = span.shortText + ", " + result[index].text
          result[index].shortText += ", " + span.shortText
        }
      } else {
        result.append(span)
      }
    }
    return result
  }

  private mutating func addMoment(_ hour: Double, _ restriction: Restriction, _ calendar: RunCalendar) {
    var text = "announced " + calendar.short(hour, omitsMidnight: true)
    if let anticipation = restriction.knowledge.anticipation, anticipation.act == .hurry {
      text += ": \(Figure.percent(anticipation.share)) hurry"
    }
    if !moments.contains(where: { $0.hour == hour }) { moments.append(TimeChart.Moment(hour: hour, text: text)) }
  }
}

extension SimulationTime {
  /// Hours since the start of the run.
  var hours: Double { Double(microseconds) / 3.6e9 }
}
