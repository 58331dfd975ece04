import FreshetModel

extension RunReading {
  private static let mostLines = 5

  /// What waits for the lift, or for the next try.
  var backlogPicture: Picture? {
    let waiting = flows.filter { ($0.arms.restricted.backlog.max() ?? 0) > 0 }
      .sorted { ($0.arms.restricted.backlog.max() ?? 0) > ($1.arms.restricted.backlog.max() ?? 0) }.prefix(Self.mostLines)
    guard let first = waiting.first else { return nil }
    let platforms = Set(waiting.map(\.platform))
    let actions = Set(waiting.map(\.action))
    let times = TimeOfRestrictions(self) { restriction in
      platforms.contains(file.scenario.platforms[restriction.scope.platform].name) && !actions.isDisjoint(with: restriction.actions)
    }
    let lines = waiting.enumerated().map { index, flow in
      TimeChart.Line(
        name: name(flow.platform, flow.action), ink: Ink.series[index], style: waiting.count == 1 ? .area : .line,
        values: flow.arms.restricted.backlog,
        hours: ends)
    }
    let callout = backlogCallout(first)
    return Picture(
      words: ["backlog"], title: "Attempts that wait for the lift or for their next try",
      caption: times.remarks.joined(separator: " "),
      description: "What waits at the end of each interval. "
        + waiting.map { flow in
          "\(Words.capitalized(name(flow.platform, flow.action))): \(Figure.count(flow.arms.restricted.backlog.max() ?? 0)) at most."
        }.joined(separator: " "),
      chart: TimeChart(
        lines: Array(lines), spans: times.spans, moments: times.moments, callouts: callout.map { [$0] } ?? [], hours: 0...end, calendar: calendar,
        unit: "attempts"),
      table: dayTable(waiting.map { DayColumn(name: name($0.platform, $0.action), values: $0.arms.restricted.backlog, kind: .stock) }))
  }

  /// When the number of an interval counts: a stock at its end. A long interval is called by its day.
  private func moment(_ interval: Int, isStock: Bool) -> String {
    guard intervalHours >= 24 else { return calendar.short((isStock ? ends : starts)[interval]) }
    return (isStock ? "at the end of " : "") + calendar.text(isStock ? ends[interval] - 12 : starts[interval] + 12, of: .days(1), withYear: false)
  }

  /// What waited at the lift, in words.
  private func backlogCallout(_ flow: FlowReading) -> TimeChart.Callout? {
    let fitting = surges.filter { $0.platform == flow.platform && $0.action == flow.action }
    guard let surge = fitting.max(by: { ($0["backlog_at_lift"]?.value ?? 0) < ($1["backlog_at_lift"]?.value ?? 0) }),
      let backlog = surge["backlog_at_lift"], backlog.value > 0
    else {
      let counts = flow.arms.restricted.backlog
      let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
      return TimeChart.Callout(
        hour: ends[most], value: counts[most], texts: ["\(Figure.count(counts[most])) at most,", moment(most, isStock: true)])
    }
    let texts = [
      surge["half_backlog_h"].map { "half of them gone in \(Figure.hours($0.value))" },
      surge["recovery_h"].map { "as usual again after \(Figure.hours($0.value))" },
    ].compactMap(\.self)
    return TimeChart.Callout(
      hour: surge.lifted, value: backlog.value,
      texts: ["\(NumberForm.count.text(backlog.value, backlog.interval)) waited at the lift"]
        + (texts.isEmpty ? [] : [texts.joined(separator: ", ")]))
  }

  private static let stateNames = [
    "active": "active", "lapsed": "stopped using it", "suspended": "suspended", "read_only": "read-only", "closed": "closed for good",
    "registered": "opened since the start",
  ]

  /// How the accounts of a platform differ from what they would be, by state.
  func stockPicture(_ stock: StockReading) -> Picture? {
    guard manifest.includesBaseline else { return nil }
    let states = ["active", "suspended", "read_only", "closed", "lapsed", "registered"].compactMap { state -> (String, [Double])? in
      let difference = zip(stock.counts(state, \.restricted), stock.counts(state, \.baseline)).map { $0 - $1 }
      return difference.contains { $0 != 0 } ? (state, difference) : nil
    }
    guard !states.isEmpty else { return nil }
    let times = TimeOfRestrictions(self) { file.scenario.platforms[$0.scope.platform].name == stock.platform }
    let lines = states.enumerated().map { index, state in
      TimeChart.Line(name: Self.stateNames[state.0] ?? state.0, ink: Ink.series[index], values: state.1, hours: starts)
    }
    let active = stock.counts("active", \.restricted)
    let ends = states.map { "\(Self.stateNames[$0.0] ?? $0.0) \(Figure.estimate($0.1.last ?? 0, halfWidth: nil, isSigned: true))" }
    return Picture(
      words: ["stocks", stock.platform], title: "Accounts of \(Words.plain(stock.platform)): how many more or fewer than without restrictions",
      caption: "\(Figure.count(active.first ?? 0)) are active at the start, \(Figure.count(active.last ?? 0)) at the end. "
        + times.remarks.joined(separator: " "),
      description: "Accounts by state, with restrictions less without them. At the end: \(Words.list(ends)).",
      chart: TimeChart(lines: lines, spans: times.spans, moments: times.moments, hours: 0...end, calendar: calendar, unit: "accounts"),
      table: dayTable(states.map { DayColumn(name: Self.stateNames[$0.0] ?? $0.0, values: $0.1, kind: .stock) }))
  }

