/// The places of a scenario that could not be read, so that nothing is reported a second time because of them.
struct BrokenPaths: Sendable {
  private var paths: Set<[String]> = []
  /// The paths and everything around them.
  private var beginnings: Set<[String]> = []
  /// The last words of the paths, by what leads to them.
  private var children: [[String]: [String]] = [:]
  /// Keys that stand where nobody looks for them, and are perhaps missing elsewhere.
  private(set) var strays: Set<String> = []

  var isEmpty: Bool { paths.isEmpty }

  mutating func insert(_ path: [String]) {
    paths.insert(path)
    if let last = path.last { children[Array(path.dropLast()), default: []].append(last) }
    for length in 0...path.count { beginnings.insert(Array(path.prefix(length))) }
  }

  mutating func insertStray(_ key: String) { strays.insert(key) }

  /// Whether this place itself could not be read.
  func contains(_ path: [String]) -> Bool { paths.contains(path) }

  /// Whether something right below this place could not be read as a whole.
  func containsChild(of path: [String]) -> Bool { children[path] != nil }

  /// Whether this place may hold something of a name, or may be meant to.
  func mayHold(_ name: String, in path: [String]) -> Bool {
    contains(path) || path.last.map(strays.contains) ?? false || children[path]?.contains { $0 == name || $0.asIdentifier == name } ?? false
  }

  /// Whether this place or anything in it could not be read.
  func isTouched(_ path: [String]) -> Bool { beginnings.contains(path) }

  /// Whether this place, or anything in it or around it, could not be read.
  ///
  /// - Complexity: O(length of the path).
  func isInDoubt(_ path: [String]) -> Bool {
    isTouched(path) || path.indices.contains { paths.contains(Array(path.prefix($0))) }
  }
}
