import Foundation
import FreshetResults

extension SweepReading {
  /// The most pictures of one kind on a page.
  private static let mostPictures = 4
  private static let mostBands = 16
  private static let mostLines = 6

  /// The numbers that are drawn: of each metric that of the whole platform and the action with the greatest number, those that matter most first.
  var mainKeys: [Key] {
    let metrics = keys.map(\.metric).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let best = metrics.compactMap { metric -> Key? in
      let fitting = keys.filter { $0.metric == metric && isWhole($0) }
      return fitting.max { greatest($0) < greatest($1) }
    }.filter { greatest($0) > 0 }
    let order = [
      "people_blocked", "completed_total", "peak_ratio", "lost", "registrations_lost", "backlog_at_lift", "recovery_h", "peak_per_h", "wait_max_s",
    ]
    return best.sorted { (order.firstIndex(of: $0.metric) ?? order.count) < (order.firstIndex(of: $1.metric) ?? order.count) }
  }

  /// Whether a number is one of a whole platform.
  private func isWhole(_ key: Key) -> Bool {
    if !key.restriction.isEmpty || key.cohort == "all" { return true }
    return !keys.contains { $0.metric == key.metric && $0.platform == key.platform && $0.action == key.action && $0.cohort == "all" }
  }

  private func greatest(_ key: Key) -> Double { numbers[key]?.values.map { abs($0.value) }.max() ?? 0 }

  /// What a number is called.
  func name(_ key: Key) -> String {
    let platforms = Set(keys.map(\.platform)).subtracting(["all"])
    let action = key.action.isEmpty || key.action == "all" ? "" : ", " + Words.action(key.action)
    let platform = platforms.count < 2 ? "" : key.platform == "all" ? " on all platforms" : " on \(Words.plain(key.platform))"
    return Words.capitalized(Words.metric(key.metric)) + action + platform
  }

  /// What a column that varies is called, and how many move with it.
  func name(ofColumn column: Int) -> String {
    let same = plan.columns.indices.count { $0 > column && isSame($0, column) }
    return ColumnName.short(column, of: plan.columns.map(\.name)) + (same > 0 ? " (and \(same) more)" : "")
  }

  /// The columns without those that move with an earlier one.
  private var leading: [Int] { plan.columns.indices.filter { column in !plan.columns.indices.contains { $0 < column && isSame($0, column) } } }

  private func words(_ key: Key) -> [String] { [key.metric, key.platform] + (key.action.isEmpty ? [] : [key.action]) }

  /// All pictures, in the order of the page.
  package var pictures: [Picture] {
    let drawn = bandPicture.map { [$0] } ?? []
    let isGrid = indices.isEmpty && bands.isEmpty
    let grids = isGrid ? mainKeys.prefix(Self.mostPictures).compactMap(gridPicture) : []
    let tornadoes = isGrid ? [] : mainKeys.prefix(Self.mostPictures).compactMap { indices.isEmpty ? tornadoPicture($0) : sensitivityPicture($0) }
    return grids + drawn + tornadoes
  }

  // MARK: Grids

  /// The values of a column, in order: numbers by size, others as they come.
  private func values(ofColumn column: Int) -> [String] {
    let cells = plan.distinct(column)
    let numbers = cells.map { Double($0) }
    guard numbers.allSatisfy({ $0 != nil }) else { return cells }
    return zip(cells, numbers).sorted { ($0.1 ?? 0) < ($1.1 ?? 0) }.map(\.0)
  }

  private func gridPicture(_ key: Key) -> Picture? {
    guard !plan.columns.isEmpty, let points = numbers[key], points.count > 1 else { return nil }
    let all = plan.columns.indices.map(values)
    // Columns that move together are one; the one with the most values lies along the axis.
    let varying = leading.filter { all[$0].count > 1 }.sorted { all[$0].count > all[$1].count }
    guard let x = varying.first else { return nil }
    let second = varying.count > 1 ? varying[1] : nil
    if varying.count == 2, let second, all[second].count > Self.mostLines { return heatPicture(key, x, second, all) }
    guard varying.count <= 2 else { return scatterless(key, x, varying, all) }
    return familyPicture(key, x, second, all)
  }

  /// Whether two columns move together.
  private func isSame(_ first: Int, _ second: Int) -> Bool {
    // Where points are drawn, every value is another one.
    if !plan.columns[first].bounds.isEmpty { return plan.points.allSatisfy { $0.cells[first] == $0.cells[second] } }
    let pairs = Set(plan.points.map { $0.cells[first] + "\t" + $0.cells[second] })
    return pairs.count == Set(plan.points.map { $0.cells[first] }).count && pairs.count == Set(plan.points.map { $0.cells[second] }).count
  }

