import FreshetCore
import Foundation
import FreshetRandom

/// Makes a sweep of what a file and the command line say, and reports everything that makes no sense in it.
struct SweepBuilder {
  private var scenario: ParsedScenario
  private let options: SweepOptions
  /// The keys of the sweep file; empty without one.
  private var table = ParameterTable()
  private var node: SourceNode?
  /// The path of the sweep file.
  private var path = ""
  private(set) var problems: [LocatedProblem] = []

  init(scenario: ParsedScenario, _ options: SweepOptions) {
    self.scenario = scenario
    self.options = options
  }

  /// - Parameters:
  ///   - text: The content of a sweep file.
  ///   - path: Its path: its name in messages, and its folder for the files that it names.
  init(file text: String, path: String, _ options: SweepOptions) throws(ScenarioDiagnostics) {
    let first = Self.read(YAMLSource.parse(text, source: 0))
    guard first.problems.isEmpty, let scenario = first.table.text("scenario") else {
      throw ScenarioDiagnostics(first.problems, sources: [SourceText(name: path, text: text)])
    }
    var changes = options.scenario
    changes.overrides = (first.table.texts("set") ?? []) + changes.overrides
    changes.replications = changes.replications ?? first.table.integer("replications")
    if changes.sample == nil, changes.users == nil { changes.sample = first.node["sample"]?.scalar }
    self.init(scenario: try ParsedScenario(path: Self.place(of: scenario, beside: path), options: changes), options)
    // Once more, now that it is known which of the sources it is.
    let source = self.scenario.add(SourceText(name: path, text: text))
    let second = Self.read(YAMLSource.parse(text, source: source))
    (table, node) = (second.table, second.node)
    self.path = path
  }

  /// Reads all keys but the factors.
  private static func read(
    _ parsed: (node: SourceNode?, problems: [LocatedProblem])
  ) -> (table: ParameterTable, node: SourceNode, problems: [LocatedProblem]) {
    let node = parsed.node ?? .plain("", span: nil)
    var others = node
    if case .mapping(let entries) = node.content {
      others.content = .mapping(SourceMapping(entries.filter { $0.key != SweepReference.factors }))
    }
    var reader = FormReader(zone: .gmt, dataFiles: DataFiles(folder: "", firstSource: 1))
    let (table, _) = reader.readScenario(others, SweepReference.sweep)
    return (table, node, parsed.problems + reader.problems)
  }

  private static func place(of file: String, beside path: String) -> String {
    let folder = InputFile.folder(of: path)
    return file.hasPrefix("/") || folder.isEmpty ? file : folder + "/" + file
  }

  // MARK: The sweep

  mutating func sweep() throws(ScenarioDiagnostics) -> Sweep {
    var factors = readFactors()
    let file = options.designFile ?? table.text("file").map { Self.place(of: $0, beside: path) }
    let chosen = options.design ?? table.text("design").flatMap(SweepDesign.init)
    let design = chosen ?? (file != nil ? .list : options.variesAssumptions ? .latinHypercube : .grid)
    checkMetrics()
    var choice: Sweep.Points.Choice?
    if design == .list || file != nil {
      factors = readPoints(file, besides: factors)
      choice = .together
    } else if problems.isEmpty {
      choice = choose(design, factors)
    }
    checkKeys(factors.flatMap(\.axes))
    guard problems.isEmpty, let choice else { throw ScenarioDiagnostics(problems, sources: scenario.overrides.sources) }
    return Sweep(design, Sweep.Points(choice, of: factors), (name(), table.text("title"), metrics, stoppingRule), scenario)
  }

  private var metrics: [String]? { options.metrics ?? table.texts("metrics") }

  private func name() -> String {
    if let name = table.text("name") { return name }
    return (scenario.node["name"]?.scalar ?? "scenario") + (options.variesAssumptions ? SweepReference.assumptionsEnding : "-sweep")
  }

  private var stoppingRule: StoppingRule? {
    guard let until = table.table("until"), let metric = until.text("metric"), let halfWidth = until.number("half_width"),
      let most = until.integer("at_most")
    else { return nil }
    return StoppingRule(metric: metric, halfWidth: halfWidth, atMost: most)
  }

