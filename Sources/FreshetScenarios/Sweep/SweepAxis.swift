import FreshetCore

/// A key that varies, and its values.
struct SweepAxis: Sendable {
  enum Values: Sendable {
    case list([SourceNode])
    /// A range with a step, or a number of values.
    case steps(ValueRange, count: Int, SourceSpan?)
    /// A range that a design draws from, and where it stands.
    case range(ValueRange, SourceSpan?)
    /// A law that a design draws from, and where it stands.
    case law(DrawnLaw, SourceSpan?)
    /// A column of a file of points.
    case column(Int, of: DesignTable)
  }

  /// The column's name without a unit.
  let name: String
  let path: ValuePath
  let values: Values
  /// Whether the key's values are whole numbers.
  let isWhole: Bool

  /// How many values it has; `nil` where a design draws them.
  var count: Int? {
    switch values {
    case .list(let values): values.count
    case .steps(_, let count, _): count
    case .range, .law: nil
    case .column(_, let table): table.count
    }
  }

  /// The value with this number, of those that are not drawn.
  func value(_ index: Int) -> SourceNode {
    switch values {
    case .list(let values): values[index]
    case .steps(let range, _, let span): .plain(range.text(index, isWhole: isWhole), span: span)
    case .range, .law: value(at: 0)
    case .column(let column, let table): table.value(line: index, column)
    }
  }

  /// The value at a coordinate from 0 to 1: that of a range or a law, or the one of the others in whose part of equal ones it lies.
  func value(at share: Double) -> SourceNode {
    switch values {
    case .range(let range, let span): return .plain(range.text(at: share, isWhole: isWhole), span: span)
    case .law(let law, let span): return .plain(law.text(at: share), span: span)
    case .list, .steps, .column:
      let count = count ?? 1
      return value(Swift.min(count - 1, Int(share * Double(count))))
    }
  }

  /// The quantity in whose unit all its values can be written; `nil` where there is none.
  var unit: QuantityText? {
    if case .range(let range, _) = values { return range.unit }
    if case .law(let law, _) = values { return law.unit }
    func quantity(_ index: Int) -> QuantityText? { value(index).scalar.flatMap(QuantityText.init) }
    guard let unit = quantity(0), (0..<(count ?? 0)).allSatisfy({ quantity($0)?.number(inUnitOf: unit) != nil }) else { return nil }
    return unit
  }
}

/// Keys that move together: one of the things that a sweep varies.
struct SweepFactor: Sendable {
  /// At least one; all with as many values, or all that a design draws.
  let axes: [SweepAxis]
  let span: SourceSpan?

  /// How many values it has; `nil` where a design draws them.
  var count: Int? { axes[0].count }

  /// Whether a law says what it may be, so that it has no ends.
  var isLaw: Bool { if case .law = axes[0].values { true } else { false } }

  /// The name by which it is drawn.
  var name: String { axes.map(\.name).joined(separator: ",") }

  /// The values with a number, in the order of the axes.
  func values(_ index: Int) -> [SourceNode] { axes.map { $0.value(index) } }
}

extension SourceNode {
  static func plain(_ text: String, span: SourceSpan?) -> SourceNode { SourceNode(content: .scalar(text, isPlain: true), span: span) }

  /// As it would be written on one line.
  var shown: String { scalar ?? ResolvedText.flow(self) }
}
