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
  /// - Throws: ``Problem``.
  init?(_ table: ParameterTable, of kind: ValueKind) throws(Problem) {
    guard let unit = Self.unit(of: kind), let quantity = QuantityText(1, unit.text) else { return nil }
    self.unit = quantity
    isWhole = kind.isWhole
    if let (name, value) = table.elements.first, name == Self.beta.name, case .table(let parameters) = value {
      let (mean, deviation) = (parameters.number("mean") ?? 0, parameters.number("sd") ?? 0)
      guard deviation > 0, deviation < Beta.widest(mean: mean) else {
        throw .noBeta(mean: mean, below: Beta.widest(mean: mean))
      }
      let law = Beta(mean: mean, deviation: deviation)
      (self.mean, perUnit, cumulativeProbability) = (mean, unit.factor, { law.cumulativeProbability($0) })
    } else {
      let scaled = Self.scaled(table, of: kind)
      let law: any DistributionKind
      do throws(ParameterProblem) { law = try Distribution(scaled).kind } catch { throw .parameters(error) }
      (mean, perUnit, cumulativeProbability) = (law.mean, unit.factor * Self.scale(of: kind), { law.cumulativeProbability($0) })
    }
  }

  /// What can be wrong with the parameters of a law.
  enum Problem: Error {
    /// A beta law as narrow as a value, or wider than that of shares which are all 0 or 100 %.
    case noBeta(mean: Double, below: Double)
    case parameters(ParameterProblem)
  }

  /// By how much values are multiplied: laws of lengths of time are of more than a microsecond, and other values may be less.
  private static func scale(of kind: ValueKind) -> Double { if case .duration = kind { 1 } else { 1e12 } }

  /// A law with the parameters multiplied that stand for lengths of time.
  private static func scaled(_ table: ParameterTable, of kind: ValueKind) -> ParameterTable {
    let scale = scale(of: kind)
    guard scale != 1, let (name, value) = table.elements.first, case .table(let parameters) = value,
      let law = Distribution.registry.entries.first(where: { $0.name == name })
    else { return table }
    let scaled = parameters.elements.map { key, value in
      (key, law.keys.contains { $0.name == key && $0.isLengthOfTime } ? value.multiplied(by: scale) : value)
    }
    return ParameterTable([(name, .table(ParameterTable(scaled)))])
  }

  /// The value that so large a part of the law lies below, from 0 to 1, to six digits: no more is known of it on every processor.
  func text(at share: Double) -> String {
    let quantity = QuantityText(QuantityText.rounded(quantile(share) / perUnit, digits: 6), unit.unit)
    return (isWhole ? quantity?.whole : quantity)?.text ?? QuantityText(0, unit.unit)?.text ?? "0"
  }

  /// How often a length is doubled, to find a greater value: up to 10¹⁸ means.
  private static let doublings = 60
  /// Each halves the stretch.
  private static let steps = 100

  private func quantile(_ share: Double) -> Double {
    var (low, high) = (0.0, mean)
    for _ in 0..<Self.doublings where cumulativeProbability(high) < share { (low, high) = (high, 2 * high) }
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

  /// The laws that values of a kind may have: those of lengths of time, with parameters of the kind in place of these; shares and parts those
  /// that do not go beyond the whole. `nil` of what is no quantity.
  static func registry(of kind: ValueKind) -> Registry? {
    guard unit(of: kind) != nil else { return nil }
    let laws = Distribution.registry.entries
    let uniform = laws.filter { $0.name == Uniform.reference.name }
    switch kind {
    case .duration: return Distribution.registry
    case .share, .shareOrRest: return Registry(name: "law", entries: [beta] + uniform.map { $0.replacingLengths(by: .share) })
    case .fraction: return Registry(name: "law", entries: uniform.map { $0.replacingLengths(by: kind) })
    default: return Registry(name: "law", entries: laws.map { $0.replacingLengths(by: kind) })
    }
  }

  /// The laws of values of any kind, for an assumption: what their parameters may be is known when the key is.
  static let anyRegistry = Registry(name: "law", entries: [beta] + Distribution.registry.entries.map { $0.replacingLengths(by: .text) })

  /// Whether an entry among laws is one of those of lengths of time, which are described as such.
  static func isDistribution(_ entry: EntryReference, in registry: Registry) -> Bool {
    registry.name == anyRegistry.name && entry.name != beta.name
  }

  /// The law of shares.
  private static let beta = EntryReference(
    name: "beta", meaning: "The beta law of a share.",
    keys: [.required("mean", .share, "The mean."), .required("sd", .share, "The standard deviation, above 0 %.")],
    example: "{beta: {mean: 40 %, sd: 10 %}}")
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
        guard key.isLengthOfTime else { return key }
        if case .list = key.kind { return key.with(.list(kind)) }
        return key.with(kind)
      },
      oneOf: oneOf)
  }
}

extension KeyReference {
  /// Whether its value is a length of time, or a list of them.
  fileprivate var isLengthOfTime: Bool {
    switch kind {
    case .duration, .list(.duration): true
    default: false
    }
  }

  fileprivate func with(_ kind: ValueKind) -> KeyReference {
    isRequired ? .required(name, kind, meaning, source: source) : .optional(name, kind, default: defaultText, meaning, source: source)
  }
}

extension ParameterValue {
  /// A number, or numbers in a list, multiplied.
  fileprivate func multiplied(by factor: Double) -> ParameterValue {
    switch self {
    case .number(let number): .number(number * factor)
    case .list(let elements): .list(elements.map { $0.multiplied(by: factor) })
    default: self
    }
  }
}