  private mutating func checkMetrics() {
    if let rule = stoppingRule, !options.knownEffects.contains(rule.metric) {
      report(.unknownMetric(rule.metric, known: options.knownEffects), at: node?.span(at: ["until", "metric"]))
    }
    for (index, name) in (metrics ?? []).enumerated() where !options.knownMetrics.contains(name) {
      let span =
        options.metrics == nil
        ? node?.span(at: ["metrics", String(index)]) : argument("--metrics", name, column: 1)
      report(.unknownMetric(name, known: options.knownMetrics), at: span)
    }
  }

  private mutating func checkKeys(_ axes: [SweepAxis]) {
    var seen: Set<String> = []
    for axis in axes where !seen.insert(axis.path.words.joined(separator: ".")).inserted {
      report(.twice(axis.path.words.joined(separator: ".")), at: axis.path.span)
    }
  }

  // MARK: Points

  private mutating func choose(_ design: SweepDesign, _ factors: [SweepFactor]) -> Sweep.Points.Choice? {
    guard !factors.isEmpty else {
      report(.noFactors, at: nil)
      return nil
    }
    guard factors.count <= design.mostFactors else {
      report(.tooManyFactors(design: design.rawValue, count: factors.count, limit: design.mostFactors), at: factors.last?.span)
      return nil
    }
    guard design.draws else { return isGrid(factors) ? .grid : nil }
    guard let count = options.points ?? table.integer("points") ?? usualPoints else {
      report(.needsPoints(design: design.rawValue), at: node?.span(at: ["design"]))
      return nil
    }
    guard isAllowed(design.points(count, factors: factors.count)) else { return nil }
    let seed = scenario.node["seed"]?.scalar.flatMap { UInt64($0) } ?? 1
    return .drawn(design.coordinates(count, names: factors.map(\.name), seed: seed))
  }

  /// Whether every value can be taken with every other.
  private mutating func isGrid(_ factors: [SweepFactor]) -> Bool {
    for axis in factors.flatMap(\.axes) {
      switch axis.values {
      case .range(_, let span): report(.range(.needsStep(design: SweepDesign.grid.rawValue)), at: span)
      case .law(_, let span): report(.lawWithoutDraws(design: SweepDesign.grid.rawValue), at: span)
      case .list, .steps, .column: break
      }
    }
    return problems.isEmpty && isAllowed(factors.reduce(1) { $0 * Double($1.count ?? 1) })
  }

  private mutating func isAllowed(_ count: Double, at span: SourceSpan? = nil) -> Bool {
    if count > Double(SweepReference.mostPoints) { report(.tooManyPoints(count, limit: SweepReference.mostPoints), at: span) }
    return count <= Double(SweepReference.mostPoints)
  }

  /// Reads the points of a file, whose header names the keys.
  private mutating func readPoints(_ path: String?, besides factors: [SweepFactor]) -> [SweepFactor] {
    guard let path else {
      report(.needsDesignFile, at: node?.span(at: ["design"]))
      return []
    }
    guard factors.isEmpty else {
      report(.factorsBesideFile, at: factors[0].span)
      return []
    }
    do throws(DesignFileError) {
      var table = try DesignTable(path: path)
      table.source = scenario.add(SourceText(name: path, text: table.text))
      return table.factors(of: scenario.node)
    } catch {
      let source = scenario.add(SourceText(name: path, text: error.text))
      let span = error.place.map { SourceSpan(source: source, line: $0.line, column: $0.column, length: $0.length) }
      report(.designFile(error.problem, file: path.split(separator: "/").last.map(String.init) ?? path), at: span ?? .whole(source))
      return []
    }
  }

  // MARK: Factors

  private mutating func readFactors() -> [SweepFactor] {
    var factors: [SweepFactor] = []
    if let list = node?[SweepReference.factors] {
      if list.elements.isEmpty { report(.notAFactor, at: list.span) }
      factors = list.elements.compactMap { factor(of: $0) }
    }
    return factors + options.vary.compactMap { factor(ofArgument: $0) } + (options.variesAssumptions ? readAssumptions() : [])
  }

