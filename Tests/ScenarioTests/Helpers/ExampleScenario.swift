import FreshetCore

/// Writes a scenario that uses every key there is, from the description of the keys alone.
enum ExampleScenario {
  static func text(_ root: EntryReference) -> String {
    root.keys.map { "\($0.name): \(value($0.kind))\n" }.joined()
  }

  private static func table(_ keys: [KeyReference], _ reference: EntryReference) -> String {
    let left = reference.oneOf.flatMap { $0.dropFirst() }
    return "{" + keys.filter { !left.contains($0.name) }.map { "\($0.name): \(value($0.kind))" }.joined(separator: ", ") + "}"
  }

  /// Lists and tables of several entries show all that are possible.
  private static func value(_ kind: ValueKind) -> String {
    switch kind {
    case .text: "\"a text\""
    case .identifier: "name"
    case .path(.gaps): "gaps.csv"
    case .path(.rows(let reference, _)): reference.keys.map(\.name).joined(separator: "-") + ".csv"
    case .boolean: "true"
    case .integer(let range): String(range.lowerBound)
    case .number: "1"
    case .count: "1 k"
    case .share, .shareOrRest: "50 %"
    case .fraction: "1/2"
    case .rate: "1 k per d"
    case .duration: "1 d"
    case .instant: "2017-10-17"
    case .timeZone: "Asia/Shanghai"
    case .choice(let words): words[0]
    case .list(.tagged(let registry, let common)):
      "[" + registry.entries.map { entry in
        table([.required("kind", .choice([entry.name]), "")] + common.keys + entry.keys, entry)
      }.joined(separator: ", ") + "]"
    case .list(let element): "[\(value(element)), \(value(element))]"
    case .rows(let reference, _): value(.list(.entry(reference)))
    case .named(.entry(let reference), _) where reference.keys.contains { $0.kind.isAboutDistribution }:
      "{" + entries(in: reference).enumerated().map { "name\($0.offset): \($0.element)" }.joined(separator: ", ") + "}"
    case .named(let element, _): "{name: \(value(element))}"
    case .entry(let reference), .short(_, _, let reference): table(reference.keys, reference)
    case .one(let registry): registry.entries.first.map { "{\($0.name): \(table($0.keys, $0))}" } ?? "{}"
    case .some(let registry): "{" + registry.entries.map { "\($0.name): \(table($0.keys, $0))" }.joined(separator: ", ") + "}"
    case .tagged: ""
    }
  }

  /// An entry once for each entry of the registries that its keys choose from.
  private static func entries(in reference: EntryReference) -> [String] {
    // Of keys of which one is given the first one is.
    let left = reference.oneOf.flatMap { $0.dropFirst() }
    return reference.keys.flatMap { key -> [String] in
      guard case .one(let registry) = key.kind else { return [] }
      return registry.entries.map { choice in
        let others = reference.keys.filter { !left.contains($0.name) }.map { other in
          "\(other.name): " + (other.name == key.name ? "{\(choice.name): \(table(choice.keys, choice))}" : value(other.kind))
        }
        return "{" + others.joined(separator: ", ") + "}"
      }
    }
  }
}

extension ValueKind {
  fileprivate var isAboutDistribution: Bool {
    if case .one = self { true } else { false }
  }
}
