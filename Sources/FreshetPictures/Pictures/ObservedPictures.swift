import FreshetScenarios

extension RunReading {
  /// A published series beside ours, with the ratio.
  func observedPicture(_ observed: ObservedSeries) -> Picture? {
    let pairs = observed.values.compactMap { value -> (hour: Double, published: Double, ours: Double)? in
      let hour = value.at.hours
      return ours(observed, at: hour).map { (hour, value.people, $0) }
    }
    guard let first = pairs.first, let last = pairs.last else { return nil }
    let over = observed.over?.hours
    let (published, simulated) = (pairs.reduce(0) { $0 + $1.published }, pairs.reduce(0) { $0 + $1.ours })
    let ratio = published > 0 ? simulated / published : nil
    let what =
      observed.action.map { name(observed.platform, $0) + ", \(Words.plain(observed.metric.rawValue))" }
      ?? "\(Words.plain(observed.metric.rawValue)) on \(Words.plain(observed.platform))"
    let per = over.map { " " + Words.interval($0) } ?? ""
    let said = ratio.map { "ours is \(Figure.times($0)) times the published" } ?? "nothing was published but zeros"
    // A value that counts over some time is drawn as long as it counts.
    func values(_ number: (Int) -> Double) -> (hours: [Double], values: [Double?]) {
      guard let over else { return (pairs.map(\.hour), pairs.indices.map { number($0) }) }
      let parts = pairs.indices.map { index in
        [
          (pairs[index].hour, number(index) as Double?), (min(end, pairs[index].hour + over), number(index)),
          (min(end, pairs[index].hour + over), nil),
        ]
      }.joined()
      return (parts.map(\.0), parts.map(\.1))
    }
    let (hours, publishedValues) = values { pairs[$0].published }
    let mine = values { pairs[$0].ours }.values
    let margin = max((last.hour + (over ?? 0) - first.hour) * 0.5, 24)
    let shown = max(0, first.hour - margin)...min(end, last.hour + (over ?? 0) + margin)
    let times = TimeOfRestrictions(self) { file.scenario.platforms[$0.scope.platform].name == observed.platform }
    return Picture(
      words: ["observed", observed.platform, observed.metric.rawValue] + (observed.action.map { [$0] } ?? []),
      title: "Beside what was published: \(what)\(per)",
      caption: (["\(Words.capitalized(said))."] + (observed.source.map { ["Published: \($0)."] } ?? [])).joined(separator: " "),
      description: "\(Words.capitalized(what))\(per): published \(Figure.count(published)) in all, simulated \(Figure.count(simulated)); \(said).",
      chart: TimeChart(
        lines: [
          TimeChart.Line(name: "published", ink: .observed, values: publishedValues, hours: hours),
          TimeChart.Line(name: "simulated", ink: .restricted, values: mine, hours: hours),
        ], spans: times.spans,
        callouts: [
          TimeChart.Callout(
            hour: min(end, last.hour + (over ?? 0)), value: max(last.ours, last.published),
            texts: [pairs.count == 1 ? "\(Figure.count(last.ours)) simulated, \(Figure.count(last.published)) published" : Words.capitalized(said)]
              + (pairs.count == 1 ? [said] : []))
        ], hours: shown, calendar: calendar, unit: "people\(per)"),
      table: TextTable(
        ["from", "published", "simulated", "ratio"],
        pairs.prefix(60).map { pair in
          [
            calendar.iso(pair.hour, withTime: true), Figure.count(pair.published), Figure.count(pair.ours),
            pair.published > 0 ? Figure.times(pair.ours / pair.published) : "",
          ]
        }))
  }

  /// Our number at the time of a published one; `nil` outside of the run.
  private func ours(_ observed: ObservedSeries, at hour: Double) -> Double? {
    if observed.metric.isFlow {
      guard let over = observed.over?.hours, hour >= -1e-9, hour + over <= end + 1e-9,
        let flow = flows.first(where: { $0.platform == observed.platform && $0.action == observed.action })
      else { return nil }
      let counts = flow.arms.restricted
      let series = observed.metric == .attempts ? counts.attempts : observed.metric == .completed ? counts.completed : counts.stopped
      return sum(series, from: hour, to: hour + over)
    }
    guard (0..<end).contains(hour) else { return nil }
    if observed.metric.isActivity {
      let date = calendar.iso(hour, withTime: false)
      guard let activity = activity.first(where: { $0.platform == observed.platform }), let day = activity.dates.firstIndex(of: date) else {
        return nil
      }
      return observed.metric == .dailyActive ? activity.daily.restricted[day] : activity.monthly.restricted[day]
    }
    let counts = stocks.first { $0.platform == observed.platform }?.counts(observed.metric.rawValue, \.restricted) ?? []
    let number = Int(hour / intervalHours)
    return counts.indices.contains(number) ? counts[number] : nil
  }

  /// What comes in between two instants; of an interval that lies there in part, that part.
  private func sum(_ counts: [Double], from: Double, to: Double) -> Double {
    counts.indices.reduce(0) { sum, number in
      let (start, stop) = (Double(number) * intervalHours, min(end, Double(number + 1) * intervalHours))
      let common = min(stop, to) - max(start, from)
      return common > 0 && stop > start ? sum + counts[number] * common / (stop - start) : sum
    }
  }
}
