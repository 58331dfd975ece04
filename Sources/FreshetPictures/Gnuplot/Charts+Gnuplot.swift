extension TimeChart {
  package var gnuplot: GnuplotPlot {
    let hours = Set(lines.flatMap(\.hours)).sorted()
    let positions = Dictionary(hours.enumerated().map { ($1, $0) }) { first, _ in first }
    var rows = hours.map { [calendar.iso($0, withTime: true)] + [String](repeating: "", count: lines.count) }
    for (column, line) in lines.enumerated() {
      for (hour, value) in zip(line.hours, line.values) { positions[hour].map { rows[$0][column + 1] = GnuplotPlot.number(value) } }
    }
    let shades = spans.map { span in
      "set object rectangle from '\(calendar.iso(span.hours.lowerBound, withTime: true))',graph 0 to "
        + "'\(calendar.iso(span.hours.upperBound, withTime: true))',graph 1 fc rgb '#fbe9e2' fs solid noborder behind"
    }
    let arrows = moments.map { moment in
      let at = calendar.iso(moment.hour, withTime: true)
      return "set arrow from '\(at)',graph 0 to '\(at)',graph 1 nohead dt 2 lc rgb '#d55e00'"
    }
    let labels = callouts.map { callout in
      "set label \(GnuplotPlot.quoted(callout.texts.joined(separator: ", "))) at '\(calendar.iso(callout.hour, withTime: true))',"
        + "\(GnuplotPlot.number(callout.value)) offset 1,0 point pt 7 front"
    }
    let time =
      ["set xdata time", "set timefmt '%Y-%m-%d %H:%M'", "set format x '%d %b'", "set format y '%.1s%c'"]
      + ["set xrange ['\(calendar.iso(self.hours.lowerBound, withTime: true))':'\(calendar.iso(self.hours.upperBound, withTime: true))']"]
    let cut = ceiling.map { ["set yrange [*:\(GnuplotPlot.number($0))]"] } ?? []
    return GnuplotPlot(
      table: TextTable(["time"] + lines.map(\.name), rows),
      settings: time + ["set ylabel \(GnuplotPlot.quoted(unit))"] + cut + shades + arrows + labels,
      plots: lines.enumerated().map { index, line in
        "using 1:\(index + 2) with " + (line.style == .area ? "filledcurves y1=0 fs transparent solid 0.3" : "lines lw 2")
          + " lc rgb '\(line.ink.hex)'"
      })
  }
}

extension RowChart {
  package var gnuplot: GnuplotPlot {
    let rows = groups.flatMap { group in group.rows.map { (group.name.isEmpty ? "" : group.name + ": ", $0) } }
    // Columns for what the rows have: a value, its interval, a band, and two bars.
    let cells = rows.enumerated().map { index, row in
      [GnuplotPlot.number(Double(-index)), row.0 + row.1.name] + Self.cells(row.1).map(GnuplotPlot.number)
    }
    let names = ["row", "name", "value", "low", "high", "band_low", "band_high", "bar_from", "bar_to", "bar_2_from", "bar_2_to"]
    let isUsed = { (column: Int) in cells.contains { !$0[column].isEmpty } }
    var plots: [String] = []
    for (first, ink) in [(5, Ink.baseline), (7, Ink.blocked), (9, Ink.restricted)] where isUsed(first) {
      plots.append(
        "using (($\(first + 1)+$\(first + 2))/2):1:\(first + 1):\(first + 2):($1-0.3):($1+0.3) with boxxyerror fs transparent solid 0.4 "
          + "lc rgb '\(ink.hex)' title '\(names[first].split(separator: "_").dropLast().joined(separator: " "))'")
    }
    if isUsed(3) {
      plots.append(
        "using \(isUsed(2) ? "3" : "(($4+$5)/2)"):1:4:5 with xerrorbars pt 7 lc rgb '\(Ink.restricted.hex)' title 'value and 95 % interval'")
    }
    if isUsed(2) {
      plots.append("using 3:1:ytic(2) with points pt 7 lc rgb '\(Ink.restricted.hex)' notitle")
    } else {
      plots.append("using (0):1:ytic(2) with points pt 0 notitle")
    }
    let axis = isLogarithmic ? ["set logscale x"] : ["set format x '%.1s%c'"]
    return GnuplotPlot(
      table: TextTable(names, cells),
      settings: axis + [
        "set yrange [-\(rows.count):1]",
        "set arrow from \(GnuplotPlot.number(origin)),graph 0 to "
          + "\(GnuplotPlot.number(origin)),graph 1 nohead lc rgb '#8c949c'",
      ] + (axisName.isEmpty ? [] : ["set xlabel \(GnuplotPlot.quoted(axisName))"]),
      plots: plots)
  }

  /// Value, low, high, band, first bar, second bar.
  private static func cells(_ row: Row) -> [Double?] {
    var cells = [Double?](repeating: nil, count: 9)
    for mark in row.marks {
      switch mark {
      case .dot(let value, _): cells[0] = value
      case .interval(let range, _): (cells[1], cells[2]) = (range.lowerBound, range.upperBound)
      case .band(let range, _): (cells[3], cells[4]) = (range.lowerBound, range.upperBound)
      case .bar(let from, let to, _):
        let place = cells[5] == nil ? 5 : 7
        (cells[place], cells[place + 1]) = (from, to)
      case .tick: break
      }
    }
    return cells
  }
}

extension FamilyChart {
  package var gnuplot: GnuplotPlot {
    let values = Set(lines.flatMap(\.points).map(\.x)).sorted()
    let rows = values.map { x in
      [GnuplotPlot.number(x), places.first { $0.x == x }?.text ?? GnuplotPlot.number(x)]
        + lines.flatMap { line in
          let point = line.points.first { $0.x == x }
          return [point?.y, point.map { $0.interval?.lowerBound ?? $0.y }, point.map { $0.interval?.upperBound ?? $0.y }].map(GnuplotPlot.number)
        }
    }
    return GnuplotPlot(
      table: TextTable(["x", "name"] + lines.flatMap { [$0.name, "low", "high"] }, rows),
      settings: ["set format y '%.1s%c'", "set xlabel \(GnuplotPlot.quoted(xName))"],
      plots: lines.indices.map { index in
        let column = 3 + 3 * index
        return "using 1:\(column):\(column + 1):\(column + 2):xtic(2) with yerrorlines pt 7 lc rgb '\(ink(index).hex)' "
          + "title columnheader(\(column))"
      })
  }
}

extension HeatChart {
  package var gnuplot: GnuplotPlot {
    GnuplotPlot(
      table: TextTable([""] + columns, zip(rows, values).map { [$0] + $1.map(GnuplotPlot.number) }),
      settings: [
        "set xlabel \(GnuplotPlot.quoted(xName))", "set ylabel \(GnuplotPlot.quoted(yName))", "set palette defined (0 '#e8f1f8', 1 '#0b62a8')",
        "unset key",
      ],
      plots: ["matrix rowheaders columnheaders with image"])
  }
}
