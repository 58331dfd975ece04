/// What a sweep is, as its folder says it: enough to make its tables of its logs, without the scenario.
public struct SweepPlan: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    public let name: String
    /// The ends of its range, where it is drawn from one that is made of numbers.
    public let bounds: [Double]

    public init(name: String, bounds: [Double]) {
      self.name = name
      self.bounds = bounds
    }
  }

  public struct Point: Sendable, Equatable {
    /// As ``SweepKey`` makes it.
    public let key: String
    /// A cell for each column.
    public let cells: [String]

    public init(key: String, cells: [String]) {
      self.key = key
      self.cells = cells
    }
  }

  /// The version of Freshet.
  public let version: String
  public let name: String
  /// How the points were chosen.
  public let design: String
  /// The metrics that are wanted; `nil` for all.
  public let metrics: [String]?
  /// The names of the factors: the column that varies, or those that vary together.
  public let factors: [String]
  /// What all points are held against: the key of a run, and the number of the point that it is; absent for the scenario as it stands.
  public let reference: (key: String, point: Int?)
  public let columns: [Column]
  /// In the order of the design.
  public let points: [Point]

  public init(
    version: String, name: String, design: String, metrics: [String]?, factors: [String], reference: (key: String, point: Int?), columns: [Column],
    points: [Point]
  ) {
    self.version = version
    self.name = name
    self.design = design
    self.metrics = metrics
    self.factors = factors
    self.reference = reference
    self.columns = columns
    self.points = points
  }

  public static func == (left: SweepPlan, right: SweepPlan) -> Bool { left.text == right.text }

  /// The keys of all runs, each once: the reference first, then the points in their order.
  public var keys: [String] {
    var seen: Set<String> = []
    return ([reference.key] + points.map(\.key)).filter { seen.insert($0).inserted }
  }
}

extension SweepPlan {
  private static let title = "freshet sweep 1"

  /// A line for each thing that is to be said: a word, then its values with tabs between.
  public var text: String {
    var lines = [
      [Self.title], ["version", version], ["name", name], ["design", design], ["metrics"] + (metrics ?? ["*"]), ["factors"] + factors,
      ["reference", reference.key] + (reference.point.map { [String($0)] } ?? []),
    ]
    lines += columns.map { ["column", $0.name] + $0.bounds.map(\.description) }
    lines += points.map { ["point", $0.key] + $0.cells.map(Self.oneLine) }
    return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  private static func oneLine(_ cell: String) -> String { String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }

  /// - Returns: `nil` where the text is no such plan.
  public init?(text: String) {
    var words: [String: [String]] = [:]
    var columns: [Column] = []
    var points: [Point] = []
    let lines = text.split(separator: "\n")
    guard lines.first.map(String.init) == Self.title else { return nil }
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch parts[0] {
      case "column" where parts.count > 1: columns.append(Column(name: parts[1], bounds: parts.dropFirst(2).compactMap { Double($0) }))
      case "point" where parts.count == columns.count + 2: points.append(Point(key: parts[1], cells: Array(parts.dropFirst(2))))
      default: words[parts[0]] = Array(parts.dropFirst())
      }
    }
    guard let version = words["version"]?.first, let name = words["name"]?.first, let design = words["design"]?.first,
      let metrics = words["metrics"], let factors = words["factors"], let reference = words["reference"],
      let key = reference.first, !points.isEmpty
    else { return nil }
    self.init(
      version: version, name: name, design: design, metrics: metrics == ["*"] ? nil : metrics, factors: factors,
      reference: (key, reference.dropFirst().first.flatMap { Int($0) }), columns: columns, points: points)
  }
}