  /// Who waits in line for a service, how long, and who is turned away.
  func servicePictures(_ service: ServiceReading) -> [Picture] {
    let name = Words.plain(service.service)
    let (with, without) = (service.arms.restricted, service.arms.baseline)
    func picture(
      _ kind: String, _ title: String, _ lines: [(String, Ink, KeyPath<ServiceReading.Counts, [Double?]>)], form: NumberForm, at hours: [Double]?
    ) -> Picture? {
      func line(_ name: String, _ ink: Ink, _ counts: [Double?]) -> TimeChart.Line {
        hours.map { TimeChart.Line(name: name, ink: ink, values: counts, hours: $0) } ?? self.line(name, ink, counts)
      }
      let key = lines[0].2
      // Waits of less than a second are none.
      guard with[keyPath: key].contains(where: { ($0 ?? 0) > (form == .seconds ? 1 : 0) }) else { return nil }
      let isCompared = service.isInBaseline && manifest.includesBaseline && without[keyPath: key].contains { ($0 ?? 0) > 0 }
      let base = isCompared ? [line("without restrictions", .baseline, without[keyPath: key])] : []
      let series = lines.map { line($0.0, $0.1, with[keyPath: $0.2]) }
      let times = timesAt(service)
      let most = with[keyPath: key].indices.max { (with[keyPath: key][$0] ?? 0) < (with[keyPath: key][$1] ?? 0) } ?? 0
      let value = with[keyPath: key][most] ?? 0
      let texts = ["\(form.text(value)) at most,", moment(most, isStock: kind == "line")]
      let highest = TimeChart.Callout(hour: (hours ?? middles)[most], value: value, texts: texts, ink: lines[0].1)
      let callout = hours == nil ? onLine(highest, series) : highest
      return Picture(
        words: [kind, service.platform, service.service], title: title,
        caption: ((hours == nil ? remarksOnLines : []) + times.remarks).joined(separator: " "),
        description: "\(title). At most \(form.text(value)), \(calendar.long(starts[most])).",
        chart: TimeChart(
          lines: base + series, spans: times.spans, moments: times.moments, callouts: [callout], hours: 0...end, calendar: calendar, form: form,
          unit: title),
        table: dayTable(
          (isCompared ? [DayColumn(name: "without restrictions", values: without[keyPath: key], kind: kind == "away" ? .flow : .stock)] : [])
            + lines.map { DayColumn(name: $0.0, values: with[keyPath: $0.2], kind: kind == "away" ? .flow : .stock) }, form: form))
    }
    let per = Words.interval(intervalHours)
    return [
      picture("line", "In line for \(name)", [("in line", .restricted, \.waiting)], form: .count, at: ends),
      picture(
        "wait", "How long people who are served wait for \(name)",
        [("95 % wait less than", .blocked, \.longWait), ("on average", .restricted, \.meanWait)], form: .seconds, at: middles),
      picture(
        "away", "Turned away by \(name), or gone from its line, \(per)\(endOfTitle)", [("turned away", .blocked, \.turnedAway)], form: .count,
        at: nil),
    ].compactMap(\.self)
  }

  /// The restrictions that matter for a service: its own, and those before its actions.
  private func timesAt(_ service: ServiceReading) -> TimeOfRestrictions {
    let actions = Set(file.scenario.services.first { $0.name == service.service }?.actions ?? [])
    return TimeOfRestrictions(self) { restriction in
      restriction.name == service.service
        || file.scenario.platforms[restriction.scope.platform].name == service.platform
          && (restriction.suspension != nil || !actions.isDisjoint(with: restriction.actions))
    }
  }

  /// Active people of a platform, by day.
  func activityPicture(_ activity: ActivityReading) -> Picture? {
    let days = days
    guard days.count == activity.dates.count, days.count > 2 else { return nil }
    let hours = days.enumerated().map { index, day in (day + (index + 1 < days.count ? days[index + 1] : end)) / 2 }
    // Days that the run cuts are not days.
    let first = calendar.timeOfDay(0) == "00:00" ? 0 : 1
    let last = calendar.timeOfDay(end) == "00:00" ? days.count : days.count - 1
    func line(_ name: String, _ ink: Ink, _ values: [Double]) -> TimeChart.Line {
      TimeChart.Line(name: name, ink: ink, values: values.enumerated().map { (first..<last).contains($0) ? $1 : nil }, hours: hours)
    }
    let isBoth = manifest.includesBaseline
    let times = TimeOfRestrictions(self) { file.scenario.platforms[$0.scope.platform].name == activity.platform }
    let lines =
      (isBoth ? [line("without restrictions", .baseline, activity.daily.baseline)] : []) + [
        line("active", .restricted, activity.daily.restricted)
      ]
    let title = "People active on \(Words.plain(activity.platform)), by day"
    return Picture(
      words: ["activity", activity.platform], title: title,
      caption: (["Who completes something on the day."] + times.remarks).joined(separator: " "),
      description: "\(title), from \(calendar.long(0)) to \(calendar.long(end)).",
      chart: TimeChart(lines: lines, spans: times.spans, moments: times.moments, hours: 0...end, calendar: calendar, unit: "people"),
      table: TextTable(
        ["day"] + (isBoth ? ["without restrictions"] : []) + ["active"],
        activity.dates.indices.map { index in
          [activity.dates[index]] + (isBoth ? [Figure.count(activity.daily.baseline[index])] : []) + [
            Figure.count(activity.daily.restricted[index])
          ]
        }))
  }
}
