import FreshetCore
import Synchronization

extension FormReader {
  /// Reads a mapping with known keys and fills in the defaults of absent ones.
  mutating func readEntry(
    _ node: SourceNode, keys: [KeyReference], reference: EntryReference, acceptsOthers: Bool = false, _ place: Place
  ) -> (table: ParameterTable, node: SourceNode) {
    var table = ParameterTable()
    var resolved: [SourceMapping.Entry] = []
    var inside = place
    inside.owners.append(reference)
    let missing = keys.filter { node[$0.name] == nil }
    let slips = slips(in: node.entries, inside) { name in keys.first { $0.name == name }?.kind }
    var misspelt = slips.keys
    for (index, entry) in node.entries.enumerated() where !slips.positions.contains(index) {
      let place = inside.inside(entry.key, entry.keySpan)
      if let key = keys.first(where: { $0.name == entry.key }) {
        add(read(entry.value, as: key.kind, place), key, entry.keySpan, place, &table, &resolved)
        continue
      }
      let meant = Wording.meantKey(entry.key, among: keys.map(\.name))
      let isSlip = missing.contains { $0.name == meant }
      if isSlip, let meant { misspelt.insert(meant) }
      // Another may be a key of the kind that nobody knows.
      if isSlip && keys.contains(where: { $0.name == meant && $0.isRequired }) || !acceptsOthers { reportUnknown(entry.key, keys, place) }
    }
    for key in missing {
      if key.isRequired || misspelt.contains(key.name) { broken.insert(place.path + [key.name]) }
      if key.isRequired {
        // A key that was misspelt is not missing as well.
        if misspelt.contains(key.name) { continue }
        problems.append(
          LocatedProblem(.form(.missingKey(key.name, owner: place.key, key.kind)), key: place.key, span: place.keySpan))
      } else if let node = defaultNode(key) {
        let place = inside.inside(key.name, nil)
        add(read(node, as: key.kind, place), key, nil, place, &table, &resolved)
      }
    }
    checkAlternatives(node, reference, owner: place.key, place)
    return (table, SourceNode(content: .mapping(SourceMapping(resolved)), span: node.span))
  }

  /// Checks that of keys of which exactly one must be given that is so.
  private mutating func checkAlternatives(_ node: SourceNode, _ reference: EntryReference, owner: String, _ place: Place) {
    for names in reference.oneOf {
      let given = names.filter { node[$0] != nil }
      if given.isEmpty {
        report(.missingOneOf(names, owner: owner), place, atKey: true)
      } else if given.count > 1 {
        let span = node.entries.first { $0.key == given[1] }?.keySpan
        report(.severalOf(given, owner: owner), place.inside(given[1], span), atKey: true)
      }
    }
  }

  /// The default of an absent key as a node without a place; `nil` where absence itself means something.
  private func defaultNode(_ key: KeyReference) -> SourceNode? {
    guard let text = key.defaultText else { return nil }
    return Self.defaults.withLock { defaults in
      if let known = defaults[text] { return known }
      let node = YAMLSource.parse(text, source: -1).node?.asDefault
      defaults[text] = node
      return node
    }
  }

  /// Defaults that were parsed, by their text, once for all scenarios.
  private static let defaults = Mutex<[String: SourceNode]>([:])

  private mutating func add(
    _ reading: Reading?, _ key: KeyReference, _ keySpan: SourceSpan?, _ place: Place, _ table: inout ParameterTable,
    _ resolved: inout [SourceMapping.Entry]
  ) {
    guard var reading else { return }
    if case .path(let data) = key.kind, case .text(let path) = reading.value {
      guard let name = readFile(path, data, place, reading.node, &table) else { return }
      reading.node = SourceNode(content: .scalar(name, isPlain: true), span: reading.node.span)
    }
    table.elements.append((key.name, reading.value))
    resolved.append(SourceMapping.Entry(key: key.name, keySpan: keySpan, value: reading.node))
  }

  private mutating func reportUnknown(_ name: String, _ keys: [KeyReference], _ place: Place) {
    let entry = place.owners.last?.name ?? ""
    let owner = entry == "scenario" ? "" : place.path.dropLast().last == entry ? Wording.code(entry) : Wording.article(entry)
    let outer = place.owners.dropLast().last { $0.keys.contains { $0.name == name } }?.name
    let known = keys.map(\.name)
    let isSlip = Wording.meantKey(name, among: known) != nil
    let inner = outer == nil && !isSlip ? ReferenceTree.holder(of: name, below: place.path.dropLast()) : nil
    if inner != nil || outer != nil && !isSlip { broken.insertStray(name) }
    report(.unknownKey(name, owner: owner, known: known, belongsTo: outer, isFor: inner), place, atKey: true)
  }

  /// Reads a mapping whose keys the scenario chooses.
  mutating func readNamed(
    _ node: SourceNode, _ element: ValueKind, of what: String, _ kind: ValueKind, _ place: Place
  ) -> Reading? {
    guard case .mapping(let entries) = node.content else { return wrongForm(node, kind, place) }
    var table = ParameterTable()
    var resolved: [SourceMapping.Entry] = []
    let slips = slips(in: entries, place) { $0.isIdentifier ? element : nil }
    for (index, entry) in entries.enumerated() where !slips.positions.contains(index) {
      let inner = place.inside(entry.key, entry.keySpan)
      guard entry.key.isIdentifier else {
        report(.badName(entry.key, what: what), inner, atKey: true)
        continue
      }
      guard let reading = read(entry.value, as: element, inner) else { continue }
      table.elements.append((entry.key, reading.value))
      resolved.append(SourceMapping.Entry(key: entry.key, keySpan: entry.keySpan, value: reading.node))
    }
    return Reading(value: .table(table), node: SourceNode(content: .mapping(SourceMapping(resolved)), span: node.span))
  }

