import FreshetCore
import FreshetResults
import FreshetStatistics

extension RunSummary {
  /// The closing table: what was blocked, deferred and lost, the effect, the peaks after the lifts, and where the files are.
  ///
  /// - Parameter width: The most columns of the screen; names that have no room are cut. Absent: nobody looks at it, and nothing is cut.
  func table(width: Int? = nil) -> String {
    let speed = HumanText.count(Double(results.events) / max(wallClockSeconds, 1e-3))
    let weights = HumanText.weights(
      results.layout.weights[0].factor, ofGroups: results.layout.weightsOfGroups(in: results.scenario))
    let cut = { (line: String) in width.map { line.cut(to: $0) } ?? line }
    var text = cut(title ?? name) + "\n"
    if !leftOut.isEmpty { text += cut("without " + leftOut.joined(separator: ", ")) + "\n" }
    text += "\(HumanText.count(Double(people))) simulated people, each for \(weights); "
    text += "\(results.replications.count) replication\(results.replications.count == 1 ? "" : "s"), "
    text += "\(HumanText.count(Double(results.events))) events in \(HumanText.seconds(wallClockSeconds)) (\(speed)/s)\n"
    let sentences = sentences
    if !sentences.isEmpty { text += "\n" + sentences.map { $0.wrapped() }.joined() }
    let tables = Self.aligned([stoppedTable, completedTable].compactMap(\.self) + surgeTables, width: width)
    text += "\n" + (tables.isEmpty ? "No attempt was blocked.\n" : tables) + remarks(on: tables)
    let notes = results.scenario.notesOfSchedules
    if !notes.isEmpty { text += "\n" + notes.joined() }
    return text + "\nfiles: \(output)/\n"
  }

  /// A head of its own, where it has one, and rows of cells, the first with what the columns are.
  private struct Part {
    var title = ""
    var rows: [[String]]
  }

  /// The actions of a table, and a row for all of a platform where it has several.
  private var rows: [(name: String, platform: String, action: String)] {
    let touched = touched
    let several = touched.map(\.platform).reduce(into: [:]) { $0[$1, default: 0] += 1 }.filter { $0.value > 1 }.keys
    return touched.enumerated().flatMap { place, row in
      let isLast = place + 1 == touched.count || touched[place + 1].platform != row.platform
      return [("\(row.platform) \(row.action)", row.platform, row.action)]
        + (isLast && several.contains(row.platform) ? [("\(row.platform), all of it", row.platform, "all")] : [])
    }
  }

  private static let stoppedColumns: [(metric: EffectMetric, head: String)] = [
    (.peopleBlocked, "people blocked"), (.attemptsBlocked, "attempts blocked"), (.withheld, "withheld"), (.deferred, "deferred"), (.lost, "lost"),
    (.registrationsDiverted, "diverted"),
  ]

  /// What was blocked, held back, put off and lost; without what did not happen at all.
  private var stoppedTable: Part? {
    let columns = Self.stoppedColumns.filter { column in
      switch column.metric {
      case .withheld, .registrationsDiverted: effects.contains { $0.key.metric == column.metric.name && $0.restricted.value > 0 }
      default: true
      }
    }
    let rows = rows.compactMap { name, platform, action -> [String]? in
      let found = columns.map { effect($0.metric.name, platform: platform, action: action)?.restricted }
      return found.contains { ($0?.value ?? 0) > 0 } ? [name] + found.map { Self.text($0) } : nil
    }
    return rows.isEmpty ? nil : Part(rows: [[""] + columns.map(\.head)] + rows)
  }

  /// What was done in spite of it, beside what would have been.
  private var completedTable: Part? {
    guard results.includesBaseline else { return nil }
    let rows = rows.compactMap { name, platform, action -> [String]? in
      guard let row = effect("completed_total", platform: platform, action: action), let difference = row.difference else { return nil }
      return [
        name, Self.text(row.restricted), Self.text(row.baseline),
        Self.text(difference) { ($0.value > 0 ? "+" : "") + HumanText.estimate($0.value, halfWidth: $0.interval?.halfWidth) },
        Self.text(row.relativePercent) { HumanText.decimal(100 + $0.value, 1) + " %" },
      ]
    }
    return rows.isEmpty ? nil : Part(rows: [["", "completed", "without it", "difference", "of usual"]] + rows)
  }

  /// A table for each lift; where there are many, for those with the busiest hours.
  private var surgeTables: [Part] {
    let lifts = lifts
    func peak(_ lift: [SurgeRow]) -> Double { lift.compactMap { $0[.peakPerHour]?.value }.max() ?? 0 }
    let busiest = lifts.indices.sorted { (peak(lifts[$0]), $1) > (peak(lifts[$1]), $0) }.prefix(Self.mostLifts).sorted()
    let head = ["", "peak per h", "× usual", "on", "backlog", "half gone in", "normal in"]
    return busiest.map { lift in
      let first = lifts[lift][0]
      let title = "After the lift of \(first.restriction), \(Self.local(first.clock.text(first.lifted))):\n"
      return Part(title: title, rows: [head] + lifts[lift].map(surgeRow))
    }
  }

