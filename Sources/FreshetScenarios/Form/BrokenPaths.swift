/// The places of a scenario that could not be read, so that nothing is reported a second time because of them.
struct BrokenPaths: Sendable {
  private var paths: Set<[String]> = []
  /// The paths and everything around them.
  private var beginnings: Set<[String]> = []
  private var parents: Set<[String]> = []

  var isEmpty: Bool { paths.isEmpty }

  mutating func insert(_ path: [String]) {
    paths.insert(path)
    parents.insert(Array(path.dropLast()))
    for length in 0...path.count { beginnings.insert(Array(path.prefix(length))) }
  }

  /// Whether this place itself could not be read.
  func contains(_ path: [String]) -> Bool { paths.contains(path) }

  /// Whether something right below this place could not be read as a whole.
  func containsChild(of path: [String]) -> Bool { parents.contains(path) }

  /// Whether this place or anything in it could not be read.
  func isTouched(_ path: [String]) -> Bool { beginnings.contains(path) }

  /// Whether this place, or anything in it or around it, could not be read.
  ///
  /// - Complexity: O(length of the path).
  func isInDoubt(_ path: [String]) -> Bool {
    isTouched(path) || path.indices.contains { paths.contains(Array(path.prefix($0))) }
  }
}
