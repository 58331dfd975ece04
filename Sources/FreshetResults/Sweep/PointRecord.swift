/// The results of one point of a sweep, as rows of tables.
public struct PointRecord: Sendable, Equatable {
  /// A figure in every replication, in real people.
  public struct Figure: Sendable, Equatable {
    /// The row of `effects.csv`.
    public let line: String
    /// By replication; empty where the baseline arm was not simulated.
    public let baseline: [Double]
    /// By replication.
    public let restricted: [Double]

    public init(line: String, baseline: [Double], restricted: [Double]) {
      self.line = line
      self.baseline = baseline
      self.restricted = restricted
    }

    /// Metric, platform, cohort and action, as they begin the row.
    public var key: String { line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).prefix(4).joined(separator: ",") }

    /// What the restrictions change, by replication; with them where the baseline arm was not simulated.
    public var effects: [Double] { baseline.isEmpty ? restricted : zip(restricted, baseline).map { $0 - $1 } }
  }

  /// Events processed in all replications.
  public var events: Int
  public var figures: [Figure]
  /// Rows of `surge.csv`, `ledger.csv` and the sums of `services.csv`.
  public var surges: [String]
  public var ledger: [String]
  public var services: [String]

  public init(events: Int, figures: [Figure], surges: [String], ledger: [String], services: [String]) {
    self.events = events
    self.figures = figures
    self.surges = surges
    self.ledger = ledger
    self.services = services
  }
}

extension PointRecord {
  /// As the content of a ``SweepRecord``: parts with a letter before each, tabs between.
  public var content: String {
    var parts = ["E" + String(events)]
    for figure in figures {
      parts.append("F" + figure.line)
      parts.append("B" + figure.baseline.map(\.description).joined(separator: " "))
      parts.append("R" + figure.restricted.map(\.description).joined(separator: " "))
    }
    parts += surges.map { "S" + $0 } + ledger.map { "L" + $0 } + services.map { "Q" + $0 }
    return parts.map(Self.escaped).joined(separator: "\t")
  }

  /// - Returns: `nil` where the content is not of this form.
  public init?(content: String) {
    self.init(events: 0, figures: [], surges: [], ledger: [], services: [])
    var line = ""
    var baseline: [Double] = []
    for part in content.split(separator: "\t", omittingEmptySubsequences: false) {
      let text = Self.unescaped(part.dropFirst())
      switch part.first {
      case "E": events = Int(text) ?? 0
      case "F": line = text
      case "B": baseline = text.split(separator: " ").compactMap { Double($0) }
      case "R":
        figures.append(Figure(line: line, baseline: baseline, restricted: text.split(separator: " ").compactMap { Double($0) }))
      case "S": surges.append(text)
      case "L": ledger.append(text)
      case "Q": services.append(text)
      default: return nil
      }
    }
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(0x5C) else { return String(text) }
    var result = ""
    var isEscaped = false
    for character in text {
      switch (isEscaped, character) {
      case (false, "\\"): isEscaped = true
      case (false, _): result.append(character)
      case (true, _):
        result.append(character == "t" ? "\t" : character == "n" ? "\n" : character == "r" ? "\r" : character)
        isEscaped = false
      }
    }
    return result
  }
}
