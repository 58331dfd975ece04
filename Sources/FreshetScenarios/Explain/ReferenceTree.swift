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

    /// What tells it from others of the same name.
    var subject: String { [path.last ?? "", what ?? "", meaning, key?.defaultText ?? ""].joined(separator: "\n") }

    /// The path around it.
    var place: String {
      let outer = path.dropLast().filter { $0 != "*" }
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

    func add(_ keys: [KeyReference], _ path: [String]) {
      for key in keys {
        var item = Item(path: path + [key.name], meaning: key.meaning, what: nil, kind: key.kind, key: key)
        switch key.kind {
        case .entry(let entry), .short(_, _, let entry): item.entry = entry
        default: break
        }
        items.append(item)
        add(key.kind, path + [key.name])
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
    func add(_ kind: ValueKind, _ path: [String]) {
      switch kind {
      case .list(let element): add(element, path)
      case .named(let element, _): add(element, path + ["*"])
      case .rows(let entry, let limit):
        add(.entry(entry), path)
        add(entry.file(atMost: limit).keys, path)
      case .entry(let entry), .short(_, _, let entry):
        if entry.name != path.last { define(entry, "entry", [entry.name]) }
        add(entry.keys, path)
      case .one(let registry), .some(let registry):
        define(registry)
        for entry in registry.entries {
          define(entry, registry.name, path + [entry.name])
          add(entry.keys, path + [entry.name])
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
}
