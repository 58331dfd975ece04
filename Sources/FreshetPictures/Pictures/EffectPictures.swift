import FreshetModel

extension RunReading {
  private static let mostGroups = 6
  private static let mostRows = 5
  /// What is shown of an action, in this order, where anything of it happened.
  private static let shown = [
    "completed_total", "people_blocked", "lost", "deferred", "withheld", "superseded", "circumvented", "diverted", "unable", "deterred", "dropped",
    "registrations_delayed", "reach",
  ]
  private static let ofPlatforms = ["people_blocked", "people_affected", "people_circumventing", "active_end", "user_days"]

  /// What the restrictions did: effects with their intervals, beside the numbers.
  var effectPicture: Picture? {
    var groups = touchedFlows.prefix(Self.mostGroups).compactMap { flow -> RowChart.Group? in
      let rows = Self.shown.compactMap { metric in effect(metric, platform: flow.platform, action: flow.action) }
        .filter { $0.value != 0 }.prefix(Self.mostRows).map(effectRow)
      return rows.isEmpty ? nil : RowChart.Group(name: Words.capitalized(name(flow.platform, flow.action)), rows: Array(rows))
    }
    groups += platformGroups
    guard !groups.isEmpty else { return nil }
    let isBoth = manifest.includesBaseline
    let left = touchedFlows.count - Self.mostGroups
    return Picture(
      words: ["effects"], title: isBoth ? "What the restrictions changed" : "What happened",
      caption: (isBoth ? "With the restrictions minus without them, over the whole run" : "Over the whole run")
        + "; 95 % intervals of chance, which are often narrower than their dots." + (left > 0 ? " \(left) more actions are in the table." : ""),
      description: "Dots with 95 % intervals. "
        + groups.prefix(4).map { group in
          "\(group.name): " + group.rows.map { "\($0.name) \($0.text)" }.joined(separator: ", ") + "."
        }.joined(separator: " "),
      chart: RowChart(groups: Array(groups)), table: effectTable)
  }

  /// What belongs to no action.
  private var platformGroups: [RowChart.Group] {
    let platforms = (effects.contains { $0.platform == "all" } ? ["all"] : []) + file.scenario.platforms.map(\.name)
    let groups = platforms.compactMap { platform -> RowChart.Group? in
      let found = Self.ofPlatforms.compactMap { metric in
        effect(metric, platform: platform, action: metric.hasPrefix("people_") && metric != "people_circumventing" ? "all" : "")
      }.filter { $0.value != 0 }
      // Where nobody holds back, those who are affected are those who are stopped.
      let rows = found.filter { row in row.metric != "people_affected" || !found.contains { $0.metric == "people_blocked" && $0.value == row.value }
      }
      .map(effectRow)
      let name = platform == "all" ? "All platforms" : "All of \(Words.plain(platform))"
      return rows.isEmpty ? nil : RowChart.Group(name: name, rows: rows)
    }
    return Array(groups.prefix(Self.mostGroups))
  }

  private func effectRow(_ effect: EffectReading) -> RowChart.Row {
    let ink: Ink = effect.value < 0 ? .blocked : .restricted
    let value = Figure.estimate(
      effect.value, halfWidth: effect.bounds.map { ($0.upperBound - $0.lowerBound) / 2 }, isSigned: effect.difference != nil)
    return RowChart.Row(
      name: Words.metric(effect.metric), text: value + (effect.restsOnTooFew ? " (too few)" : ""),
      marks: (effect.bounds.map { [.interval($0, ink)] } ?? []) + [.dot(effect.value, ink)])
  }

  private static let mostTableRows = 60

  private var effectTable: TextTable {
    let rows = effects.filter { $0.cohort == "all" || effect($0.metric, platform: $0.platform, action: $0.action)?.cohort == $0.cohort }
      .filter { $0.value != 0 }.prefix(Self.mostTableRows)
    return TextTable(
      ["metric", "platform", "action", "without", "with", "difference", "95 % interval", "in per cent"],
      rows.map { row in
        [
          row.metric, row.platform, row.action, row.baseline.map(Figure.count) ?? "", Figure.count(row.restricted),
          row.difference.map { Figure.estimate($0, halfWidth: nil, isSigned: true) } ?? "",
          row.bounds.map { "\(Figure.count($0.lowerBound)) to \(Figure.count($0.upperBound))" } ?? "",
          row.relativePercent.map { Figure.percent($0 / 100) } ?? "",
        ]
      })
  }

