import Foundation
import Testing

/// Every file, option, command and word of the results that the documents name is there.
struct WordTests {
  static let documents = Document.all.map(\.path) + ["CHANGELOG.md", "Results/rng/README.md", "Scenarios/README.md"]

  @Test(arguments: documents)
  func linksLeadSomewhere(_ path: String) throws {
    let document = try Document(path)
    let base = URL(filePath: path).deletingLastPathComponent().relativePath
    for link in try Document.matches(#"\]\(([^)#\s]+)(?:#[^)]*)?\)"#, in: document.text) where !link.contains("://") {
      #expect(Repository.exists("\(base)/\(link)"), "\(path) links to \(link)")
    }
  }

  @Test(arguments: documents)
  func filesExist(_ path: String) throws {
    let run = try Workshop.shared.get().folder
    let names = Set(Repository.files.map { URL(filePath: $0).lastPathComponent })
    let document = try Document(path)
    let quoted = try Document.matches("`([^`\n]+)`", in: document.prose)
    let paths = try quoted.filter { try Regex(#"[\w.+-]+/[\w.+/-]*"#).wholeMatch(in: $0) != nil && !$0.contains("NAME") }
    for file in paths {
      let found = Repository.exists(file) || Repository.files.contains { "\($0)/".hasSuffix("/\(file)") }
        || FileManager.default.fileExists(atPath: run.appending(path: file).path)
      #expect(found, "\(path) names \(file)")
    }
    for file in try quoted.filter({ try Regex(#"[\w+-]+\.(swift|h|md|yaml|csv|json)"#).wholeMatch(in: $0) != nil }) {
      let inRun = run.appending(path: "Results/wechat-2017-profile-freeze/\(file)").path
      // Some runs alone have some of the files.
      let isExplained = try Workshop.shared.get().freshet("explain", file).output.contains("\(file), a result file")
      let found = names.contains(file) || FileManager.default.fileExists(atPath: inRun) || isExplained
      #expect(found, "\(path) names \(file)")
    }
  }

  @Test(arguments: ["README.md", "Results/README.md", "Scenarios/MODEL.md"])
  func optionsExist(_ path: String) throws {
    let workshop = try Workshop.shared.get()
    let overview = try workshop.freshet("--help").output
    let commands = try Document.matches(#"\n  ([a-z]+) +\S"#, in: overview)
    #expect(Set(commands).isSuperset(of: ["init", "show", "compare", "verify", "run"]))
    let help = try overview + commands.map { try workshop.freshet($0, "--help").output }.joined()
    let known = Set(try Document.matches(#"(--[a-z][a-z-]*)"#, in: help))
    #expect(known.isSuperset(of: ["--set", "--all"]))
    for option in try Document.matches(#"(?:^|[\s`\[(])(--[a-z][a-z-]*)"#, in: Document(path).text) {
      #expect(known.contains(option), "\(path) names \(option)")
    }
  }

  /// Names with an underscore: keys, kinds, columns, metrics, or names of the shipped scenarios.
  @Test(arguments: ["README.md", "Results/README.md", "Scenarios/MODEL.md", "CHANGELOG.md"])
  func wordsAreExplained(_ path: String) throws {
    let workshop = try Workshop.shared.get()
    let scenarios = try Repository.scenarios.map(Repository.text).joined()
    let manifest = try String(
      contentsOf: workshop.folder.appending(path: "Results/wechat-2017-profile-freeze/manifest.json"), encoding: .utf8)
    let words = Set(try Document.matches("`([a-z][a-z0-9]*(?:_[a-z0-9]+)+)`", in: Document(path).prose))
    for word in words.sorted() {
      let pattern = try Regex("\\b\(word)\\b")
      let isNamed = (scenarios + manifest).contains(pattern)
      #expect(try isNamed || workshop.freshet("explain", word).exitCode == 0, "\(path) names \(word)")
    }
  }

  @Test(arguments: documents)
  func commandsExist(_ path: String) throws {
    let document = try Document(path)
    let code = try document.blocks.filter { ["sh", "console"].contains($0.language) }.flatMap(\.lines)
      + Document.matches("`([^`\n]+)`", in: document.prose)
    let commands = try Workshop.shared.get().freshet("--help").output
    let makefile = try Repository.text("Makefile")
    for line in code {
      for word in try Document.matches(#"(?:^|[\s/])freshet ([a-z]+)\b"#, in: line) {
        let entry = try Regex("\n +\(word) ")
        #expect(commands.contains(entry), "\(path) names freshet \(word)")
      }
      for word in try Document.matches(#"^make ([a-z]+(?:-[a-z]+)*)\b"#, in: line) {
        #expect(makefile.contains("\n\(word):"), "\(path) names make \(word)")
      }
    }
  }

  /// The newest heading of the change log is this version.
  @Test func changelogHasTheVersion() throws {
    // The commit may stand behind it.
    let version = try String(Workshop.shared.get().freshet("--version").output.prefix { !$0.isWhitespace })
    let headings = try Document.matches(#"\n## \[([^\]]+)\]"#, in: Repository.text("CHANGELOG.md"))
    #expect(headings.first == version || headings.prefix(2) == ["Unreleased", version])
    let sections = try Repository.text("CHANGELOG.md").components(separatedBy: "\n## [").dropFirst()
    #expect(sections.allSatisfy { $0.contains("\n### Changes that alter results\n") })
  }
}
