import FreshetCore

/// The JSON Schema of scenario files, for editors: made of the same description of the keys that the parser follows.
///
/// It says what a schema can say: keys, units, words. Whether shares make 100 %, or an end lies after its beginning, is for
/// `freshet check` to say.
public enum ScenarioSchema {
  /// The schema, the same bytes every time. It keeps to the keywords that draft 7 and 2020-12 have in common, beside `$defs`.
  public static func jsonSchema() -> String {
    let root = ScenarioReference.scenario
    var members: [JSONValue.Member] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("Freshet scenario")),
    ]
    members += SchemaWriter.object(root.keys, root)
    members.append(("$defs", .object(SchemaWriter.definitions(root))))
    return JSONValue.object(members).description + "\n"
  }
}

/// Turns descriptions of keys into schemas.
private enum SchemaWriter {
  /// The members of the schema of a mapping with known keys.
  static func object(_ keys: [KeyReference], _ reference: EntryReference, kind: String? = nil) -> [JSONValue.Member] {
    var properties: [JSONValue.Member] = keys.map { ($0.name, property($0)) }
    var required = keys.filter(\.isRequired).map { JSONValue.text($0.name) }
    if let kind {
      properties.insert(("kind", .object([("const", .text(kind)), ("description", .text(reference.meaning))])), at: 0)
      required.insert(.text("kind"), at: 0)
    }
    var members: [JSONValue.Member] = [
      ("description", .text(reference.meaning)), ("type", .text("object")), ("properties", .object(properties)),
      ("additionalProperties", .boolean(false)),
    ]
    if !required.isEmpty { members.append(("required", .list(required))) }
    if !reference.oneOf.isEmpty {
      let sets = reference.oneOf.map { names in
        JSONValue.object([("oneOf", .list(names.map { .object([("required", .list([.text($0)]))]) }))])
      }
      members.append(("allOf", .list(sets)))
    }
    return members
  }

  private static func property(_ key: KeyReference) -> JSONValue {
    var description = key.meaning
    if let text = key.defaultText { description += " Default: \(text)." }
    if let source = key.source { description += " Source: \(source)." }
    return .object([("description", .text(description))] + schema(key.kind))
  }

  /// The members of the schema of a value.
  private static func schema(_ kind: ValueKind) -> [JSONValue.Member] {
    switch kind {
    case .text: type("string", "number", "boolean")
    case .path: type("string")
    case .identifier: pattern(identifier)
    case .boolean: type("boolean")
    case .integer(let range):
      type("integer") + [("minimum", .integer(range.lowerBound))]
        + (range.upperBound == .max ? [] : [("maximum", .integer(range.upperBound))])
    case .number(.any): type("number")
    case .number(.positive): type("number") + [("exclusiveMinimum", .integer(0))]
    case .number(.notNegative): type("number") + [("minimum", .integer(0))]
    case .count: oneOf(type("number") + [("minimum", .integer(0))], pattern("^\(number) ?(\(words(Units.countNames)))?$"))
    case .share: pattern("^\(number) ?%$")
    case .shareOrRest: pattern("^(\(number) ?%|rest)$")
    case .fraction:
      oneOf(
        type("number") + [("exclusiveMinimum", .integer(0)), ("maximum", .integer(1))], pattern("^\(number) ?(%|/ ?\(number))?$"))
    case .rate: pattern("^\(number) ?(\(words(Units.countNames)))? per (\(words(Units.durationNames)))$")
    case .duration: pattern("^\(number) ?(\(words(Units.durationNames)))$")
    case .instant:
      // An editor may take a date for something else than a string, so the form is not required of others.
      [("pattern", .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$"))]
    case .timeZone: type("string")
    case .choice(let words): [("enum", .list(words.map { .text($0) }))]
    case .list(let element):
      element.isScalar
        ? oneOf(schema(element), list(element)) : list(element)
    case .rows(let reference, let limit):
      oneOf(list(.entry(reference)), object(reference.file(atMost: limit).keys, reference.file(atMost: limit)))
    case .named(let element, _):
      type("object") + [
        ("propertyNames", .object([("pattern", .text(identifier))])), ("additionalProperties", .object(schema(element))),
      ]
    case .entry(let reference): [("$ref", .text("#/$defs/" + reference.name))]
    case .short(let scalar, _, let reference): oneOf(schema(scalar), schema(.entry(reference)))
    case .one(let registry): [("$ref", .text("#/$defs/" + name(registry)))]
    case .some(let registry): [("$ref", .text("#/$defs/" + name(registry)))]
    case .tagged(let registry, _): [("$ref", .text("#/$defs/" + name(registry)))]
    }
  }

  private static let identifier = "^[a-z][a-z0-9_-]*$"
  private static let number = #"[+]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"#

  private static func words(_ words: [String]) -> String { words.joined(separator: "|") }
  private static func pattern(_ pattern: String) -> [JSONValue.Member] { type("string") + [("pattern", .text(pattern))] }
  private static func oneOf(_ schemas: [JSONValue.Member]...) -> [JSONValue.Member] {
    [("anyOf", .list(schemas.map { .object($0) }))]
  }

  private static func type(_ names: String...) -> [JSONValue.Member] {
    [("type", names.count == 1 ? .text(names[0]) : .list(names.map { .text($0) }))]
  }

  private static func list(_ element: ValueKind) -> [JSONValue.Member] {
    type("array") + [("items", .object(schema(element)))]
  }

  private static func name(_ registry: Registry) -> String { registry.name.replacing(" ", with: "_") }

  // MARK: Definitions

  /// The schemas of everything below a root that has a name, each once, in the order in which they are met.
  static func definitions(_ root: EntryReference) -> [JSONValue.Member] {
    var definitions: [JSONValue.Member] = []
    var seen: Set<String> = []
    func add(_ keys: [KeyReference]) {
      for key in keys { add(key.kind) }
    }
    func define(_ name: String, _ members: () -> [JSONValue.Member], then keys: [KeyReference]) {
      guard seen.insert(name).inserted else { return }
      definitions.append((name, .object(members())))
      add(keys)
    }
    func add(_ kind: ValueKind) {
      switch kind {
      case .list(let element), .named(let element, _): add(element)
      case .rows(let reference, _): add(.entry(reference))
      case .entry(let reference), .short(_, _, let reference):
        define(reference.name, { object(reference.keys, reference) }, then: reference.keys)
      case .one(let registry):
        define(
          name(registry), { entries(registry, "One \(registry.name).") + [("maxProperties", .integer(1))] }, then: keys(registry))
      case .some(let registry):
        define(name(registry), { entries(registry, "One \(registry.name) or several.") }, then: keys(registry))
      case .tagged(let registry, let common):
        let kinds = registry.entries.map { entry in
          JSONValue.object(object(common.keys + entry.keys, entry, kind: entry.name))
        }
        define(name(registry), { [("anyOf", .list(kinds))] }, then: common.keys + keys(registry))
      default: break
      }
    }
    add(root.keys)
    return definitions
  }

  private static func keys(_ registry: Registry) -> [KeyReference] { registry.entries.flatMap(\.keys) }

  private static func entries(_ registry: Registry, _ description: String) -> [JSONValue.Member] {
    [("description", .text(description))] + type("object") + [
      ("properties", .object(registry.entries.map { ($0.name, .object(object($0.keys, $0))) })),
      ("additionalProperties", .boolean(false)), ("minProperties", .integer(1)),
    ]
  }
}
