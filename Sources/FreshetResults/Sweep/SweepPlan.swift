import Foundation

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

  /// What all points are held against.
  public struct Reference: Sendable, Equatable {
    /// That of a run.
    public let key: SweepKey
    /// The number of the point that it is; absent for the scenario as it stands.
    public let point: Int?

    public init(key: SweepKey, point: Int?) {
      self.key = key
      self.point = point
    }
  }

  /// The version of Freshet.
  public let version: String
  public let name: String
  /// One line for people; absent where nobody wrote one.
  public let title: String?
  /// How the points were chosen.
  public let design: String
  /// The metrics that are wanted; `nil` for all.
  public let metrics: [String]?
  /// When a point has replications enough; empty for as many as the scenario says.
  public let rule: String
  /// The names of the factors: the column that varies, or those that vary together.
  public let factors: [String]
  public let reference: Reference
  public let columns: [Column]
  public let points: SweepPoints

  public init(
    version: String, name: String, title: String? = nil, design: String, metrics: [String]?, rule: String = "", factors: [String],
    reference: Reference, columns: [Column], points: SweepPoints
  ) {
    self.version = version
    self.name = name
    let words = title?.split { $0 == "\t" || $0.isNewline }.joined(separator: " ") ?? ""
    self.title = words.isEmpty ? nil : words
    self.design = design
    self.metrics = metrics
    self.rule = rule
    self.factors = factors
    self.reference = reference
    self.columns = columns
    self.points = points
  }

  /// The word that stands for all metrics.
  public static let allMetrics = "all"

  /// Whether a metric is wanted.
  public func wants(_ metric: String) -> Bool { metrics.map { $0.contains(metric) || $0.contains(Self.allMetrics) } ?? true }

  /// The keys of all runs, each once.
  public var keys: Set<SweepKey> { Set(points.keys).union([reference.key]) }
}

extension SweepPlan {
  private static let format = "freshet sweep 1"

  /// A line for each thing that is to be said but the points: a word, then its values with tabs between.
  private var head: String {
    var lines = [
      [Self.format], ["version", version], ["name", name], ["title"] + (title.map { [$0] } ?? []),
      ["design", design], ["metrics"] + (metrics ?? ["*"]), ["rule", rule], ["factors"] + factors,
      ["reference", reference.key.description] + (reference.point.map { [String($0)] } ?? []),
    ]
    lines += columns.map { ["column", $0.name] + $0.bounds.map(\.description) }
    return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  func write(to file: FileWriter) throws(RunFolderError) {
    try file.write(head)
    for point in points.indices { try file.write(Array("point\t".utf8) + points.line(point) + [UInt8(ascii: "\n")]) }
  }

  /// Reads the plan that ``write(to:)`` wrote.
  ///
  /// - Returns: `nil` where there is no such file, or something else in it.
  init?(path: String) {
    guard let descriptor = try? LinesOfFile.open(path) else { return nil }
    defer { close(descriptor) }
    let lines = LinesOfFile(descriptor, path: path)
    var words: [String: [String]] = [:]
    var columns: [Column] = []
    var points = SweepPoints()
    guard let format = try? lines.next(), String(decoding: format.line, as: UTF8.self) == Self.format else { return nil }
    while let (line, _) = try? lines.next() {
      if line.starts(with: "point\t".utf8) {
        guard points.append(line: line.dropFirst("point\t".utf8.count), cells: columns.count) else { return nil }
        continue
      }
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch parts[0] {
      case "column" where parts.count > 1: columns.append(Column(name: parts[1], bounds: parts.dropFirst(2).compactMap { Double($0) }))
      default: words[parts[0]] = Array(parts.dropFirst())
      }
    }
    guard let version = words["version"]?.first, let name = words["name"]?.first, let design = words["design"]?.first,
      let metrics = words["metrics"], let rule = words["rule"]?.first, let factors = words["factors"], let reference = words["reference"],
      let key = reference.first.flatMap({ SweepKey(hexadecimal: $0.utf8) }), !points.isEmpty
    else { return nil }
    self.init(
      version: version, name: name, title: words["title"]?.first, design: design, metrics: metrics == ["*"] ? nil : metrics, rule: rule,
      factors: factors, reference: Reference(key: key, point: reference.dropFirst().first.flatMap { Int($0) }), columns: columns, points: points)
  }
}
