/// A column of a result table: what it means, and what stands in it for a row.
struct Column<Row>: Sendable {
  let reference: ColumnReference
  let field: @Sendable (Row) -> Field

  init(_ name: String, unit: String? = nil, _ meaning: String, field: @escaping @Sendable (Row) -> Field) {
    reference = ColumnReference(name: name, unit: unit, meaning: meaning)
    self.field = field
  }
}

// Inlined, so that a field of a long table is one call and not two.
extension Column {
  @inline(__always) static func text(
    _ name: String, unit: String? = nil, _ meaning: String, _ value: @escaping @Sendable (Row) -> String
  ) -> Column {
    Column(name, unit: unit, meaning) { .text(value($0)) }
  }

  @inline(__always) static func integer(_ name: String, unit: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int) -> Column {
    Column(name, unit: unit, meaning) { .integer(value($0)) }
  }

  /// Whole people.
  @inline(__always) static func people(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int) -> Column {
    integer(name, unit: "people", meaning, value)
  }

  /// A number of which all digits are told: another program is to come to the same one.
  @inline(__always) static func exactNumber(
    _ name: String, unit: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double
  ) -> Column {
    Column(name, unit: unit, meaning) { value($0).allDigits.map { .decimal($0) } ?? .empty }
  }

  /// An estimate, and nothing where there is none.
  @inline(__always) static func number(
    _ name: String, unit: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Column {
    Column(name, unit: unit, meaning) { .number(value($0)) }
  }
}
