import FreshetCore
import FreshetModel

/// Everything that a scenario file can say, as a list: each key, entry and registry with its path from the top.
enum ReferenceTree {
  struct Item {
    /// The keys that lead to it, itself last; `*` stands for a name that the scenario chooses.
    let path: [String]
    let meaning: String
    /// What it is, where it is not simply a key.
    let what: String?
    var kind: ValueKind?
    var key: KeyReference?
    var entry: EntryReference?
    var registry: Registry?
    /// What stands in many places, such as a distribution, and how many of the keys of `path` lead to it.
    var inside: (registry: String, depth: Int)?

    /// What tells it from others of the same name.
    var subject: String {
      [path.last ?? "", what ?? "", meaning, key?.defaultText ?? "", kind.map(Wording.expectation) ?? ""].joined(separator: "\n")
    }

    /// The path around it, from what it is inside of on.
    var place: String {
      let outer = path.dropLast().dropFirst(inside?.depth ?? 0).filter { $0 != "*" }
      return what == nil && !outer.isEmpty ? Wording.code(outer.joined(separator: ".")) : ""
    }

    /// Whether the words stand in the path in their order, the last one at its end; what leads there may be left out.
    func matches(_ words: [String]) -> Bool {
      guard path.last == words.last else { return false }
      return Self.matches(path.dropLast(), words.dropLast())
    }

    private static func matches(_ path: ArraySlice<String>, _ words: ArraySlice<String>) -> Bool {
      guard let word = words.first else { return true }
      guard let step = path.first else { return false }
      let isMeant = step == "*" || step == word
      return isMeant && matches(path.dropFirst(), words.dropFirst()) || matches(path.dropFirst(), words)
    }
  }

  static let items: [Item] = {
    var items: [Item] = []
    var seen: Set<String> = []
    let root = ScenarioReference.scenario
    items.append(Item(path: [root.name], meaning: root.meaning, what: "file", entry: root))

    func add(_ keys: [KeyReference], _ path: [String], inside: (registry: String, depth: Int)? = nil) {
      for key in keys {
        var item = Item(path: path + [key.name], meaning: key.meaning, what: nil, kind: key.kind, key: key)
        item.inside = inside
        switch key.kind {
        case .entry(let entry), .short(_, _, let entry): item.entry = entry
        default: break
        }
        items.append(item)
        add(key.kind, path + [key.name], inside)
      }
    }
    func define(_ entry: EntryReference, _ what: String, _ path: [String]) {
      guard seen.insert(what + "\n" + entry.name).inserted else { return }
      items.append(Item(path: path, meaning: entry.meaning, what: what, entry: entry))
    }
    func define(_ registry: Registry) {
      guard seen.insert(registry.name).inserted else { return }
      let name = registry.name.replacing(" ", with: "_")
      items.append(
        Item(path: [name], meaning: "Each \(registry.name) that a scenario can name:", what: "list", registry: registry))
    }
    func add(_ kind: ValueKind, _ path: [String], _ inside: (registry: String, depth: Int)?) {
      switch kind {
      case .list(let element): add(element, path, inside)
      case .named(let element, _): add(element, path + ["*"], inside)
      case .rows(let entry, let limit):
        add(.entry(entry), path, inside)
        add(entry.file(atMost: limit).keys, path, inside: inside)
      case .entry(let entry), .short(_, _, let entry):
        if entry.name != path.last { define(entry, "entry", [entry.name]) }
        add(entry.keys, path, inside: inside)
      case .one(let registry), .some(let registry):
        define(registry)
        for entry in registry.entries where !DrawnLaw.isDistribution(entry, in: registry) {
          define(entry, registry.name, path + [entry.name])
          add(entry.keys, path + [entry.name], inside: (registry.name, path.count))
        }
      case .tagged(let registry, let common):
        define(registry)
        define(common, "entry", [common.name])
        add([KeyReference.tag(registry)] + common.keys, path)
        for entry in registry.entries {
          define(entry, registry.name, path + [entry.name])
          add(entry.keys, path + [entry.name])
        }
      default: break
      }
    }
    add(root.keys, [])
    items.append(Item(path: [SweepReference.sweep.name], meaning: SweepReference.sweep.meaning, what: "file", entry: SweepReference.sweep))
    add(SweepReference.sweep.keys, [SweepReference.sweep.name])
    define(Rhythm.referenceOfEvening, "rhythm", ["rhythms", Rhythm.referenceOfEvening.name])
    return items
  }()

  /// What a key belongs to, as the words that lead to it from a place; `nil` where there is no such key below it.
  static func holder(of key: String, below path: ArraySlice<String>) -> String? {
    let found = items.filter { $0.key != nil && $0.path.last == key && $0.path.count > path.count + 1 }
    let below = found.first { item in zip(item.path, path).allSatisfy { $0 == "*" || $0 == $1 || Int($1) != nil } }
    return (below ?? found.first)?.path.dropLast().last { $0 != "*" }
  }
}
