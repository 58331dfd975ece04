import FreshetCore
import FreshetScenarios
import Foundation
import Testing
import Yams

/// The parser, the schema and the explanations follow one description of the keys: they agree.
@Suite struct OneDescriptionTests {
  static let example = ExampleScenario.text(ScenarioReference.scenario)

  /// A YAML text as an editor sees it, by version 1.2: dates are texts, and so are `on` and `off`.
  private func value(_ text: String) throws -> Any {
    let resolver = try Resolver.default.removing(.timestamp).replacing(.bool, with: "^(?:true|false)$")
    return try Yams.load(yaml: text, resolver) ?? [:]
  }

  /// Every key and entry that a scenario can have.
  static func names(_ keys: [KeyReference]) -> [String] {
    keys.flatMap { [$0.name] + names($0.kind) }
  }

  static func names(_ kind: ValueKind) -> [String] {
    switch kind {
    case .list(let element), .named(let element, _): names(element)
    case .entry(let reference): names(reference.keys)
    case .rows(let reference, let limit): names(reference.keys) + names(reference.file(atMost: limit).keys)
    case .one(let registry), .some(let registry): registry.entries.flatMap { [$0.name] + names($0.keys) }
    case .tagged(let registry, let common): names(common.keys) + registry.entries.flatMap { [$0.name] + names($0.keys) }
    default: []
    }
  }

  @Test func theParserAcceptsEveryKey() throws {
    // Names that are unknown and shares that make too much are not the matter here.
    let formal = [
      "unknown key", "is missing", "cannot be", "has no unit", "out of range", "must be a list", "must be a single",
      "there is no d", "there is no r", "is given twice",
    ]
    let lines = problems(Self.example, path: Folders.tests.appending(path: "Data/example.yaml").path()).split(separator: "\n")
    for line in lines where line.hasPrefix("error: ") {
      #expect(!formal.contains { line.contains($0) }, "\(line)")
    }
  }

  @Test func theSchemaAcceptsWhatTheParserAccepts() throws {
    let validator = try SchemaValidator(ScenarioSchema.jsonSchema())
    #expect(validator.problems(try value(Self.example)) == [])
    #expect(validator.problems(try value(smallScenario)) == [])
    for file in Folders.files(in: Folders.scenarios, ending: "yaml") {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(validator.problems(try value(text)) == [], "\(file.lastPathComponent)")
      let resolved = try ScenarioLoader.load(path: file.path(), options: ScenarioOptions()).resolvedText
      #expect(validator.problems(try value(resolved)) == [], "\(file.lastPathComponent), resolved")
    }
  }

  /// What is wrong by its form, the schema refuses as well.
  @Test(arguments: [
    "a-list", "bad-name", "bad-platform-name", "bad-origin-name", "empty-distribution", "foreign-distribution",
    "key-inside-the-wrong-table",
    "kind-of-a-later-version", "list-for-a-mapping", "mapping-for-a-list", "mapping-for-a-value", "mean-and-median",
    "missing-key-in-distribution",
    "missing-keys", "missing-unit", "missing-version", "negative-seed", "negative-users",
    "neither-mean-nor-median",
    "not-a-number", "no-value", "rate-with-wrong-time", "rate-without-time", "seed-with-decimals",
    "shape-with-unit", "share-without-percent", "text-for-a-number", "two-distributions", "unit-of-another-kind",
    "unknown-attribute",
    "unknown-distribution", "unknown-key", "unknown-key-in-distribution", "unknown-reaction", "word-for-a-distribution",
    "wrong-power",
    "wrong-unit", "wrong-version", "zero-shape", "date-in-words", "too-many-replications",
    "gate-without-verdict", "gate-of-two-verdicts", "gate-of-unknown-verdict", "block-with-enforcement", "intermittent-block-that-stays",
    "intermittent-block-by-two-schedules",
  ])
  func theSchemaRefusesBadForm(_ name: String) throws {
    let text = try String(contentsOf: Folders.bad.appending(path: name + ".yaml"), encoding: .utf8)
    let validator = try SchemaValidator(ScenarioSchema.jsonSchema())
    #expect(validator.problems(try value(text)) != [])
  }

  @Test func everyWordIsExplained() {
    let words = Set(ScenarioExplain.words)
    for name in Self.names(ScenarioReference.scenario.keys) {
      #expect(words.contains(name), "\(name) is not among the words")
      #expect(ScenarioExplain.entry(name) != nil, "\(name) is not explained")
    }
    for word in words {
      #expect(ScenarioExplain.entry(word)?.hasPrefix(word) == true)
    }
  }

  @Test func everyDefaultIsRead() throws {
    // The small scenario leaves all top keys with defaults out, and the example's lists of choices are full.
    let file = try load(smallScenario)
    for key in ScenarioReference.scenario.keys {
      guard let text = key.defaultText, key.name != "time_zone" else { continue }
      #expect(file.resolvedText.contains("\n\(key.name): \(text)\n"), "\(key.name)")
    }
    #expect(file.resolvedText.contains("attributes: [picture, name]\n"))
    #expect(file.resolvedText.contains("enforcement: 100 %\n"))
    #expect(file.resolvedText.contains("rhythm: flat"))
  }

  @Test func theSchemaIsTheSameEveryTime() throws {
    #expect(ScenarioSchema.jsonSchema() == ScenarioSchema.jsonSchema())
    #expect(try JSONSerialization.jsonObject(with: Data(ScenarioSchema.jsonSchema().utf8)) is [String: Any])
  }

  @Test(arguments: [
    ("platforms.users", "when the run starts"), ("platforms.wechat.users", "when the run starts"),
    ("users", "People who hold an account here"), ("gamma", "(distribution)"), ("gamma", "(spread)"),
    ("profile_freeze", "(restriction kind)"),
    ("defer", "(reaction)"), ("distribution", "lognormal"), ("restrictions.until", "The lift."), ("until", "When the run ends."),
    ("sample", "Default: 1"), ("from", "Required."), ("platforms.actions.gap", "Value: a distribution such as"),
    ("restrictions.enforcement", "Default: 100 %"), ("restrictions.profile_freeze.enforcement", "Default: 100 %"),
    ("who", "`origin` lists origins"), ("people", "several platforms"), ("traits", "carrier"), ("accounts", "independent"),
    ("restriction", "Keys:"),
  ])
  func explains(_ word: String, _ part: String) {
    #expect(ScenarioExplain.entry(word)?.contains(part) == true, "\(ScenarioExplain.entry(word) ?? "nothing")")
  }

  @Test func doesNotExplainWhatIsNot() {
    #expect(ScenarioExplain.entry("colour") == nil)
    #expect(ScenarioExplain.entry("platforms.until") == nil)
    #expect(ScenarioExplain.entry("") == nil)
    #expect(ScenarioExplain.entry("*") == nil)
  }

  @Test func explanationsFitTheScreen() {
    for word in ScenarioExplain.words {
      for line in (ScenarioExplain.entry(word) ?? "").split(separator: "\n") where !line.contains("Example: ") {
        #expect(line.count <= 100, "\(word): \(line)")
      }
    }
  }
}
