import FreshetCore
import FreshetRandom

/// A law of a key's values from which a design draws: one of the laws of lengths of time, in the unit of the key, or a beta law of a share.
struct DrawnLaw: Sendable {
  /// The unit of all values, and how many times the number that a key's value is read as is one of it.
  let unit: QuantityText
  private let perUnit: Double
  private let isWhole: Bool
  private let mean: Double
  private let cumulativeProbability: @Sendable (Double) -> Double

  /// - Parameters:
  ///   - table: As the registry of the kind describes it, see ``registry(of:)``.
  ///   - kind: What the values look like.
  /// - Returns: `nil` where the kind is no quantity.
  /// - Throws: ``SweepProblem``.
  init?(_ table: ParameterTable, of kind: ValueKind) throws(SweepProblem) {
    guard let unit = Self.unit(of: kind), let quantity = QuantityText(1, unit.text) else { return nil }
    (self.unit, perUnit) = (quantity, unit.factor)
    isWhole = kind.isWhole
    if let (name, value) = table.elements.first, name == Self.beta.name, case .table(let parameters) = value {
      let (mean, deviation) = (parameters.number("mean") ?? 0, parameters.number("sd") ?? 0)
      guard deviation > 0, deviation < Beta.widest(mean: mean) else { throw .noBeta(mean: mean, below: Beta.widest(mean: mean)) }
      let law = Beta(mean: mean, deviation: deviation)
      (self.mean, cumulativeProbability) = (mean, { law.cumulativeProbability($0) })
    } else {
      guard let law = try? Distribution(table).kind else { throw .notValues }
      (mean, cumulativeProbability) = (law.mean, { law.cumulativeProbability($0) })
    }
  }

  /// The value that so large a part of the law lies below, from 0 to 1, to six digits: no more is known of it on every processor.
  func text(at share: Double) -> String {
    let quantity = QuantityText(QuantityText.rounded(quantile(share) / perUnit, digits: 6), unit.unit)
    return (isWhole ? quantity?.whole : quantity)?.text ?? QuantityText(0, unit.unit)?.text ?? "0"
  }

  /// Values are looked for up to here: as lengths of time about thirty million years.
  private static let most = 1e15
  /// Each halves the stretch.
  private static let steps = 100

  private func quantile(_ share: Double) -> Double {
    var (low, high) = (0.0, mean)
    while cumulativeProbability(high) < share, high < Self.most { (low, high) = (high, 2 * high) }
    for _ in 0..<Self.steps {
      let middle = (low + high) / 2
      if cumulativeProbability(middle) < share { low = middle } else { high = middle }
    }
    return high
  }

  // MARK: Kinds of values

  /// The unit in which values of a kind are written, and what one of it is read as; `nil` of what is no quantity.
  private static func unit(of kind: ValueKind) -> (text: String, factor: Double)? {
    switch kind {
    case .duration: ("h", 3600)
    case .share, .shareOrRest: ("%", 0.01)
    case .rate: ("per d", 1 / 86_400)
    case .count, .number, .integer, .fraction: ("", 1)
    default: nil
    }
  }

  /// The laws that values of a kind may have: those of lengths of time, with parameters of the kind in place of these; and the beta law for
  /// shares. `nil` of what is no quantity.
  static func registry(of kind: ValueKind) -> Registry? {
    guard unit(of: kind) != nil else { return nil }
    if case .duration = kind { return Distribution.registry }
    let entries = Distribution.registry.entries.map { $0.replacingLengths(by: kind) }
    switch kind {
    case .share, .shareOrRest: return Registry(name: "law", entries: [beta] + entries.map { $0.replacingLengths(by: .share) })
    default: return Registry(name: "law", entries: entries)
    }
  }

  /// The law of shares.
  private static let beta = EntryReference(
    name: "beta", meaning: "The beta law of a share.",
    keys: [.required("mean", .share, "The mean."), .required("sd", .share, "The standard deviation, above 0 %.")],
    example: "{beta: {mean: 40 %, sd: 10 %}}")

  /// The laws of values of any kind, for an assumption: what their parameters may be is known when the key is.
  static let anyRegistry = Registry(
    name: "law",
    entries: [beta.replacingLengths(by: .text)] + Distribution.registry.entries.map { $0.replacingLengths(by: .text) })
}

extension ValueKind {
  /// Whether its values are whole numbers: what is counted.
  var isWhole: Bool {
    switch self {
    case .count, .integer: true
    default: false
    }
  }
}

extension EntryReference {
  /// The same with parameters of another kind where it has lengths of time.
  fileprivate func replacingLengths(by kind: ValueKind) -> EntryReference {
    EntryReference(
      name: name, meaning: meaning,
      keys: keys.map { key in
        switch key.kind {
        case .duration: key.with(kind)
        case .list(.duration): key.with(.list(kind))
        default: key
        }
      },
      oneOf: oneOf)
  }
}

extension KeyReference {
  fileprivate func with(_ kind: ValueKind) -> KeyReference {
    isRequired ? .required(name, kind, meaning, source: source) : .optional(name, kind, default: defaultText, meaning, source: source)
  }
}