  private static let mostLifts = 4

  /// The rows of each lift.
  private var lifts: [[SurgeRow]] {
    var lifts: [[SurgeRow]] = []
    for row in surges {
      if let last = lifts.last?.first, last.restriction == row.restriction, last.lifted == row.lifted {
        lifts[lifts.count - 1].append(row)
      } else {
        lifts.append([row])
      }
    }
    return lifts
  }

  private func surgeRow(_ row: SurgeRow) -> [String] {
    [
      (hasSeveralPlatforms ? row.platform + " " : "") + row.action, Self.text(row[.peakPerHour]), Self.text(row[.peakRatio]) { Self.plain($0, "") },
      row.peakClock.map { String($0.dropFirst(5)) } ?? "–", Self.text(row[.backlogAtLift]), Self.text(row[.halfBacklogHours], time),
      Self.text(row[.recoveryHours], time),
    ]
  }

  /// What must be said beside the numbers.
  private func remarks(on tables: String) -> String {
    let explanation = "\(Self.tooFew): fewer than \(Estimate.fewestEvents) simulated events; take a larger `--sample`"
    let chance = tables.contains("±") ? ["± is a 95 % interval of chance alone: what is assumed may be further off."] : []
    let others = lifts.count - Self.mostLifts
    let more = others > 0 ? ["\(others) other lift\(others == 1 ? "" : "s"), with less after them, stand\(others == 1 ? "s" : "") in surge.csv."] : []
    let lines = more + chance + (tables.contains(Self.tooFew) ? [explanation] : []) + cautions.map(\.sentence)
    return lines.isEmpty ? "" : "\n" + lines.map { $0 + "\n" }.joined()
  }

  private static func text(_ estimate: Estimate?, _ text: (Estimate) -> String = count) -> String {
    estimate.map { $0.restsOnTooFew ? tooFew : text($0) } ?? "–"
  }

  /// Stands where a number would pretend to be known.
  private static let tooFew = "too few"

  /// A number of people, who are not fewer than none.
  private static func count(_ estimate: Estimate) -> String {
    guard let interval = estimate.interval, interval.halfWidth > estimate.value, estimate.value >= 0 else {
      return HumanText.estimate(estimate.value, halfWidth: estimate.interval?.halfWidth)
    }
    return "\(HumanText.count(max(0, interval.low))) to \(HumanText.count(interval.high))"
  }

  /// A length of time in hours. What is shorter than a report interval is not known better.
  private func time(_ estimate: Estimate) -> String {
    let interval = results.scenario.reportInterval.hours
    if estimate.value < interval { return "< " + Self.length(interval) }
    return estimate.value < 47.5 ? Self.plain(estimate, " h") : Self.plain(estimate, " d", per: 24)
  }

  /// `1 h`, `30 min`, `2 d`.
  private static func length(_ hours: Double) -> String {
    let (value, unit) = hours < 1 ? (hours * 60, " min") : hours < 48 ? (hours, " h") : (hours / 24, " d")
    return HumanText.decimal(value, value.rounded() == value ? 0 : 1) + unit
  }

  /// A number that is not less than 0.
  private static func plain(_ estimate: Estimate, _ unit: String, per size: Double = 1) -> String {
    guard let interval = estimate.interval, interval.halfWidth > 0 else { return HumanText.decimal(estimate.value / size, 1) + unit }
    if interval.halfWidth > estimate.value {
      return "\(HumanText.decimal(max(0, interval.low / size), 1)) to \(HumanText.decimal(interval.high / size, 1))\(unit)"
    }
    return HumanText.plain(estimate.value / size, halfWidth: interval.halfWidth / size) + unit
  }

  /// An ISO 8601 time as date and time of day.
  private static func local(_ time: String) -> String { String(time.prefix(16).replacing("T", with: " ")) }

  /// Columns under one another: the first to the left and as wide in all of them, the others to the right.
  private static func aligned(_ parts: [Part], width: Int?) -> String {
    let others = parts.map { part in
      part.rows[0].indices.dropFirst().map { column in part.rows.map { $0[column].count }.max() ?? 0 }
    }
    let names = parts.flatMap { $0.rows.map { $0[0].count } }.max() ?? 0
    let widest = others.map { $0.reduce(0) { $0 + $1 + 2 } }.max() ?? 0
    let first = width.map { min(names, max(12, $0 - widest)) } ?? names
    return zip(parts, others).map { part, widths in
      part.title
        + part.rows.map { row in
          let cells = zip(row.dropFirst(), widths).map { "  " + $0.padded(to: $1, right: true) }
          return row[0].cut(to: first).padded(to: first) + cells.joined() + "\n"
        }.joined()
    }.joined(separator: "\n")
  }
}
