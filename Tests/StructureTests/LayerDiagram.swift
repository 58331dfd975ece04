/// The layer diagram of CONTRIBUTING.md.
struct LayerDiagram {
  /// The line of each target, the lowest of them 0.
  private(set) var layers: [String: Int] = [:]
  /// The foreign libraries that each target owns.
  private(set) var libraries: [String: Set<String>] = [:]

  init() throws {
    let text = try Repository.text("CONTRIBUTING.md")
    for line in text.matches(of: /(?m)^([0-9])  (\S.*)$/) {
      guard let layer = Int(line.1) else { continue }
      var owner = ""
      for word in line.2.split(separator: " ") where !word.hasPrefix("(") {
        if word.hasPrefix("[") {
          libraries[owner, default: []].insert(String(word.dropFirst().dropLast()))
        } else {
          owner = String(word)
          layers[owner] = layer
        }
      }
    }
  }
}
