/// The targets that Package.swift declares, read from its text.
enum Manifest {
  struct Target: CustomStringConvertible {
    let kind: String
    let name: String
    /// Other targets.
    let dependencies: Set<String>
    /// Products of other packages.
    let libraries: Set<String>

    var isTest: Bool { kind == "testTarget" }
    var isExecutable: Bool { kind == "executableTarget" }
    var description: String { name }
  }

  static func targets() throws -> [Target] {
    let lines = try Repository.text("Package.swift").split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    let text = lines.joined(separator: "\n")
    return text.matches(of: /\.(target|executableTarget|testTarget|systemLibrary)\(/).map { match in
      let arguments = enclosed(text[match.range.lowerBound...], "(", ")")
      let list = arguments.firstRange(of: "dependencies: [").map { enclosed(arguments[$0.lowerBound...], "[", "]") } ?? ""
      let product = /\.product\(name: "([^"]+)", package: "[^"]+"\)/
      return Target(
        kind: String(match.1), name: arguments.firstMatch(of: /name: "([^"]+)"/).map { String($0.1) } ?? "",
        dependencies: Set(list.replacing(product, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }),
        libraries: Set(list.matches(of: product).map { String($0.1) }))
    }
  }

  /// What stands between the first opening mark and the mark that closes it.
  private static func enclosed(_ text: Substring, _ opening: Character, _ closing: Character) -> Substring {
    guard let first = text.firstIndex(of: opening) else { return "" }
    var depth = 0
    for index in text[first...].indices {
      if text[index] == opening { depth += 1 }
      if text[index] == closing { depth -= 1 }
      if depth == 0 { return text[text.index(after: first)..<index] }
    }
    return ""
  }
}