  /// Whether the scenario makes sense at either end of the range of each of its assumptions, and at the median of each law.
  mutating func checkAssumptions() throws(ScenarioDiagnostics) {
    guard (scenario.node["assumptions"]?.elements ?? []).contains(where: Self.hasRange) else { return }
    let factors = readAssumptions()
    checkKeys(factors.flatMap(\.axes))
    guard problems.isEmpty else { throw ScenarioDiagnostics(problems, sources: scenario.overrides.sources) }
    var found = FoundProblems()
    for factor in factors {
      for share in factor.isLaw ? [0.5] : [0, 1] {
        var point = scenario
        for axis in factor.axes { point.set(axis.path, to: axis.value(at: share)) }
        do throws(ScenarioDiagnostics) { _ = try point.file() } catch { found.add(error) }
      }
    }
    if let problems = found.diagnostics { throw problems }
  }

  private static func hasRange(_ assumption: SourceNode) -> Bool {
    assumption["key"] != nil || assumption["range"] != nil || assumption["law"] != nil
  }

  /// Of how many points the bands of assumptions are made.
  private var usualPoints: Int? { options.variesAssumptions ? 64 : nil }

  /// The assumptions of the scenario that say how far they go.
  private mutating func readAssumptions() -> [SweepFactor] {
    let elements = (scenario.node["assumptions"]?.elements ?? []).filter(Self.hasRange)
    if elements.isEmpty { report(.noAssumptions, at: scenario.node.span(at: ["assumptions"], preferringKey: true)) }
    return elements.compactMap { element in
      guard let key = element["key"], let range = element["range"] ?? element["law"], element["range"] == nil || element["law"] == nil else {
        report(.assumptionWithoutRange, at: element.span)
        return nil
      }
      if let text = element["range"]?.scalar, !ValueRange.isMeant(by: text) {
        report(.range(.noRange(text)), at: range.span)
        return nil
      }
      let axes = (key.elements.isEmpty ? [key] : key.elements).compactMap { key in
        key.scalar.flatMap { text in axis(text, key.span ?? element.span ?? range.span ?? .whole(0), range) }
      }
      return axes.isEmpty ? nil : SweepFactor(axes: axes, span: range.span)
    }
  }

  /// Reads `{key: …, values: …}`, or `{zip: […]}`.
  private mutating func factor(of node: SourceNode) -> SweepFactor? {
    let elements = node["zip"]?.elements ?? [node]
    var axes: [SweepAxis] = []
    for element in elements {
      let known = ["key", "values", "name"]
      guard let key = element["key"], let text = key.scalar, let span = key.span, let values = element["values"],
        element.entries.allSatisfy({ known.contains($0.key) }), node["zip"] == nil || node.entries.count == 1
      else {
        report(.notAFactor, at: element.span ?? node.span)
        return nil
      }
      guard let axis = axis(text, span, values, name: element["name"]?.scalar) else { return nil }
      axes.append(axis)
    }
    return factor(axes, span: node.span)
  }

