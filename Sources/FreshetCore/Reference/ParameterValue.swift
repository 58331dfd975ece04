/// A value of a scenario file, read as its ``ValueKind`` says and free of units.
public enum ParameterValue: Sendable, Equatable {
  case text(String)
  case boolean(Bool)
  case integer(Int)
  /// A plain number, a count of people, a share (0.93), a rate per second, or a length of time in seconds.
  case number(Double)
  /// Microseconds since 1970-01-01T00:00Z.
  case instant(Int64)
  case list([ParameterValue])
  case table(ParameterTable)
}

/// The keys and values of a mapping, in the order of the file, defaults filled in.
public struct ParameterTable: Sendable, Equatable {
  public var elements: [(key: String, value: ParameterValue)]

  public init(_ elements: [(key: String, value: ParameterValue)] = []) {
    self.elements = elements
  }

  public subscript(key: String) -> ParameterValue? {
    elements.first { $0.key == key }?.value
  }

  public static func == (left: ParameterTable, right: ParameterTable) -> Bool {
    left.elements.elementsEqual(right.elements) { $0.key == $1.key && $0.value == $1.value }
  }
}

extension ParameterTable {
  public func number(_ key: String) -> Double? {
    switch self[key] {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  public func integer(_ key: String) -> Int? {
    if case .integer(let number) = self[key] { number } else { nil }
  }

  public func boolean(_ key: String) -> Bool? {
    if case .boolean(let boolean) = self[key] { boolean } else { nil }
  }

  public func text(_ key: String) -> String? {
    if case .text(let text) = self[key] { text } else { nil }
  }

  public func instant(_ key: String) -> Int64? {
    if case .instant(let instant) = self[key] { instant } else { nil }
  }

  public func table(_ key: String) -> ParameterTable? {
    if case .table(let table) = self[key] { table } else { nil }
  }

  public func list(_ key: String) -> [ParameterValue]? {
    if case .list(let list) = self[key] { list } else { nil }
  }

  public func numbers(_ key: String) -> [Double]? {
    list(key)?.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  public func texts(_ key: String) -> [String]? {
    list(key)?.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}
