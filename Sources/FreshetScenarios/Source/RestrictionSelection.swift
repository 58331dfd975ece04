import FreshetCore

/// Which restrictions of a file are run. The others are gone, and the people are the same: a person's draws are named by the names of
/// what is decided, and the restrictions that are left keep theirs.
struct RestrictionSelection {
  /// The names of all restrictions of the file, in its order.
  let names: [String]
  /// Whether each is run.
  private let isKept: [Bool]
  /// Options with names that no restriction has.
  let unknown: [(option: String, name: String)]

  init(_ options: ScenarioOptions, of scenario: SourceNode) {
    let names = RestrictionNames.names(scenario["restrictions"]?.elements ?? [])
    self.names = names
    let (only, without) = (Set(options.only), Set(options.without))
    isKept = names.map { (only.isEmpty || only.contains($0)) && !without.contains($0) }
    unknown =
      options.only.filter { !names.contains($0) }.map { ("--only", $0) }
      + options.without.filter { !names.contains($0) }.map { ("--without", $0) }
  }

  var isAll: Bool { !isKept.contains(false) }

  /// In the order of the file.
  var leftOut: [String] { names.indices.filter { !isKept[$0] }.map { names[$0] } }

  /// The scenario with the chosen restrictions alone, each with its name: one that is numbered would get another.
  func applied(to scenario: SourceNode) -> SourceNode {
    guard var list = scenario["restrictions"] else { return scenario }
    list.content = .list(names.indices.filter { isKept[$0] }.map { Self.named(names[$0], list.elements[$0]) })
    var scenario = scenario
    scenario.replace(at: ["restrictions"], with: list)
    return scenario
  }

  private static func named(_ name: String, _ restriction: SourceNode) -> SourceNode {
    guard case .mapping(let entries) = restriction.content, entries.position(of: "name") == nil else { return restriction }
    var named = restriction
    let entry = SourceMapping.Entry(key: "name", keySpan: nil, value: SourceNode(content: .scalar(name, isPlain: true), span: nil))
    named.content = .mapping(SourceMapping([entry] + Array(entries)))
    return named
  }
}
