/// A number that a point of a sweep comes to, as its tables have it: an effect, or a figure of a surge.
public struct Outcome: Sendable {
  /// Which number: the same at all points.
  public struct Key: Hashable, Sendable {
    /// The metric, or the figure of the surge.
    public let metric: String
    /// Empty for an effect.
    public let restriction: String
    public let platform: String
    /// Empty for a surge.
    public let cohort: String
    public let action: String
    /// Which lift of the restriction, from 0.
    let lift: Int
  }

  public let key: Key
  /// Absent where the point has none.
  public let value: Double?
  /// The 95 % interval over the replications, where there is one.
  public let interval: (low: Double, high: Double)?
}

extension PointRecord {
  /// All numbers, in the order of the tables: what the restrictions change by `sweep.csv`, or what is with them where there is no baseline;
  /// then the figures of `surges.csv` but for times of the clock.
  public var outcomes: [Outcome] { effectOutcomes + surgeOutcomes }

  private var effectOutcomes: [Outcome] {
    let columns = Columns(ResultTables.effects.reference)
    return figures.map { figure in
      let cells = CSVCells.split(figure.line)
      let key = Outcome.Key(
        metric: cells[0], restriction: "", platform: cells[1], cohort: cells[2], action: cells[3], lift: 0)
      return figure.baseline.isEmpty
        ? columns.outcome(key, cells, "restricted", ends: ("restricted_ci_low", "restricted_ci_high"))
        : columns.outcome(key, cells, "difference", ends: ("ci_low", "ci_high"))
    }
  }

  private var surgeOutcomes: [Outcome] {
    let columns = Columns(ResultTables.surge.reference)
    var lifts: [[String]: Int] = [:]
    return surges.flatMap { line in
      let cells = CSVCells.split(line)
      let lift = lifts[Array(cells[0...2]), default: 0]
      lifts[Array(cells[0...2])] = lift + 1
      return SurgeFigure.allCases.filter { !$0.isInstant }.map { figure in
        let name = figure.reference.name
        let key = Outcome.Key(metric: name, restriction: cells[0], platform: cells[1], cohort: "", action: cells[2], lift: lift)
        return columns.outcome(key, cells, name, ends: (name + "_ci_low", name + "_ci_high"))
      }
    }
  }

  /// Where in a line the columns of a table are.
  private struct Columns {
    private let places: [String: Int]

    init(_ table: TableReference) {
      places = Dictionary(table.columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    func outcome(_ key: Outcome.Key, _ cells: [String], _ value: String, ends: (low: String, high: String)) -> Outcome {
      let low = number(ends.low, cells)
      let high = number(ends.high, cells)
      return Outcome(key: key, value: number(value, cells), interval: low.flatMap { low in high.map { (low, $0) } })
    }

    private func number(_ name: String, _ cells: [String]) -> Double? {
      places[name].flatMap { cells.indices.contains($0) ? Double(cells[$0]) : nil }
    }
  }
}
