import FreshetCore

/// The reference of scenario files for people: the same description of the keys that the parser follows.
public enum ScenarioExplain {
  /// What a word means in scenario files.
  ///
  /// - Parameter word: A key, or the name of a distribution, a reaction, a restriction kind and so on; also a path such as
  ///   `platforms.users`, from which steps may be left out, and in which names that the scenario chooses may stand.
  /// - Returns: The text, with everything of that name; `nil` where there is nothing.
  public static func entry(_ word: String) -> String? {
    let path = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let found = ReferenceTree.items.filter { $0.matches(path) }
    guard !found.isEmpty else { return nil }
    return merged(found).map(text).joined(separator: "\n")
  }

  /// What speaks of a word that is no name itself: a part of a name, or a word of what something means.
  ///
  /// - Returns: A line for each, names that contain it first; `nil` where nothing does.
  public static func mentions(_ word: String) -> String? {
    func words(_ text: String) -> [Substring] { text.lowercased().split { !$0.isLetter && !$0.isNumber } }
    let word = word.lowercased()
    let speaking = merged(ReferenceTree.items.filter { $0.path.last != "*" }).map { $0[0] }
    let named = speaking.filter { words($0.path.last ?? "").contains { $0 == word } }
    let others = speaking.filter { item in
      item.entry != nil && words(item.meaning).contains { $0 == word || $0 == word + "s" } && !named.contains { $0.subject == item.subject }
    }
    let found = (named + others).prefix(mostMentions)
    guard !found.isEmpty else { return nil }
    return "Nothing is called \(Wording.code(word)). These speak of it:\n"
      + found.map { item in
        let name = (item.path.last ?? "") + (item.what.map { " (\($0))" } ?? "")
        return wrapped(name + "  " + item.meaning, indent: 2, hanging: 2)
      }.joined()
  }

  private static let mostMentions = 12

  /// All words that can be explained, in alphabetical order.
  public static var words: [String] {
    Set(ReferenceTree.items.compactMap(\.path.last)).subtracting(["*"]).sorted()
  }

  /// Keys of the same meaning in several places are one thing to explain.
  private static func merged(_ items: [ReferenceTree.Item]) -> [[ReferenceTree.Item]] {
    var groups: [[ReferenceTree.Item]] = []
    var positions: [String: Int] = [:]
    for item in items {
      let position = positions[item.subject, default: groups.count]
      if position == groups.count {
        positions[item.subject] = position
        groups.append([])
      }
      groups[position].append(item)
    }
    return groups
  }

  private static func text(_ items: [ReferenceTree.Item]) -> String {
    let item = items[0]
    let title = item.what.map { " (\($0))" } ?? ""
    // An entry that has the name of its key is explained with it.
    let more = item.key == nil || item.entry?.name != item.path.last ? "" : item.entry?.meaning ?? ""
    var text = (item.path.last ?? "") + title + "\n" + wrapped(item.meaning, indent: 2)
    if !more.isEmpty { text += wrapped(more, indent: 2) }
    for place in places(items) { text += wrapped(place, indent: 2) }
    if let kind = item.kind, item.entry == nil { text += wrapped("Value: " + Wording.expectation(kind) + ".", indent: 2) }
    if let key = item.key {
      if key.isRequired { text += "  Required.\n" }
      if let value = key.defaultText { text += "  Default: \(value)\n" }
      if let source = key.source { text += wrapped("Source: \(source).", indent: 2) }
    }
    if let entry = item.entry {
      text += keys(entry)
      if let example = entry.example { text += "  Example: \(example)\n" }
      if let source = entry.source { text += wrapped("Source: \(source).", indent: 2) }
    }
    if let registry = item.registry { text += members(registry) }
    return text
  }

  /// Where it stands, in a sentence for each thing that itself stands in many places, and one for all others.
  private static func places(_ items: [ReferenceTree.Item]) -> [String] {
    var groups: [(registry: String?, places: [String])] = []
    for item in items where !item.place.isEmpty {
      let index = groups.firstIndex { $0.registry == item.inside?.registry } ?? groups.endIndex
      if index == groups.endIndex { groups.append((item.inside?.registry, [])) }
      if !groups[index].places.contains(item.place) { groups[index].places.append(item.place) }
    }
    return groups.map { registry, places in
      let list = places.joined(separator: ", ")
      return registry.map { "In the \($0)\(places.count > 1 ? "s" : "") \(list), wherever one stands." } ?? "In \(list)."
    }
  }

  private static func keys(_ entry: EntryReference) -> String {
    guard !entry.keys.isEmpty else { return "" }
    let width = (entry.keys.map(\.name.count).max() ?? 0) + 2
    var text = "  Keys:\n"
    for key in entry.keys {
      let isAlternative = entry.oneOf.contains { $0.contains(key.name) }
      let remark = key.isRequired ? " Required." : key.defaultText.map { " Default: \($0)." } ?? ""
      let name = key.name + String(repeating: " ", count: width - key.name.count)
      text += wrapped(
        name + key.meaning + remark + (isAlternative ? " One of \(alternatives(key.name, entry))." : ""), indent: 4,
        hanging: width)
    }
    return text
  }

  private static func alternatives(_ name: String, _ entry: EntryReference) -> String {
    Wording.all(entry.oneOf.first { $0.contains(name) } ?? [])
  }

  private static func members(_ registry: Registry) -> String {
    let width = (registry.entries.map(\.name.count).max() ?? 0) + 2
    return registry.entries.map { entry in
      wrapped(entry.name + String(repeating: " ", count: width - entry.name.count) + entry.meaning, indent: 4, hanging: width)
    }.joined()
  }

  /// The text in lines of at most 100 columns.
  private static func wrapped(_ text: String, indent: Int, hanging: Int = 0) -> String { text.wrapped(indent: indent, hanging: hanging) }
}
