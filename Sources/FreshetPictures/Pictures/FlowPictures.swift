import FreshetModel
import FreshetResults

extension RunReading {
  /// The flows that something happens to, those that are stopped before others, and then those that lose most.
  var touchedFlows: [FlowReading] {
    let touched = flows.map { flow in (flow, weight(of: flow)) }.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.map(\.0)
    let isStopped = { (flow: FlowReading) in flow.arms.restricted.blocked.contains { $0 > 0 } }
    return touched.filter(isStopped) + touched.filter { !isStopped($0) }
  }

  private func weight(of flow: FlowReading) -> Double {
    let counts = flow.arms.restricted
    let stopped = counts.blocked.reduce(0, +)
    guard manifest.includesBaseline else { return stopped }
    let changed = zip(counts.completed, flow.arms.baseline.completed).reduce(0) { $0 + abs($1.0 - $1.1) }
    return max(changed, stopped)
  }

  /// The middle of each interval, where its counts are drawn.
  var middles: [Double] { (0..<file.scenario.intervals).map { min(end, (Double($0) + 0.5) * intervalHours) } }

  /// The end of each interval, where its stocks are counted.
  var ends: [Double] { (0..<file.scenario.intervals).map { min(end, Double($0 + 1) * intervalHours) } }

  var starts: [Double] { (0..<file.scenario.intervals).map { Double($0) * intervalHours } }

  /// Counts of whole intervals: that which the end of the run cuts short is left out.
  func whole(_ counts: [Double?]) -> [Double?] {
    let isCut = Double(file.scenario.intervals) * intervalHours > end + 1e-9
    return isCut && counts.count > 1 ? Array(counts.dropLast()) + [nil] : counts
  }

  /// How an action goes, in both arms.
  func flowPicture(_ flow: FlowReading) -> Picture {
    let times = TimeOfRestrictions(self) { restriction in
      file.scenario.platforms[restriction.scope.platform].name == flow.platform
        && (restriction.actions.contains(flow.action) || restriction.suspension != nil)
    }
    let counts = flow.arms.restricted
    var lines = [line("completed", .restricted, counts.completed)]
    if manifest.includesBaseline {
      lines.insert(line("without restrictions", .baseline, flow.arms.baseline.completed), at: 0)
      lines[0].under = 1
    }
    if counts.blocked.contains(where: { $0 > 0 }) {
      lines.insert(line(blockedName(counts), .blocked, counts.blocked, style: .area), at: 0)
      if lines.count > 2 { lines[1].under = 2 }
    }
    let ceiling = ceiling(counts, lines)
    let callout = (peakCallout(flow) ?? stopCallout(flow)).map { onLine($0, lines) }
    let per = Words.interval(intervalHours)
    let title = Words.capitalized(name(flow.platform, flow.action)) + ", attempts \(per)\(endOfTitle)"
    let chart = TimeChart(
      lines: lines, spans: times.spans, moments: times.moments, callouts: callout.map { [$0] } ?? [], hours: 0...end, calendar: calendar,
      unit: "attempts \(per)", ceiling: ceiling)
    let isBoth = manifest.includesBaseline
    return Picture(
      words: ["flow", flow.platform, flow.action], title: title,
      caption: ((isBoth ? ["Grey: the same people on the same draws, without the restrictions."] : []) + remarksOnLines
        + remarksOnRepeats(counts, ceiling) + times.remarks)
        .joined(separator: " "),
      description: description(flow, callout), chart: chart,
      table: dayTable(
        (isBoth ? [DayColumn(name: "without restrictions", values: flow.arms.baseline.completed)] : []) + [
          DayColumn(name: "completed", values: counts.completed), DayColumn(name: blockedName(counts), values: counts.blocked),
          DayColumn(name: "waiting at the end", values: counts.backlog, kind: .stock),
        ]))
  }

  private func blockedName(_ counts: FlowReading.Counts) -> String {
    let stopped = counts.stopped.reduce(0, +)
    let all = counts.blocked.reduce(0, +)
    if all > stopped * 1.001 { return stopped == 0 ? "held back" : "stopped or held back" }
    return counts.retried.contains { $0 > 0 } ? "stopped, with repeats" : "stopped"
  }