  /// More than two things vary: the lines are those of the middle values of all but two.
  private func scatterless(_ key: Key, _ x: Int, _ varying: [Int], _ all: [[String]]) -> Picture? {
    let fixed = varying.dropFirst(2).map { ($0, all[$0][all[$0].count / 2]) }
    var picture = familyPicture(key, x, varying[1], all) { cells in fixed.allSatisfy { cells[$0.0] == $0.1 } }
    let said = fixed.map { "\(name(ofColumn: $0.0)) is \(shown($0.1, $0.0))" }
    picture?.caption += " Here \(Words.list(said)); the other points are in the table."
    return picture
  }

  /// A value of a column as it is read.
  private func shown(_ cell: String, _ column: Int) -> String {
    if let number = Double(cell) { return abs(number) >= 10_000 ? Figure.count(number) : number.formatted6 }
    return cell.hasSuffix("T00:00:00") ? String(cell.dropLast(9)) : cell
  }

  private func familyPicture(_ key: Key, _ x: Int, _ second: Int?, _ all: [[String]], where isMeant: ([String]) -> Bool = { _ in true }) -> Picture?
  {
    guard let points = numbers[key] else { return nil }
    let isNumeric = all[x].allSatisfy { Double($0) != nil }
    func place(_ cell: String) -> Double { isNumeric ? Double(cell) ?? 0 : Double(all[x].firstIndex(of: cell) ?? 0) }
    let isLog = isNumeric && place(all[x][0]) > 0 && place(all[x][all[x].count - 1]) / place(all[x][0]) > 30
    func position(_ cell: String) -> Double { isLog ? log10(place(cell)) : place(cell) }
    let lines = (second.map { all[$0] } ?? [""]).map { value in
      let line = plan.points.enumerated().compactMap { number, point -> FamilyChart.Point? in
        guard second.map({ point.cells[$0] == value }) ?? true, isMeant(point.cells), let found = points[number] else { return nil }
        return FamilyChart.Point(x: position(point.cells[x]), y: found.value, interval: found.interval)
      }.sorted { $0.x < $1.x }
      return FamilyChart.Line(name: second.map { ColumnName.value(shown(value, $0), of: name(ofColumn: $0)) } ?? "", points: line)
    }.filter { !$0.points.isEmpty }
    guard !lines.isEmpty else { return nil }
    let form = Words.form(key.metric)
    let by = second.map { "; one line for each value of \(name(ofColumn: $0))" } ?? ""
    let chart = FamilyChart(lines: lines, places: all[x].map { (position($0), shown($0, x)) }, form: form, xName: name(ofColumn: x))
    return Picture(
      words: ["sweep"] + words(key), title: "\(name(key)), by \(name(ofColumn: x))", caption: "Bars are 95 % intervals of chance\(by).",
      description: "\(name(key)) by \(name(ofColumn: x))\(by). "
        + lines.compactMap { line in
          guard let first = line.points.first, let last = line.points.last else { return nil }
          return (line.name.isEmpty ? "From " : "\(line.name): from ") + "\(form.text(first.y)) to \(form.text(last.y))."
        }.joined(separator: " "),
      chart: chart, table: pointTable(key))
  }

  private func heatPicture(_ key: Key, _ x: Int, _ y: Int, _ all: [[String]]) -> Picture? {
    guard let points = numbers[key] else { return nil }
    let form = Words.form(key.metric)
    var values = [[Double?]](repeating: [Double?](repeating: nil, count: all[x].count), count: all[y].count)
    for (number, point) in plan.points.enumerated() {
      guard let row = all[y].firstIndex(of: point.cells[y]), let column = all[x].firstIndex(of: point.cells[x]) else { continue }
      values[row][column] = points[number]?.value
    }
    let known = values.flatMap { $0.compactMap(\.self) }
    return Picture(
      words: ["sweep"] + words(key), title: "\(name(key)), by \(name(ofColumn: x)) and \(name(ofColumn: y))",
      caption: "From left to right \(name(ofColumn: x)), from bottom to top \(name(ofColumn: y)).",
      description: "A field of \(known.count) cells, from \(form.text(known.min() ?? 0)) to \(form.text(known.max() ?? 0)).",
      chart: HeatChart(
        columns: all[x].map { shown($0, x) }, rows: all[y].map { shown($0, y) }, values: values, form: form, xName: name(ofColumn: x),
        yName: name(ofColumn: y)),
      table: pointTable(key))
  }

