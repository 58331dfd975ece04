import Testing

/// CONTRIBUTING describes the package as it is.
struct ContributingTests {
  private struct Target {
    var name: String
    var isTest: Bool
    /// Names of targets and products.
    var dependencies: [String]
  }

  private let document: Document
  private let targets: [Target]

  init() throws {
    document = try Document("CONTRIBUTING.md")
    let pieces = try Repository.text("Package.swift").split(separator: try Regex(#"\.(?=(executableT|t|testT)arget\(|systemLibrary\()"#))
    targets = try pieces.dropFirst().map { piece in
      let text = String(piece)
      return Target(
        name: try #require(try Document.matches(#"name: "([^"]+)""#, in: text).first), isTest: text.hasPrefix("testTarget"),
        dependencies: Array(try Document.matches(#""([^"]+)""#, in: text).dropFirst()))
    }
  }

  @Test func everyTargetHasItsPlace() throws {
    #expect(targets.count >= 20)
    for target in targets {
      let mark = target.isTest ? "**`\(target.name)`**" : "\n**`\(target.name)`**:"
      #expect(document.text.contains(mark), "\(target.name)")
    }
    for name in try Document.matches(#"\*\*`([^`]+)`\*\*"#, in: document.text) {
      #expect(targets.contains { $0.name == name }, "\(name) is no target")
    }
  }

  /// In the diagram every target stands above what it depends on.
  @Test func diagramIsTrue() throws {
    let diagram = try #require(document.blocks.first { $0.language == "text" && $0.lines.first?.hasPrefix("6 ") == true })
    var layers: [String: Int] = [:]
    for line in diagram.lines {
      let words = line.split(separator: " ").map(String.init)
      for word in words.dropFirst() { layers[word] = Int(words[0]) }
    }
    for target in targets where !target.isTest {
      let layer = try #require(layers[target.name], "\(target.name) is not in the diagram")
      for dependency in target.dependencies {
        if let other = layers[dependency] { #expect(other < layer, "\(target.name) and \(dependency)") }
        if ["Yams", "Crypto", "ArgumentParser"].contains(dependency) { #expect(layers["[\(dependency)]"] == layer) }
      }
    }
  }

  /// Tests that a command asks for by name are there.
  @Test func filtersNameTests() throws {
    let filters = try Document.matches(#"--filter (\w+)"#, in: document.text)
    #expect(filters.count >= 2)
    for name in filters {
      #expect(Repository.files.contains { $0.hasSuffix("/\(name).swift") } || targets.contains { $0.name == name }, "\(name)")
    }
  }
}
