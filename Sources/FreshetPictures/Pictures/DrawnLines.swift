/// Counts over time as lines that can be read: where intervals are so many that days would be a band of colour, means over days.
extension RunReading {
  /// Two for each pixel that a wide picture has for its lines: a day is not much wider than a dot then.
  private static let mostPoints = 1300

  /// The days of which the mean is drawn; absent where each interval is drawn.
  private var daysDrawnTogether: Int? {
    guard file.scenario.intervals > Self.mostPoints, intervalHours < 24 else { return nil }
    return daysTogether(atMost: Self.mostPoints)
  }

  /// The counts of an action in each interval as a line.
  func line(_ name: String, _ ink: Ink, _ counts: [Double?], style: TimeChart.Line.Style = .line) -> TimeChart.Line {
    guard let days = daysDrawnTogether else { return TimeChart.Line(name: name, ink: ink, style: style, values: whole(counts), hours: middles) }
    let parts = parts(ofDays: days).map(\.range).filter { !$0.isEmpty }
    let (whole, starts, ends) = (whole(counts), starts, ends)
    let means = parts.map { range -> Double? in
      let known = whole[range].compactMap(\.self)
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
    return TimeChart.Line(
      name: name, ink: ink, style: style, values: means, hours: parts.map { (starts[$0.lowerBound] + ends[$0.upperBound - 1]) / 2 })
  }

  /// What has to be said of such lines.
  var remarksOnLines: [String] {
    guard let days = daysDrawnTogether else { return [] }
    return ["The lines are means over \(days == 1 ? "days" : "\(days) days"): single intervals are higher and lower."]
  }

  /// The same, behind the title.
  var endOfTitle: String { daysDrawnTogether.map { $0 == 1 ? " (means over days)" : " (means over \($0) days)" } ?? "" }

  /// What is told of a moment, at the height of the line of its colour where that is a mean.
  func onLine(_ callout: TimeChart.Callout, _ lines: [TimeChart.Line]) -> TimeChart.Callout {
    guard daysDrawnTogether != nil, let line = lines.first(where: { $0.ink == callout.ink }) else { return callout }
    let nearest = line.hours.indices.min { abs(line.hours[$0] - callout.hour) < abs(line.hours[$1] - callout.hour) }
    guard let nearest, let value = line.values[nearest] else { return callout }
    var moved = callout
    (moved.hour, moved.value) = (line.hours[nearest], value)
    return moved
  }

  // MARK: Days

  /// When each day begins, the first with the run; one that begins when the run ends is none.
  var days: [Double] { calendar.days(in: 0...max(1e-9, end)).filter { $0 < max(1e-9, end - 1e-6) } }

  /// How many days are taken together so that these are at most so many.
  func daysTogether(atMost count: Int) -> Int { max(1, Int((Double(days.count) / Double(count)).rounded(.up))) }

  /// The beginnings of days, or of several, and the intervals in each: an interval belongs to the day in which its middle lies.
  func parts(ofDays each: Int) -> [(begin: Double, range: Range<Int>)] {
    let begins = days.enumerated().filter { $0.offset % each == 0 }.map(\.element)
    return begins.enumerated().map { index, begin in
      let isLast = index + 1 == begins.count
      let first = max(0, Int(((begin / intervalHours) - 0.5).rounded(.up)))
      let last = isLast ? file.scenario.intervals : min(file.scenario.intervals, Int(((begins[index + 1] / intervalHours) - 0.5).rounded(.up)))
      return (begin, first..<max(first, last))
    }
  }

  /// A column of a table by days.
  struct DayColumn {
    enum Kind {
      /// Counts add up.
      case flow
      /// The last number counts.
      case stock
    }

    var name: String
    /// By interval; `nil` where there is nothing to tell.
    var values: [Double?]
    var kind = Kind.flow
  }

  /// A table of a run by days, or by several days where there are many.
  func dayTable(_ columns: [DayColumn], form: NumberForm = .count) -> TextTable {
    let each = daysTogether(atMost: 45)
    let isLong = intervalHours > Double(each) * 24
    let parts = isLong ? starts.enumerated().map { (begin: $1, range: $0..<$0 + 1) } : parts(ofDays: each)
    let rows = parts.enumerated().compactMap { index, part -> [String]? in
      if part.range.isEmpty { return nil }
      let left = days.count - index * each
      let fewer = isLong || left >= each ? "" : left == 1 ? " (1 day)" : " (\(left) days)"
      return [calendar.iso(part.begin, withTime: false) + fewer]
        + columns.map { column in
          let known = column.values[part.range].compactMap(\.self)
          guard let last = known.last else { return "–" }
          return form.text(column.kind == .stock ? last : known.reduce(0, +))
        }
    }
    return TextTable([each == 1 || isLong ? "from" : "\(each) days from"] + columns.map(\.name), rows)
  }
}