  private static let mostTableRows = 40

  /// A number at the points.
  private func pointTable(_ key: Key) -> TextTable {
    let form = Words.form(key.metric)
    let rows = plan.points.enumerated().compactMap { number, point -> [String]? in
      guard let value = numbers[key]?[number] else { return nil }
      return [String(number)] + point.cells.enumerated().map { shown($1, $0) } + [form.text(value.value, value.interval)]
    }
    return TextTable(["point"] + plan.columns.indices.map(name(ofColumn:)) + [name(key)], Array(rows.prefix(Self.mostTableRows)))
  }

  // MARK: Assumptions

  /// How far numbers go over what is assumed, beside how far chance takes them.
  var bandPicture: Picture? {
    let main = Set(mainKeys)
    let shown = bands.filter { main.contains($0.key) && ($0.reference ?? 0) != 0 && $0.band.lowerBound / ($0.reference ?? 1) > 0 }
    guard !shown.isEmpty else { return nil }
    let ordered = mainKeys.compactMap { key in shown.first { $0.key == key } }.prefix(Self.mostBands)
    let rows = ordered.map { band -> RowChart.Row in
      let reference = band.reference ?? 1
      func times(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let ends = [range.lowerBound / reference, range.upperBound / reference].sorted()
        return ends[0]...ends[1]
      }
      let form = Words.form(band.key.metric)
      let chance = band.interval.map(times).flatMap { $0.lowerBound > 0 ? $0 : nil }
      return RowChart.Row(
        name: name(band.key),
        text: "\(form.text(reference, band.interval)); \(form.text(band.band.lowerBound)) to \(form.text(band.band.upperBound))",
        marks: [.band(times(band.band), .blocked)] + (chance.map { [.interval($0, .restricted)] } ?? []) + [
          .tick(band.median / reference, .blocked), .dot(1, .restricted),
        ])
    }
    return Picture(
      words: ["bands"], title: "How far each number goes over what is assumed",
      caption:
        "The blue bar is the 95 % interval of chance, where it is wider than its dot; the pale one holds nine in ten of the points that were drawn, "
        + "the line in it half of them. Beside it: the number as the scenario stands, with its interval of chance; the ends of the pale bar.",
      description: ordered.map(sentence).joined(separator: " "),
      chart: RowChart(
        groups: [RowChart.Group(name: "", rows: Array(rows))], form: .plain, isLogarithmic: true, origin: 1,
        legend: [
          LegendEntry(name: "by chance", ink: .restricted, style: .line), LegendEntry(name: "over what is assumed", ink: .blocked, style: .area),
        ], axisName: "times the number as the scenario stands"),
      table: bandTable)
  }

  private func sentence(_ band: Band) -> String {
    let form = Words.form(band.key.metric)
    let moved = band.movedBy.isEmpty ? "" : ", moved most by \(ColumnName.short(band.movedBy))"
    let chance = band.interval.map { ", by chance \(form.text($0.lowerBound)) to \(form.text($0.upperBound))" } ?? ""
    return "\(name(band.key)): \(form.text(band.reference ?? 0))\(chance), over what is assumed \(form.text(band.band.lowerBound)) to "
      + "\(form.text(band.band.upperBound))\(moved)."
  }

  private static let mostMainBands = 2

  /// How far the numbers that matter most go over what is assumed, each in a sentence; none where points were not drawn.
  package var mainBands: [String] {
    let moving = bands.filter { $0.band.lowerBound < $0.band.upperBound }
    return mainKeys.compactMap { key in moving.first { $0.key == key } }.prefix(Self.mostMainBands).map(sentence)
  }

  private var bandTable: TextTable {
    TextTable(
      ["number", "as it stands", "by chance", "over what is assumed", "half below", "moved most by"],
      bands.filter { isWhole($0.key) }.prefix(Self.mostTableRows).map { band in
        let form = Words.form(band.key.metric)
        return [
          name(band.key), band.reference.map(form.text) ?? "",
          band.interval.map { "\(form.text($0.lowerBound)) to \(form.text($0.upperBound))" } ?? "",
          "\(form.text(band.band.lowerBound)) to \(form.text(band.band.upperBound))", form.text(band.median), ColumnName.short(band.movedBy),
        ]
      })
  }

