import Foundation

/// Checks values against a JSON Schema, as far as the schema of scenarios goes: an unknown keyword is a failure of its own.
struct SchemaValidator {
  let root: [String: Any]

  init(_ text: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    root = object as? [String: Any] ?? [:]
  }

  /// What is wrong with a value, with its path.
  func problems(_ value: Any) -> [String] { problems(value, root, "$") }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema {
      switch keyword {
      case "$schema", "title", "description", "$defs": break
      case "$ref":
        let name = (rule as? String ?? "").replacing("#/$defs/", with: "")
        let definitions = root["$defs"] as? [String: Any] ?? [:]
        guard let definition = definitions[name] as? [String: Any] else {
          found.append("\(path): no definition \(name)")
          continue
        }
        found += problems(value, definition, path)
      case "type":
        let types = rule as? [String] ?? [rule as? String ?? ""]
        if !types.contains(where: { Self.isOf($0, value) }) { found.append("\(path): not of type \(types)") }
      case "properties":
        let table = value as? [String: Any] ?? [:]
        for (key, schema) in rule as? [String: Any] ?? [:] {
          if let inner = table[key] { found += problems(inner, schema as? [String: Any] ?? [:], path + "." + key) }
        }
      case "additionalProperties":
        let known = schema["properties"] as? [String: Any] ?? [:]
        for (key, inner) in value as? [String: Any] ?? [:] where known[key] == nil {
          if let schema = rule as? [String: Any] {
            found += problems(inner, schema, path + "." + key)
          } else if rule as? Bool == false {
            found.append("\(path): unknown key \(key)")
          }
        }
      case "propertyNames":
        for key in (value as? [String: Any] ?? [:]).keys {
          found += problems(key, rule as? [String: Any] ?? [:], path + "." + key)
        }
      case "required":
        for key in rule as? [String] ?? [] where (value as? [String: Any])?[key] == nil {
          found.append("\(path): \(key) is missing")
        }
      case "minProperties", "maxProperties":
        let count = (value as? [String: Any])?.count ?? 0
        let bound = rule as? Int ?? 0
        if keyword == "minProperties" ? count < bound : count > bound { found.append("\(path): \(count) keys") }
      case "items":
        for (index, inner) in (value as? [Any] ?? []).enumerated() {
          found += problems(inner, rule as? [String: Any] ?? [:], path + ".\(index)")
        }
      case "pattern":
        guard let text = value as? String else { continue }
        if text.range(of: rule as? String ?? "", options: .regularExpression) == nil {
          found.append("\(path): \(text) has not the form")
        }
      case "enum":
        if !(rule as? [String] ?? []).contains(value as? String ?? "\u{0}") { found.append("\(path): not one of the words") }
      case "const": if value as? String != rule as? String { found.append("\(path): not \(rule)") }
      case "minimum", "maximum", "exclusiveMinimum":
        guard let number = Self.number(value), let bound = (rule as? NSNumber)?.doubleValue else { continue }
        let isRight = keyword == "minimum" ? number >= bound : keyword == "maximum" ? number <= bound : number > bound
        if !isRight { found.append("\(path): \(number) is out of range") }
      case "anyOf", "oneOf", "allOf":
        let schemas = rule as? [[String: Any]] ?? []
        let results = schemas.map { problems(value, $0, path) }
        let right = results.count { $0.isEmpty }
        let isRight = keyword == "anyOf" ? right > 0 : keyword == "oneOf" ? right == 1 : right == schemas.count
        if !isRight { found.append("\(path): \(keyword): \(results.min { $0.count < $1.count } ?? [])") }
      default: found.append("\(path): unknown keyword \(keyword)")
      }
    }
    return found
  }

  private static func number(_ value: Any) -> Double? {
    if value is Bool { return nil }
    return (value as? Int).map(Double.init) ?? value as? Double
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer": value is Int && !(value is Bool)
    case "number": number(value) != nil
    default: false
    }
  }
}
