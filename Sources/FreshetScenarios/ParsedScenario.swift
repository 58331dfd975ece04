import FreshetCore
import FreshetModel
import Foundation

/// A scenario file as a tree, with the changes of the command line in it: what is read of it once, however often it is then changed and
/// made a scenario.
struct ParsedScenario: Sendable {
  let path: String
  private(set) var node: SourceNode
  private(set) var overrides: Overrides
  private let options: ScenarioOptions
  private let problems: [LocatedProblem]

  /// - Throws: What is wrong with the file as a text.
  init(path: String, options: ScenarioOptions) throws(ScenarioDiagnostics) {
    let text: String
    do throws(ScenarioProblemError) {
      text = try ScenarioText.read(path: path)
    } catch {
      throw ScenarioDiagnostics(error, path: path)
    }
    try self.init(text: text, path: path, options: options)
  }

  /// - Parameters:
  ///   - text: The content of the file.
  ///   - path: The file's path: its name in messages, and its folder for the data files that it names.
  ///   - options: What the command line changes.
  /// - Throws: What is wrong with the text as YAML.
  init(text: String, path: String, options: ScenarioOptions) throws(ScenarioDiagnostics) {
    let text = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    var overrides = Overrides(file: SourceText(name: path, text: text))
    var (parsed, problems) = YAMLSource.parse(text, source: 0)
    guard var node = parsed, !node.isNothing else {
      if problems.isEmpty { problems = [LocatedProblem(.file(.nothingInIt), span: .whole(0))] }
      throw ScenarioDiagnostics(problems, sources: overrides.sources)
    }
    if let sweep = node.span(at: [SweepReference.sweep.name], preferringKey: true), node[SweepReference.sweep.name] != nil {
      throw ScenarioDiagnostics([LocatedProblem(.file(.sweep), span: sweep)], sources: overrides.sources)
    }
    Self.apply(options, &overrides, &node)
    self.path = path
    self.options = options
    self.problems = problems
    self.node = node
    self.overrides = overrides
  }

  /// Adds a text that values of ``set(_:to:)`` come from.
  ///
  /// - Returns: Its position among the sources.
  mutating func add(_ source: SourceText) -> Int { overrides.add(source) }

  /// Sets the value of a key, as `--set` does.
  mutating func set(_ key: ValuePath, to value: SourceNode) { overrides.set(key, to: value, in: &node) }

  /// The scenario.
  ///
  /// - Throws: All problems at once.
  func file() throws(ScenarioDiagnostics) -> ScenarioFile {
    var overrides = overrides
    let selection = RestrictionSelection(options, of: node)
    for (option, name) in selection.unknown {
      overrides.report(.unknownRestriction(name, known: selection.names), option: option, value: name)
    }
    // What is left out has to make sense too: the file is what its author will run next.
    let whole = try Self.read(node, path: path, overrides.sources, problems + overrides.problems)
    guard !selection.isAll else { return whole }
    var part = try Self.read(selection.applied(to: node), path: path, overrides.sources, [])
    part.leftOut = selection.leftOut
    return part
  }

  /// Reads the tree of a scenario.
  ///
  /// - Parameters:
  ///   - sources: The texts that the tree comes from.
  ///   - problems: What was wrong with them.
  private static func read(
    _ node: SourceNode, path: String, _ sources: [SourceText], _ problems: [LocatedProblem]
  ) throws(ScenarioDiagnostics) -> ScenarioFile {
    var problems = problems
    let zone = node["time_zone"]?.scalar.flatMap(ZoneName.zone) ?? .gmt
    var reader = FormReader(
      zone: zone, dataFiles: DataFiles(folder: InputFile.folder(of: path), firstSource: sources.count))
    let (table, resolved) = reader.readScenario(node, ScenarioReference.scenario)
    problems += reader.problems

    var builder = ScenarioBuilder(table: table, node: resolved, zone: zone, broken: reader.broken)
    let scenario = builder.build()
    problems += builder.problems
    guard problems.isEmpty, let scenario, let start = builder.start else {
      throw ScenarioDiagnostics(problems, sources: sources + reader.dataFiles.sources)
    }
    return ScenarioFile(
      scenario: scenario, name: table.text("name") ?? "", title: table.text("title"), sources: table.texts("sources") ?? [],
      assumptions: Self.assumptions(table), messages: builder.messages(of: scenario.restrictions), observed: builder.observed, start: start,
      timeZone: zone, resolved: builder.node, dataFiles: reader.dataFiles.files)
  }

  private static func assumptions(_ table: ParameterTable) -> [String] {
    (table.list("assumptions") ?? []).compactMap { if case .table(let assumption) = $0 { assumption.text("text") } else { nil } }
  }

  private static func apply(_ options: ScenarioOptions, _ overrides: inout Overrides, _ node: inout SourceNode) {
    guard case .mapping = node.content else { return }
    for argument in options.overrides { overrides.apply(argument, to: &node) }
    if let seed = options.seed { overrides.set("seed", String(seed), option: "--seed", in: &node) }
    if let replications = options.replications {
      overrides.set("replications", String(replications), option: "--replications", in: &node)
    }
    if let sample = options.sample { overrides.set("sample", sample, option: "--sample", in: &node) }
    if let users = options.users { set(users: users, &overrides, &node) }
  }

  /// A number of users is a sample: that number of all users of all platforms and of all people of groups.
  private static func set(users: Int, _ overrides: inout Overrides, _ node: inout SourceNode) {
    var people = 0.0
    for platform in node["platforms"]?.entries ?? SourceMapping() {
      // What cannot be read is reported when the platforms are.
      guard let users = platform.value["users"] else { continue }
      guard let text = users.scalar, let count = try? NumberWithUnit.count(text) else { return }
      people += count
    }
    for group in node["people"]?.entries ?? SourceMapping() {
      guard let text = group.value["count"]?.scalar, let count = try? NumberWithUnit.count(text) else { return }
      people += count
    }
    guard people > 0 else { return }
    guard users > 0, Double(users) <= people else {
      return overrides.report(.sampleAboveOne(users: users, people: people), option: "--users", value: String(users))
    }
    overrides.set("sample", "\(users)/\(Int(people))", option: "--users", in: &node)
  }
}

extension ScenarioDiagnostics {
  /// The one problem of a file that is no text.
  init(_ error: ScenarioProblemError, path: String) {
    let source = error.text.map { SourceText(name: path, text: $0) } ?? SourceText(name: path)
    let span = source.lines.isEmpty ? .whole(0) : SourceSpan(line: source.lines.count, column: error.column)
    self.init([LocatedProblem(.file(error.problem), span: span)], sources: [source])
    if case .notFound = error.problem { isMissingFile = true }
  }
}