  private static let mostLedgerRows = 8

  /// What each restriction is charged with.
  var ledgerPicture: Picture? {
    // Connections to a tool are no wishes.
    let rows = ledger.filter { $0.lost + $0.gained > 0 && $0.action != Action.connect }.sorted { $0.lost + $0.gained > $1.lost + $1.gained }
    guard !rows.isEmpty else { return nil }
    var groups: [RowChart.Group] = []
    for row in rows.prefix(Self.mostLedgerRows) {
      let text = [row.lost > 0 ? "−\(Figure.count(row.lost))" : "", row.gained > 0 ? "+\(Figure.count(row.gained))" : ""]
        .filter { !$0.isEmpty }.joined(separator: ", ")
      let marks: [RowChart.Mark] = [.bar(from: 0, to: -row.lost, .blocked)] + (row.gained > 0 ? [.bar(from: 0, to: row.gained, .restricted)] : [])
      let line = RowChart.Row(name: name(row.platform, row.action), text: text, marks: marks)
      if let index = groups.firstIndex(where: { $0.name == row.cause }) {
        groups[index].rows.append(line)
      } else {
        groups.append(RowChart.Group(name: row.cause, rows: [line]))
      }
    }
    let rest = rows.count - Self.mostLedgerRows
    let hasGains = rows.prefix(Self.mostLedgerRows).contains { $0.gained > 0 }
    return Picture(
      words: ["ledger"], title: "What cost what: wishes lost and gained, by what is charged with them",
      caption: "Lost: given up, replaced, waiting at the end, or done elsewhere. Gained: done here only because of it. The ledger allocates each "
        + "wish to one cause; what one restriction among several does is shown by a run with --without."
        + (rest > 0 ? " \(rest) more rows are in the table." : ""),
      description: "Bars to the left for what is lost, to the right for what is gained. "
        + rows.prefix(Self.mostLedgerRows).map { row in
          "\(row.cause), \(name(row.platform, row.action)): \(Figure.count(row.lost)) lost, \(Figure.count(row.gained)) gained."
        }.joined(separator: " "),
      chart: RowChart(
        groups: groups,
        legend: [LegendEntry(name: "lost", ink: .blocked, style: .bar)]
          + (hasGains ? [LegendEntry(name: "gained", ink: .restricted, style: .bar)] : [])),
      table: ledgerTable)
  }

  private static let mostLedgerTableRows = 60

  /// All that is charged to each cause, the sum of its wishes first where it has several rows.
  private var ledgerTable: TextTable {
    func cells(_ cause: String, _ platform: String, _ action: String, _ rows: [LedgerReading]) -> [String] {
      func sum(_ count: (LedgerReading) -> Double) -> String { Figure.count(rows.reduce(0) { $0 + count($1) }) }
      return [cause, platform, action, sum(\.stopped), sum(\.withheld), sum(\.lost), sum(\.gained), sum(\.later), sum(\.earlier)]
    }
    var causes: [String] = []
    let all = ledger.filter { $0.stopped + $0.withheld + $0.lost + $0.gained + $0.later + $0.earlier > 0 }
    for row in all where !causes.contains(row.cause) { causes.append(row.cause) }
    let parts = causes.map { cause in all.filter { $0.cause == cause } }
    let rows = parts.flatMap { rows -> [[String]] in
      let wishes = rows.filter { $0.action != Action.connect }
      return (wishes.count > 1 ? [cells(wishes[0].cause, "all", "all", wishes)] : [])
        + rows.sorted { $0.lost + $0.gained > $1.lost + $1.gained }.map { cells($0.cause, $0.platform, $0.action, [$0]) }
    }
    return TextTable(
      ["charged to", "platform", "action", "stopped", "withheld", "lost", "gained", "later", "earlier"],
      Array(rows.prefix(Self.mostLedgerTableRows)))
  }
}
