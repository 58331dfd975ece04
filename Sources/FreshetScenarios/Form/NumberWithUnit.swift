import FreshetCore

/// Reads numbers with their units.
enum NumberWithUnit {
  /// More people than that are an error of writing.
  static let mostPeople = 1e15
  /// More seconds do not fit into simulated time.
  static let longest = 9.2e12

  static func number(_ text: String, _ range: NumberRange) throws(NumberError) -> Double {
    let kind = ValueKind.number(range)
    let decimal = try decimal(text, kind)
    guard decimal.unit.isEmpty else { throw NumberError(.unknownUnit(decimal.unit, number: decimal.number, kind)) }
    let value = decimal.value()
    guard value.isFinite else { throw NumberError(.overflow(text)) }
    let isInRange =
      switch range {
      case .any: true
      case .positive: value > 0
      case .notNegative: value >= 0
      }
    guard isInRange else { throw NumberError(.outOfRange(text, kind)) }
    return value
  }

  static func integer(_ text: String, _ range: ClosedRange<Int>) throws(NumberError) -> Int {
    let kind = ValueKind.integer(range)
    let decimal = try decimal(text, kind)
    guard decimal.unit.isEmpty else { throw NumberError(.unknownUnit(decimal.unit, number: decimal.number, kind)) }
    let digits = decimal.number.drop { $0 == "-" || $0 == "+" }
    // Of a version there is only one.
    if range.lowerBound == range.upperBound, decimal.number != String(range.lowerBound) { throw NumberError(.outOfRange(text, kind)) }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw NumberError(.notWhole(text)) }
    guard let value = Int(decimal.number) else { throw NumberError(.overflow(text)) }
    guard range.contains(value) else { throw NumberError(.outOfRange(text, kind)) }
    return value
  }

  static func count(_ text: String) throws(NumberError) -> Double {
    let decimal = try decimal(text, .count)
    guard let exponent = decimal.unit.isEmpty ? 0 : Units.exponent(decimal.unit) else {
      throw NumberError(.unknownUnit(decimal.unit, number: decimal.number, .count))
    }
    let value = decimal.value(shift: exponent)
    guard value >= 0 else { throw NumberError(.outOfRange(text, .count)) }
    guard value <= mostPeople else { throw NumberError(.overflow(text)) }
    guard value == value.rounded() else { throw NumberError(.notWhole(text)) }
    return value
  }

  static func share(_ text: String) throws(NumberError) -> Double {
    let decimal = try decimal(text, .share)
    guard !decimal.unit.isEmpty else { throw NumberError(.missingUnit(decimal.number, .share)) }
    guard decimal.unit == "%" else { throw NumberError(.unknownUnit(decimal.unit, number: decimal.number, .share)) }
    let value = decimal.value(shift: -2)
    guard (0...1).contains(value) else { throw NumberError(.outOfRange(text, .share)) }
    return value
  }

  static func fraction(_ text: String) throws(NumberError) -> Double {
    let decimal = try decimal(text, .fraction)
    let value: Double
    if decimal.unit.hasPrefix("/") {
      guard let below = DecimalText(String(decimal.unit.dropFirst().drop { $0 == " " })), below.unit.isEmpty else {
        throw NumberError(.notANumber(text, .fraction))
      }
      value = decimal.value() / below.value()
    } else if decimal.unit == "%" {
      value = decimal.value(shift: -2)
    } else if decimal.unit.isEmpty {
      value = decimal.value()
    } else {
      throw NumberError(.unknownUnit(decimal.unit, number: decimal.number, .fraction))
    }
    guard value > 0 && value <= 1 else { throw NumberError(.outOfRange(text, .fraction)) }
    return value
  }

  /// - Returns: Seconds.
  static func duration(_ text: String, _ range: DurationRange) throws(NumberError) -> Double {
    let kind = ValueKind.duration(range)
    let decimal = try decimal(text, kind)
    guard !decimal.unit.isEmpty else {
      throw NumberError(.missingUnit(decimal.number, kind))
    }
    guard let value = Units.seconds(decimal, decimal.unit) else {
      throw NumberError(.unknownUnit(decimal.unit, number: decimal.number, kind))
    }
    return try positive(value, text, range)
  }

  private static func positive(_ value: Double, _ text: String, _ range: DurationRange) throws(NumberError) -> Double {
    guard value > 0 || (value == 0 && range == .notNegative) else {
      throw NumberError(.outOfRange(text, .duration(range)))
    }
    guard value <= longest else { throw NumberError(.overflow(text)) }
    return value
  }

  /// - Returns: People per second.
  static func rate(_ text: String) throws(NumberError) -> Double {
    let decimal = try decimal(text, .rate)
    var words = decimal.unit.split(separator: " ").map(String.init)
    guard let per = words.firstIndex(of: "per") else {
      let isCount = decimal.unit.isEmpty || Units.exponent(decimal.unit) != nil
      throw NumberError(
        isCount ? .missingUnit(text, .rate) : .unknownUnit(decimal.unit, number: decimal.number, .rate))
    }
    let factor = words[..<per].joined(separator: " ")
    words.removeFirst(per + 1)
    let unit = words.joined(separator: " ")
    guard let exponent = factor.isEmpty ? 0 : Units.exponent(factor) else {
      throw NumberError(.unknownUnit(factor, number: decimal.number, .count))
    }
    guard !unit.isEmpty else { throw NumberError(.missingUnit(text, .rate)) }
    guard let value = Units.perSecond(decimal, shift: exponent, unit) else {
      throw NumberError(.unknownUnit(unit, number: "per", .rate))
    }
    guard value >= 0 else { throw NumberError(.outOfRange(text, .rate)) }
    guard value <= mostPeople else { throw NumberError(.overflow(text)) }
    return value
  }

  private static func decimal(_ text: String, _ kind: ValueKind) throws(NumberError) -> DecimalText {
    guard let decimal = DecimalText(text) else { throw NumberError(.notANumber(text, kind)) }
    let rest = decimal.unit.first.map { "_,'.".contains($0) } == true ? decimal.unit.dropFirst() : decimal.unit[...]
    if rest.first?.isNumber == true {
      throw NumberError(.separators(text))
    }
    return decimal
  }
}

/// What is wrong with a value by itself, before it has a place.
struct NumberError: Error {
  var problem: FormProblem
  init(_ problem: FormProblem) { self.problem = problem }
}