  /// Where the line of what is stopped is cut: repeats would make all that is wished and done a line at the bottom.
  private func ceiling(_ counts: FlowReading.Counts, _ lines: [TimeChart.Line]) -> Double? {
    guard counts.retried.contains(where: { $0 > 0 }) else { return nil }
    func top(_ lines: [TimeChart.Line]) -> Double { lines.flatMap(\.values).compactMap(\.self).max() ?? 0 }
    let (stopped, wished) = (top(lines.filter { $0.ink == .blocked }), top(lines.filter { $0.ink != .blocked }))
    return wished > 0 && stopped > Self.mostTimesWished * wished ? 1.2 * wished : nil
  }

  private static let mostTimesWished = 2.0

  private func remarksOnRepeats(_ counts: FlowReading.Counts, _ ceiling: Double?) -> [String] {
    guard counts.retried.contains(where: { $0 > 0 }), let most = counts.blocked.indices.max(by: { counts.blocked[$0] < counts.blocked[$1] })
    else { return [] }
    let included = "Of what is stopped each repeat counts"
    guard ceiling != nil else { return [included + "."] }
    return [
      "\(included): its line is cut, and reaches \(Figure.count(counts.blocked[most])), \(calendar.short(starts[most], omitsMidnight: true))."
    ]
  }

  /// The busiest hour after the lift, in words; of several lifts, that with the greatest.
  private func peakCallout(_ flow: FlowReading) -> TimeChart.Callout? {
    let fitting = surges.filter { $0.platform == flow.platform && $0.action == flow.action }
    guard let surge = MainFigures.surge(fitting), let hour = surge.peakHour,
      let peak = surge["peak_per_h"], let ratio = surge["peak_ratio"]
    else { return nil }
    let number = Int(hour / intervalHours)
    guard flow.arms.restricted.completed.indices.contains(number) else { return nil }
    let value = intervalHours == 1 ? peak.value : flow.arms.restricted.completed[number]
    return TimeChart.Callout(
      hour: intervalHours == 1 ? hour + 0.5 : (Double(number) + 0.5) * intervalHours, value: value,
      texts: [
        "\(Figure.count(peak.value)) in the busiest hour",
        "after the lift, \(calendar.short(hour)): \(NumberForm.times.text(ratio.value, ratio.interval)) times the usual peak",
      ])
  }

  /// Where there is no lift to tell of, when most are stopped.
  private func stopCallout(_ flow: FlowReading) -> TimeChart.Callout? {
    let blocked = flow.arms.restricted.blocked
    guard let most = blocked.indices.max(by: { blocked[$0] < blocked[$1] }), blocked[most] > 0 else { return nil }
    return TimeChart.Callout(
      hour: middles[most], value: blocked[most],
      texts: [
        "\(Figure.count(blocked[most])) \(blockedName(flow.arms.restricted))",
        "in the busiest \(busiest), \(calendar.short(starts[most], omitsMidnight: true))",
      ],
      ink: .blocked)
  }

  /// What a report interval is called.
  private var busiest: String {
    let words = Words.interval(intervalHours).split(separator: " ")
    return words.count == 2 && (words[0] == "an" || words[0] == "a") ? String(words[1]) : "interval of " + Figure.hours(intervalHours)
  }

  private func description(_ flow: FlowReading, _ callout: TimeChart.Callout?) -> String {
    let counts = flow.arms.restricted
    let stopped = counts.stopped.reduce(0, +)
    let (with, without) = (counts.completed.reduce(0, +), flow.arms.baseline.completed.reduce(0, +))
    let sentences = [
      "\(Words.capitalized(name(flow.platform, flow.action))), from \(calendar.long(0)) to \(calendar.long(end)).",
      manifest.includesBaseline
        ? "\(Figure.count(with)) attempts are completed, \(Figure.count(without)) without the restrictions."
        : "\(Figure.count(with)) attempts are completed.",
      stopped > 0 ? "\(Figure.count(stopped)) are stopped." : "",
      callout.map { $0.texts.joined(separator: " ") + "." } ?? "",
    ]
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
