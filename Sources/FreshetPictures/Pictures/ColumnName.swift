import Foundation
import FreshetRandom

/// Short names of the keys that vary in a sweep.
enum ColumnName {
  /// Words of a key that say where it stands and not what it is.
  private static let places: Set = ["platforms", "actions", "restrictions", "reaction", "people", "services"]
  private static let laws = Set(Distribution.registry.entries.map(\.name) + RateSpread.registry.entries.map(\.name))
  private static let units = ["percent": "%", "s": "s", "min": "min", "h": "h", "d": "d", "w": "w", "mo": "mo", "y": "y"]

  /// `notice mean (h)` for `restrictions.0.notice.exponential.mean_h`.
  static func short(_ key: String) -> String {
    let parts = key.split(separator: ".").map(String.init)
    guard parts.count > 1 else { return withUnit(key) }
    var kept: [String] = []
    for (index, part) in parts.enumerated() where !places.contains(part) && Int(part) == nil && (!laws.contains(part) || index == parts.count - 1) {
      // The name of a platform stands where it is alone with its key.
      if index > 0, parts[index - 1] == "platforms", parts.count > 3 { continue }
      kept.append(part)
    }
    return kept.isEmpty ? key : withUnit(kept.joined(separator: " "))
  }

  /// The short name of one of several, or the whole where another has the same short one.
  static func short(_ column: Int, of names: [String]) -> String {
    let name = short(names[column])
    return names.indices.contains { $0 != column && short(names[$0]) == name } ? withUnit(names[column]) : name
  }

  /// `notice mean 12 h` for a value of `notice mean (h)`.
  static func value(_ value: String, of name: String) -> String {
    guard let mark = name.range(of: " ("), let end = name[mark.upperBound...].firstIndex(of: ")") else { return "\(name) \(value)" }
    let unit = name[mark.upperBound..<end]
    return "\(name[..<mark.lowerBound]) \(value)" + (units.values.contains(String(unit)) ? "\u{A0}\(unit)" : "")
  }

  private static func withUnit(_ text: String) -> String {
    guard let mark = text.lastIndex(of: "_"), let unit = units[String(text[text.index(after: mark)...])] else { return Words.plain(text) }
    return Words.plain(String(text[..<mark])) + " (\(unit))"
  }
}