  /// Which assumption moves a number, by the means of the points in which it is low and high.
  private func tornadoPicture(_ key: Key) -> Picture? {
    guard let points = numbers[key], points.count >= 6 else { return nil }
    let mean = points.values.map(\.value).sorted().reduce(0, +) / Double(points.count)
    let form = Words.form(key.metric)
    let moves = leading.compactMap { column -> (column: Int, low: Double, high: Double)? in
      let pairs = plan.points.enumerated().compactMap { number, point -> (x: Double, y: Double)? in
        guard let x = Double(point.cells[column]), let y = points[number] else { return nil }
        return (x, y.value)
      }.sorted { $0.x < $1.x }
      let third = pairs.count / 3
      guard third > 0 else { return nil }
      func mean(_ part: some Sequence<(x: Double, y: Double)>) -> Double { part.reduce(0) { $0 + $1.y } / Double(third) }
      return (column, mean(pairs.prefix(third)), mean(pairs.suffix(third)))
    }.sorted { abs($0.high - $0.low) > abs($1.high - $1.low) }
    guard !moves.isEmpty else { return nil }
    let rows = moves.prefix(12).map { move in
      RowChart.Row(
        name: name(ofColumn: move.column), text: "\(form.text(move.low)) to \(form.text(move.high))",
        marks: [.bar(from: mean, to: move.low, .blocked), .bar(from: mean, to: move.high, .restricted)])
    }
    return Picture(
      words: ["tornado"] + words(key), title: "What moves it: \(name(key).lowercasedFirst)",
      caption:
        "The mean over the third of the points in which the assumption is lowest, and highest; the line is the mean of all, \(form.text(mean)).",
      description: moves.prefix(12).map {
        "\(name(ofColumn: $0.column)): from \(form.text($0.low)) where it is low to \(form.text($0.high)) where it is high."
      }
      .joined(separator: " "),
      chart: RowChart(
        groups: [RowChart.Group(name: "", rows: Array(rows))], form: form, origin: mean,
        legend: [
          LegendEntry(name: "where it is low", ink: .blocked, style: .bar), LegendEntry(name: "where it is high", ink: .restricted, style: .bar),
        ]),
      table: TextTable(
        ["assumption", "where it is low", "where it is high"], moves.map { [name(ofColumn: $0.column), form.text($0.low), form.text($0.high)] }))
  }

  /// Which part of the variance of a number comes from each factor.
  private func sensitivityPicture(_ key: Key) -> Picture? {
    let mine = indices.filter { $0.key == key }.sorted { $0.total > $1.total }
    guard !mine.isEmpty else { return nil }
    func name(_ index: Index) -> String { ColumnName.short(index.factor) }
    let rows = mine.prefix(12).map { index in
      RowChart.Row(
        name: name(index),
        text: Figure.percent(max(0, index.total))
          + (index.interval.map {
            " (\(Figure.percent(max(0, $0.lowerBound))) to \(Figure.percent($0.upperBound)))"
          } ?? ""),
        marks: [.bar(from: 0, to: max(0, index.total), .baseline), .bar(from: 0, to: max(0, min(index.first, index.total)), .restricted)]
          + (index.interval.map { [.interval($0, .axis)] } ?? []))
    }
    return Picture(
      words: ["sensitivity"] + words(key), title: "What moves it: \(self.name(key).lowercasedFirst)",
      caption:
        "The part of the variance that would be gone if the factor were known after all others (Sobol's total index, with its 95 % interval); "
        + "blue is what it brings by itself.",
      description: mine.prefix(12).map { "\(name($0)): \(Figure.percent(max(0, $0.total))) in all, \(Figure.percent(max(0, $0.first))) by itself." }
        .joined(separator: " "),
      chart: RowChart(
        groups: [RowChart.Group(name: "", rows: Array(rows))], form: .share,
        legend: [LegendEntry(name: "by itself", ink: .restricted, style: .bar), LegendEntry(name: "with others", ink: .baseline, style: .bar)]),
      table: TextTable(
        ["factor", "by itself", "in all", "95 % interval of that"],
        mine.map { index in
          [
            name(index), Figure.percent(index.first), Figure.percent(index.total),
            index.interval.map { "\(Figure.percent($0.lowerBound)) to \(Figure.percent($0.upperBound))" } ?? "",
          ]
        }))
  }
}

extension String {
  /// With a small letter at its beginning.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Double {
  /// At most six figures that matter, without zeros at the end.
  fileprivate var formatted6: String {
    let text = String(format: "%.6g", self)
    return text.replacing("-", with: "−")
  }
}