  /// Reads a mapping with one key, which names an entry.
  mutating func readOne(_ node: SourceNode, of registry: Registry, _ kind: ValueKind, _ place: Place) -> Reading? {
    guard case .mapping(let entries) = node.content else { return wrongForm(node, kind, place) }
    guard entries.count == 1 else {
      report(.notOneEntry(registry, count: entries.count), place, at: entries.dropFirst().first?.keySpan ?? place.keySpan)
      // For what is wrong inside.
      _ = readSome(node, of: registry, kind, place)
      return nil
    }
    return readSome(node, of: registry, kind, place)
  }

  /// Reads a mapping whose keys name entries.
  mutating func readSome(_ node: SourceNode, of registry: Registry, _ kind: ValueKind, _ place: Place) -> Reading? {
    guard case .mapping(let entries) = node.content else { return wrongForm(node, kind, place) }
    var table = ParameterTable()
    var resolved: [SourceMapping.Entry] = []
    let slips = slips(in: entries, place) { name in registry.entries.first { $0.name == name }.map { .entry($0) } }
    for (index, entry) in entries.enumerated() where !slips.positions.contains(index) {
      let inner = place.inside(entry.key, entry.keySpan)
      guard let reference = registry.entries.first(where: { $0.name == entry.key }) else {
        report(.unknownEntry(entry.key, registry), inner, atKey: true)
        continue
      }
      guard let reading = read(entry.value, as: .entry(reference), inner) else { continue }
      table.elements.append((entry.key, reading.value))
      resolved.append(SourceMapping.Entry(key: entry.key, keySpan: entry.keySpan, value: reading.node))
    }
    return Reading(value: .table(table), node: SourceNode(content: .mapping(SourceMapping(resolved)), span: node.span))
  }

  /// Reads a mapping whose `kind` names an entry.
  mutating func readTagged(
    _ node: SourceNode, _ registry: Registry, _ common: EntryReference, _ kind: ValueKind, _ place: Place
  ) -> Reading? {
    guard case .mapping = node.content else { return wrongForm(node, kind, place) }
    let tag = KeyReference.tag(registry)
    let word = node["kind"]?.scalar
    let entry = word.flatMap { word in registry.entries.first { $0.name == word } ?? registry.entry(meantBy: word) }
    let reference = EntryReference(
      name: common.name, meaning: common.meaning, keys: [tag] + common.keys + (entry?.keys ?? []))
    var (table, resolved) = readEntry(node, keys: reference.keys, reference: reference, acceptsOthers: entry == nil, place)
    if let entry, entry.name != word { table.elements.append((tag.name, .text(entry.name))) }
    if let entry { checkAlternatives(node, entry, owner: entry.name, place) }
    return Reading(value: .table(table), node: resolved)
  }

  /// Reads a list; a single value may stand without brackets.
  mutating func readList(_ node: SourceNode, of element: ValueKind, _ kind: ValueKind, _ place: Place) -> Reading? {
    var nodes: [SourceNode]
    switch node.content {
    case .list(let elements): nodes = elements
    case .scalar where element.isScalar: nodes = [node]
    default: return wrongForm(node, kind, place)
    }
    var values: [ParameterValue] = []
    let known = problems.count
    for (index, node) in nodes.enumerated() {
      let first = node.entries.first?.keySpan
      var inner = place.inside(String(index), first ?? node.span)
      inner.key = Wording.element(of: place.key)
      if case .tagged(_, let common) = element { inner.key = common.name }
      guard let reading = read(node, as: element, inner) else {
        // Keeps the numbers of the elements behind it.
        values.append(.table(ParameterTable()))
        continue
      }
      values.append(reading.value)
      nodes[index] = reading.node
    }
    if element.isScalar { joinAlike(from: known) }
    return Reading(value: .list(values), node: SourceNode(content: .list(nodes), span: node.span))
  }

  /// Makes one problem of those that all elements of a list have: whoever mends the first mends the others.
  private mutating func joinAlike(from first: Int) {
    let last = problems.endIndex - 1
    guard last > first, problems[first...].allSatisfy({ $0.problem.code == problems[first].problem.code && $0.key == problems[first].key })
    else { return }
    problems[first].alike = last - first
    problems.removeSubrange((first + 1)...)
  }
}

extension Registry {
  /// The entry that a misspelt name probably means, so that the rest can be judged.
  fileprivate func entry(meantBy word: String) -> EntryReference? {
    let meant = Suggestion.nearest(to: word, among: entries.map(\.name))
    return entries.first { $0.name == meant }
  }
}

extension KeyReference {
  /// The key that says which entry of the registry a mapping is.
  static func tag(_ registry: Registry) -> KeyReference {
    .required("kind", .choice(registry.entries.map(\.name)), "The \(registry.name).")
  }
}

extension ValueKind {
  var isScalar: Bool {
    switch self {
    case .list, .rows, .named, .entry, .one, .some, .tagged: false
    default: true
    }
  }
}

extension SourceNode {
  /// The node without a place.
  var asDefault: SourceNode {
    var node = self
    node.span = nil
    switch content {
    case .scalar, .dataFile: break
    case .mapping(let entries):
      node.content = .mapping(
        SourceMapping(entries.map { SourceMapping.Entry(key: $0.key, keySpan: nil, value: $0.value.asDefault) }))
    case .list(let elements): node.content = .list(elements.map(\.asDefault))
    }
    return node
  }
}
