import FreshetCore
import FreshetResults
import FreshetStatistics

extension RunSummary {
  /// The closing table, 100 columns wide at most: what was blocked, deferred and lost, the effect, the peak after each lift, and
  /// where the files are.
  func table() -> String {
    let speed = HumanText.count(Double(results.events) / max(wallClockSeconds, 1e-3))
    let weights = HumanText.weights(
      results.layout.weights[0].factor, ofGroups: results.layout.weightsOfGroups(in: results.scenario))
    var text = (title ?? name).cut(to: 100) + "\n"
    if !leftOut.isEmpty { text += ("without " + leftOut.joined(separator: ", ")).cut(to: 100) + "\n" }
    text += "\(HumanText.count(Double(people))) simulated people, each for \(weights); "
    text += "\(results.replications.count) replication\(results.replications.count == 1 ? "" : "s"), "
    text += "\(HumanText.count(Double(results.events))) events in \(HumanText.seconds(wallClockSeconds)) (\(speed)/s)\n"
    if !sentences.isEmpty { text += "\n" + sentences.map { $0.wrapped() }.joined() }
    let tables = stoppedTable() + completedTable() + surgeTables()
    text += "\n" + tables + remarks(on: tables)
    let notes = results.scenario.notesOfSchedules
    if !notes.isEmpty { text += "\n" + notes.joined() }
    return text + "\nfiles: \(output)/\n"
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

  /// What was blocked, put off and lost.
  private func stoppedTable() -> String {
    let diverts = effects.contains { $0.key.metric == "registrations_diverted" && $0.restricted.value > 0 }
    let rows = rows.map { name, platform, action in
      let metrics = ["people_blocked", "attempts_blocked", "deferred", "lost"] + (diverts ? ["registrations_diverted"] : [])
      return [name] + metrics.map { Self.text(effect($0, platform: platform, action: action)?.restricted) }
    }
    if rows.isEmpty { return "No attempt was blocked.\n" }
    return Self.aligned([["", "people blocked", "attempts blocked", "deferred", "lost"] + (diverts ? ["diverted"] : [])] + rows)
  }

  /// What was done in spite of it, beside what would have been.
  private func completedTable() -> String {
    guard results.includesBaseline else { return "" }
    let rows = rows.compactMap { name, platform, action -> [String]? in
      guard let row = effect("completed_total", platform: platform, action: action), let difference = row.difference else { return nil }
      return [
        name, Self.text(row.restricted), Self.text(row.baseline),
        Self.text(difference) { ($0.value > 0 ? "+" : "") + Self.withHalfWidth($0) },
        Self.text(row.relativePercent) { HumanText.decimal(100 + $0.value, 1) + " %" },
      ]
    }
    return rows.isEmpty ? "" : "\n" + Self.aligned([["", "completed", "without it", "difference", "of usual"]] + rows)
  }

  /// A table for each lift.
  private func surgeTables() -> String {
    var lifts: [[SurgeRow]] = []
    for row in surges {
      if let last = lifts.last?.first, last.restriction == row.restriction, last.lifted == row.lifted {
        lifts[lifts.count - 1].append(row)
      } else {
        lifts.append([row])
      }
    }
    return lifts.map { lifted in
      let rows = lifted.map { row in
        [
          (hasSeveralPlatforms ? row.platform + " " : "") + row.action, Self.text(row[.peakPerHour]),
          Self.text(row[.peakRatio]) { Self.decimal($0, "") },
          row.peakClock.map { String($0.dropFirst(5)) } ?? "–", Self.text(row[.backlogAtLift]),
          Self.text(row[.halfBacklogHours], Self.time), Self.text(row[.recoveryHours], Self.time),
        ]
      }
      let head = ["", "peak per h", "× usual", "on", "backlog", "half gone in", "normal in"]
      return "\nAfter the lift of \(lifted[0].restriction), \(Self.local(lifted[0].clock.text(lifted[0].lifted))):\n"
        + Self.aligned([head] + rows)
    }.joined()
  }

  /// What must be said beside the numbers.
  private func remarks(on tables: String) -> String {
    let explanation = "\(Self.tooFew): fewer than \(Estimate.fewestEvents) simulated events; take a larger `--sample`"
    let chance = tables.contains("±") ? ["± is a 95 % interval of chance alone: what is assumed may be further off."] : []
    let lines = chance + (tables.contains(Self.tooFew) ? [explanation] : []) + cautions.map(\.sentence)
    return lines.isEmpty ? "" : "\n" + lines.map { $0 + "\n" }.joined()
  }

  private static func text(_ estimate: Estimate?, _ text: (Estimate) -> String = withHalfWidth) -> String {
    estimate.map { $0.restsOnTooFew ? tooFew : text($0) } ?? "–"
  }

  /// Stands where a number would pretend to be known.
  private static let tooFew = "too few"

  private static func withHalfWidth(_ estimate: Estimate) -> String {
    HumanText.estimate(estimate.value, halfWidth: estimate.interval?.halfWidth)
  }

  /// A length of time in hours.
  private static func time(_ estimate: Estimate) -> String {
    estimate.value < 47.5 ? decimal(estimate, " h") : decimal(estimate, " d", per: 24)
  }

  private static func decimal(_ estimate: Estimate, _ unit: String, per size: Double = 1) -> String {
    let text = HumanText.decimal(estimate.value / size, 1)
    guard let halfWidth = estimate.interval?.halfWidth else { return text + unit }
    return text + " ± " + HumanText.decimal((halfWidth / size * 10).rounded(.up) / 10, 1) + unit
  }

  /// An ISO 8601 time as date and time of day.
  private static func local(_ time: String) -> String { String(time.prefix(16).replacing("T", with: " ")) }

  /// Columns under one another: the first to the left, the others to the right.
  private static func aligned(_ rows: [[String]]) -> String {
    let others = rows[0].indices.dropFirst().map { column in rows.map { $0[column].count }.max() ?? 0 }
    let first = min(rows.map { $0[0].count }.max() ?? 0, max(12, 100 - others.reduce(0) { $0 + $1 + 2 }))
    return rows.map { row in
      let cells = zip(row.dropFirst(), others).map { "  " + $0.padded(to: $1, right: true) }
      return row[0].cut(to: first).padded(to: first) + cells.joined() + "\n"
    }.joined()
  }
}
