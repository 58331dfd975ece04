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

    /// - Parameters:
    ///   - effect: The row.
    ///   - baseline: By replication; empty where the baseline arm was not simulated.
    ///   - restricted: By replication.
    public init(_ effect: EffectRow, baseline: [Double], restricted: [Double]) {
      self.init(line: ResultTables.effects.line(effect), baseline: baseline, restricted: restricted)
    }

    /// Metric, platform, cohort and action, as they begin the row.
    public var key: String {
      var commas = 0
      let end = line.utf8.firstIndex { letter in
        if letter == UInt8(ascii: ",") { commas += 1 }
        return commas == 4
      }
      return String(line[..<(end ?? line.endIndex)])
    }

    /// What the restrictions change, by replication; with them where the baseline arm was not simulated.
    public var effects: [Double] { baseline.isEmpty ? restricted : zip(restricted, baseline).map { $0 - $1 } }
  }

  /// Events processed in all replications.
  public var events: Int
  public var figures: [Figure]
  /// Rows of `surge.csv`, `ledger.csv`, the sums of `services.csv`, and `timeseries.csv`.
  public var surges: [String]
  public var ledger: [String]
  public var services: [String]
  public var timeseries: [String]

  public init(
    events: Int, figures: [Figure], surges: [String] = [], ledger: [String] = [], services: [String] = [], timeseries: [String] = []
  ) {
    self.events = events
    self.figures = figures
    self.surges = surges
    self.ledger = ledger
    self.services = services
    self.timeseries = timeseries
  }
}

extension PointRecord {
  /// As the content of a ``SweepRecord``: parts with a letter before each, tabs between.
  public var content: String {
    var text = "E" + String(events)
    func add(_ letter: String, _ numbers: [Double]) {
      text += letter
      for (place, number) in numbers.enumerated() {
        if place > 0 { text += " " }
        text += number.description
      }
    }
    for figure in figures {
      text += "\tF" + Self.escaped(figure.line)
      add("\tB", figure.baseline)
      add("\tR", figure.restricted)
    }
    for (letter, lines) in [("S", surges), ("L", ledger), ("Q", services), ("T", timeseries)] {
      for line in lines { text += "\t" + letter + Self.escaped(line) }
    }
    return text
  }

  /// - Returns: `nil` where the content is not of this form.
  public init?(content: [UInt8]) {
    self.init(events: 0, figures: [])
    var line = ""
    var baseline: [Double] = []
    for part in content.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false) {
      let rest = part.dropFirst()
      switch part.first {
      case UInt8(ascii: "E"): events = Int(Self.text(rest)) ?? 0
      case UInt8(ascii: "F"): line = Self.text(rest)
      case UInt8(ascii: "B"): baseline = Self.numbers(rest)
      case UInt8(ascii: "R"): figures.append(Figure(line: line, baseline: baseline, restricted: Self.numbers(rest)))
      case UInt8(ascii: "S"): surges.append(Self.text(rest))
      case UInt8(ascii: "L"): ledger.append(Self.text(rest))
      case UInt8(ascii: "Q"): services.append(Self.text(rest))
      case UInt8(ascii: "T"): timeseries.append(Self.text(rest))
      default: return nil
      }
    }
  }

  private static func numbers(_ text: ArraySlice<UInt8>) -> [Double] {
    text.split(separator: UInt8(ascii: " ")).compactMap { Double(String(decoding: $0, as: UTF8.self)) }
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x5C) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      switch (isEscaped, byte) {
      case (false, UInt8(ascii: "\\")): isEscaped = true
      case (false, _): result.append(byte)
      case (true, _):
        result.append([UInt8(ascii: "t"): UInt8(ascii: "\t"), UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D][byte] ?? byte)
        isEscaped = false
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