  /// Reads `key=values`, or `key,key=[[value, value], …]`.
  private mutating func factor(ofArgument argument: String) -> SweepFactor? {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let keys = parts[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let whole = self.argument("--vary", argument, column: 1)
    guard parts.count == 2, keys.allSatisfy({ !$0.split(separator: ".", omittingEmptySubsequences: false).contains("") }) else {
      report(.withoutValues, at: whole)
      return nil
    }
    let (parsed, found) = YAMLSource.parse(String(parts[1]), source: whole.source, firstColumn: parts[0].unicodeScalars.count + 1)
    problems += found
    guard let values = parsed else { return nil }
    var start = 1
    var axes: [SweepAxis] = []
    for (place, key) in keys.enumerated() {
      let span = SourceSpan(source: whole.source, line: 1, column: start, length: key.unicodeScalars.count)
      start += key.unicodeScalars.count + 1
      guard let own = keys.count == 1 ? values : column(place, of: values, keys: keys.count), let axis = axis(key, span, own) else { return nil }
      axes.append(axis)
    }
    return factor(axes, span: values.span)
  }

  /// What stands at one place in each element of a list.
  private mutating func column(_ place: Int, of values: SourceNode, keys: Int) -> SourceNode? {
    guard !values.elements.isEmpty else {
      report(.wrongTuple(keys: keys), at: values.span)
      return nil
    }
    if let wrong = values.elements.first(where: { $0.elements.count != keys }) {
      report(.wrongTuple(keys: keys), at: wrong.span ?? values.span)
      return nil
    }
    return SourceNode(content: .list(values.elements.map { $0.elements[place] }), span: values.span)
  }

  private mutating func factor(_ axes: [SweepAxis], span: SourceSpan?) -> SweepFactor? {
    let counts = axes.map(\.count)
    guard !axes.isEmpty else { return nil }
    if counts.contains(nil), !counts.allSatisfy({ $0 == nil }) {
      report(.unlikeFactors, at: span)
      return nil
    }
    if Set(counts).count > 1 {
      report(.unequalLengths(counts.compactMap { $0 }), at: span)
      return nil
    }
    return SweepFactor(axes: axes, span: span)
  }

  private mutating func axis(_ key: String, _ span: SourceSpan, _ values: SourceNode, name: String? = nil) -> SweepAxis? {
    let words = key.split(separator: ".").map(String.init)
    let isWhole = scenario.node.isWhole(at: words)
    guard !words.isEmpty, let values = read(values, words, isWhole: isWhole) else { return nil }
    return SweepAxis(name: name ?? key, path: ValuePath(words, span), values: values, isWhole: isWhole)
  }

  private mutating func read(_ node: SourceNode, _ key: [String], isWhole: Bool) -> SweepAxis.Values? {
    switch node.content {
    case .list(let elements):
      if elements.isEmpty { report(.emptyList, at: node.span) }
      return elements.isEmpty ? nil : .list(elements)
    case .scalar(let text, isPlain: true) where ValueRange.isMeant(by: text):
      do throws(RangeProblem) {
        let range = try ValueRange(text, zone: zone)
        guard let count = range.count else { return .range(range, node.span) }
        guard isAllowed(count, at: node.span) else { return nil }
        return .steps(range, count: Int(count), node.span)
      } catch {
        report(.range(error), at: node.span)
        return nil
      }
    case .scalar: return .list([node])
    case .mapping:
      if let kind = scenario.node.kind(at: key), let laws = DrawnLaw.registry(of: kind) {
        return law(node, of: kind, among: laws).map { .law($0, node.span) }
      }
      fallthrough
    case .dataFile:
      report(.notValues, at: node.span)
      return nil
    }
  }

  private mutating func law(_ node: SourceNode, of kind: ValueKind, among laws: Registry) -> DrawnLaw? {
    var reader = FormReader(zone: zone, dataFiles: DataFiles(folder: "", firstSource: 1))
    let place = FormReader.Place(path: ["values"], key: "values", keySpan: node.span ?? .whole(0))
    let reading = reader.read(node, as: .one(laws), place)
    problems += reader.problems
    guard case .table(let table)? = reading?.value, reader.problems.isEmpty else { return nil }
    do throws(DrawnLaw.Problem) {
      return try DrawnLaw(table, of: kind)
    } catch {
      switch error {
      case .noBeta(let mean, let below): report(.noBeta(mean: mean, below: below), at: node.span)
      case .parameters(let problem):
        let span = node.span(at: problem.path) ?? node.span ?? .whole(0)
        problems.append(LocatedProblem(ScenarioProblem(problem.reason, problem.path), key: problem.path.last ?? "", span: span))
      }
      return nil
    }
  }

  private var zone: TimeZone { scenario.node["time_zone"]?.scalar.flatMap(ZoneName.zone) ?? .gmt }

  // MARK: Problems

  private mutating func argument(_ option: String, _ text: String, column: Int) -> SourceSpan {
    let source = scenario.add(SourceText(name: option, text: text, isArgument: true))
    return SourceSpan(source: source, line: 1, column: column, length: max(1, text.unicodeScalars.count))
  }

  private mutating func report(_ problem: SweepProblem, at span: SourceSpan?) {
    let whole = SourceSpan.whole(node?.span?.source ?? 0)
    problems.append(LocatedProblem(.sweep(problem), span: span ?? whole))
  }
}

extension SourceNode {
  /// Whether the value at a path of a scenario is a whole number: one that is counted.
  func isWhole(at path: [String]) -> Bool { kind(at: path)?.isWhole ?? false }

  /// What the value at a path of a scenario looks like; `nil` where there is none.
  func kind(at path: [String]) -> ValueKind? {
    path.reduce(.entry(ScenarioReference.scenario)) { kind, word in kind?.inside(word) }
  }
}
