import FreshetCore

/// The keys and values of a mapping, in the order of the file, and quick to look up by key.
struct SourceMapping: Sendable, RandomAccessCollection {
  /// A key and its value.
  struct Entry: Sendable {
    let key: String
    /// Absent for a default.
    var keySpan: SourceSpan?
    var value: SourceNode
  }

  /// Below it, looking through is quicker than hashing.
  private static let fewEntries = 12

  private var entries: [Entry] = []
  /// The positions of the keys, where there are not few.
  private var positions: [String: Int] = [:]

  init(_ entries: [Entry] = []) {
    self.entries = entries
    guard entries.count > Self.fewEntries else { return }
    positions = Dictionary(entries.indices.map { (entries[$0].key, $0) }) { first, _ in first }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { entries.count }

  subscript(position: Int) -> Entry {
    get { entries[position] }
    _modify { yield &entries[position] }
  }

  /// The position of a key.
  ///
  /// - Complexity: O(1).
  func position(of key: String) -> Int? {
    entries.count > Self.fewEntries ? positions[key] : entries.firstIndex { $0.key == key }
  }

  mutating func append(_ entry: Entry) {
    self = SourceMapping(entries + [entry])
  }
}
