/// Looks for YAML aliases before the text is parsed: a few lines of aliases of aliases stand for billions of values.
///
/// Scenario files do without them, so this is a simple look at the text: a word `*name` where a value can begin, and `&name`
/// likewise.
enum AliasScan {
  static func firstAlias(in lines: [[Unicode.Scalar]]) -> (name: String, line: Int, column: Int)? {
    var anchors: Set<String> = []
    for line in lines {
      for (name, _) in words(after: "&", in: line) { anchors.insert(name) }
    }
    guard !anchors.isEmpty else { return nil }
    for (number, line) in lines.enumerated() where line.first(where: { $0 != " " }) != "#" {
      for (name, column) in words(after: "*", in: line) where anchors.contains(name) { return (name, number + 1, column) }
    }
    return nil
  }

  private static func words(after sign: Unicode.Scalar, in line: [Unicode.Scalar]) -> [(name: String, column: Int)] {
    line.indices.compactMap { index in
      guard line[index] == sign, index == 0 || " \t[{,:-?".unicodeScalars.contains(line[index - 1]) else { return nil }
      let name = line[(index + 1)...].prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" }
      return name.isEmpty ? nil : (String(String.UnicodeScalarView(name)), index + 1)
    }
  }
}
