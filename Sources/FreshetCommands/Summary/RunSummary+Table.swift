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
    let tables = blockedTable() + surgeTables()
    text += "\n" + tables + remarks(on: tables)
    let notes = results.scenario.notesOfSchedules
    if !notes.isEmpty { text += "\n" + notes.joined() }
    return text + "\nfiles: \(output)/\n"
  }

  private func blockedTable() -> String {
    let diverts = effects.contains { $0.key.metric == "registrations_diverted" && $0.restricted.value > 0 }
    let rows = touched.map { platform, action in
      let figure = { (metric: String) in effect(metric, platform: platform, action: action) }
      let counts = ["attempts_blocked", "deferred", "lost"] + (diverts ? ["registrations_diverted"] : [])
      return ["\(platform) \(action)", text(figure("people_blocked"))] + counts.map { count(figure($0)) }
        + [text(figure("completed_total"), signed: true)]
    }
    if rows.isEmpty { return "No attempt was blocked.\n" }
    let last = results.includesBaseline ? "effect on completed" : "completed"
    let head = ["", "people blocked", "attempts blocked", "deferred", "lost"] + (diverts ? ["diverted"] : []) + [last]
    return Self.aligned([head] + rows)
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
          "\(row.platform) \(row.action)", Self.text(row[.peakPerHour]),
          Self.text(row[.peakRatio]) { HumanText.decimal($0.value, 1) }, Self.text(row[.backlogAtLift]),
          Self.text(row[.halfBacklogHours]) { HumanText.hours($0.value) }, Self.text(row[.recoveryHours]) { HumanText.hours($0.value) },
        ]
      }
      let head = ["", "peak per h", "× usual peak", "backlog", "half gone in", "normal in"]
      return "\nAfter the lift of \(lifted[0].restriction), \(Self.local(lifted[0].clock.text(lifted[0].lifted))):\n"
        + Self.aligned([head] + rows)
    }.joined()
  }

  /// What must be said beside the numbers.
  private func remarks(on tables: String) -> String {
    let explanation = "\(Self.tooFew): fewer than \(Estimate.fewestEvents) simulated events; take a larger `--sample`"
    let lines = (tables.contains(Self.tooFew) ? [explanation] : []) + cautions.map(\.sentence)
    return lines.isEmpty ? "" : "\n" + lines.map { $0 + "\n" }.joined()
  }

  private func count(_ row: EffectRow?) -> String { Self.text(row?.restricted) { HumanText.count($0.value) } }

  private func text(_ row: EffectRow?, signed: Bool = false) -> String {
    guard let difference = row?.difference else { return count(row) }
    return Self.text(difference) { (signed && $0.value > 0 ? "+" : "") + Self.withHalfWidth($0) }
  }

  private static func text(_ estimate: Estimate?, _ text: (Estimate) -> String = withHalfWidth) -> String {
    estimate.map { $0.restsOnTooFew ? tooFew : text($0) } ?? "–"
  }

  /// Stands where a number would pretend to be known.
  private static let tooFew = "too few"

  private static func withHalfWidth(_ estimate: Estimate) -> String {
    HumanText.estimate(estimate.value, halfWidth: estimate.interval?.halfWidth)
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
