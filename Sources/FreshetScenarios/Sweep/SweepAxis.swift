import FreshetCore

/// A key that varies, and its values.
struct SweepAxis: Sendable {
  enum Values: Sendable {
    case list([SourceNode])
    /// A range that a design draws from, and where it stands.
    case range(ValueRange, SourceSpan?)
  }

  /// The column's name without a unit.
  let name: String
  let path: ValuePath
  let values: Values
  /// Whether the key's values are whole numbers.
  let isWhole: Bool

  /// How many values it has; `nil` of a range.
  var count: Int? {
    if case .list(let values) = values { values.count } else { nil }
  }

  /// The value at a coordinate from 0 to 1: that of a range, or the one of a list in whose part of equal ones it lies.
  func value(at share: Double) -> SourceNode {
    switch values {
    case .list(let values): values[min(values.count - 1, Int(share * Double(values.count)))]
    case .range(let range, let span): .plain(range.text(at: share, isWhole: isWhole), span: span)
    }
  }
}

/// Keys that move together: one of the things that a sweep varies.
struct SweepFactor: Sendable {
  /// At least one; all with as many values, or all with ranges.
  let axes: [SweepAxis]
  let span: SourceSpan?

  /// How many values it has; `nil` where a design draws them.
  var count: Int? { axes[0].count }

  /// The name by which it is drawn.
  var name: String { axes.map(\.name).joined(separator: ",") }

  /// The values with a number, in the order of the axes.
  func values(_ index: Int) -> [SourceNode] {
    axes.map { axis in
      if case .list(let values) = axis.values { values[index] } else { axis.value(at: 0) }
    }
  }
}

extension SourceNode {
  static func plain(_ text: String, span: SourceSpan?) -> SourceNode { SourceNode(content: .scalar(text, isPlain: true), span: span) }

  /// As it would be written on one line.
  var shown: String { scalar ?? ResolvedText.flow(self) }
}
