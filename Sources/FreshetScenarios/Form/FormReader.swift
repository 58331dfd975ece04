import FreshetCore
import Foundation

/// Reads nodes as the description of their keys says, and reports every problem of form.
///
/// What is wrong is left out of the result and noted in ``broken``, so that the rest can still be judged.
struct FormReader {
  /// Where a value stands.
  struct Place {
    /// The keys that lead to it.
    var path: [String]
    /// How to call it in a sentence.
    var key: String
    /// Where its key stands, or the nearest thing around it that stands in a source.
    var keySpan: SourceSpan
    /// The entries around it, the innermost last.
    var owners: [EntryReference] = []

    func inside(_ key: String, _ span: SourceSpan?) -> Place {
      Place(path: path + [key], key: key, keySpan: span ?? keySpan, owners: owners)
    }
  }

  /// A value and how the resolved scenario writes it.
  struct Reading {
    var value: ParameterValue
    var node: SourceNode
  }

  /// The rows of a data file, as values and with their places.
  struct Rows {
    var values: [ParameterValue] = []
    var nodes: [SourceNode] = []
  }

  let zone: TimeZone
  var dataFiles: DataFiles
  var problems: [LocatedProblem] = []
  /// What could not be read.
  var broken = BrokenPaths()
  /// What data files hold that were read, by their paths and the names of the entries that their rows are.
  var rowsOfFiles: [String: Rows] = [:]
  /// Data files whose rows are wrong, by the same names: it is said once.
  var wrongFiles: Set<String> = []

  init(zone: TimeZone, dataFiles: DataFiles) {
    self.zone = zone
    self.dataFiles = dataFiles
  }

  /// Reads a whole scenario.
  mutating func readScenario(_ node: SourceNode, _ reference: EntryReference) -> (table: ParameterTable, node: SourceNode) {
    let place = Place(path: [], key: "the scenario", keySpan: .whole(node.span?.source ?? 0))
    guard case .mapping = node.content else {
      report(.wrongTop(node.form), place, node)
      return (ParameterTable(), node)
    }
    let read = readEntry(node, keys: reference.keys, reference: reference, place)
    // What stands in the wrong place is not missing in the right one.
    problems.removeAll { if case .form(.missingKey(let name, _, _)) = $0.problem { broken.strays.contains(name) } else { false } }
    return read
  }

  /// Reads one value.
  mutating func read(_ node: SourceNode, as kind: ValueKind, _ place: Place) -> Reading? {
    if node.isNothing, !kind.isText {
      report(.noValue(kind), place, node, atKey: true)
      return nil
    }
    switch kind {
    case .list(let element): return readList(node, of: element, kind, place)
    case .rows(let reference, let limit): return readRows(node, of: reference, atMost: limit, kind, place)
    case .named(let element, let what): return readNamed(node, element, of: what, kind, place)
    case .entry(let reference):
      guard case .mapping = node.content else { return wrongForm(node, kind, place) }
      let (table, resolved) = readEntry(node, keys: reference.keys, reference: reference, place)
      return Reading(value: .table(table), node: resolved)
    case .short(let scalar, let key, let reference):
      guard let text = node.scalar else { return read(node, as: .entry(reference), place) }
      return readScalar(text, scalar, place, node).map { Reading(value: .table(ParameterTable([(key, $0)])), node: node) }
    case .one(let registry): return readOne(node, of: registry, kind, place)
    case .some(let registry): return readSome(node, of: registry, kind, place)
    case .tagged(let registry, let common): return readTagged(node, registry, common, kind, place)
    default:
      guard let text = node.scalar else { return wrongForm(node, kind, place) }
      guard let value = readScalar(text, kind, place, node) else { return nil }
      return Reading(value: value, node: node)
    }
  }

  mutating func wrongForm(_ node: SourceNode, _ kind: ValueKind, _ place: Place) -> Reading? {
    report(.wrongForm(kind, found: node.form), place, node)
    return nil
  }

  mutating func report(_ problem: FormProblem, _ place: Place, _ node: SourceNode? = nil, atKey: Bool = false) {
    report(problem, place, at: atKey ? place.keySpan : node?.span ?? place.keySpan)
  }

  mutating func report(_ problem: FormProblem, _ place: Place, at span: SourceSpan) {
    problems.append(LocatedProblem(.form(problem), key: place.key, span: span))
    broken.insert(place.path)
  }
}

extension SourceNode {
  var form: FoundForm {
    switch content {
    case .scalar(let text, _): .word(text)
    case .mapping, .dataFile: .mapping
    case .list: .list
    }
  }
}

extension ValueKind {
  var isText: Bool {
    if case .text = self { true } else { false }
  }
}
