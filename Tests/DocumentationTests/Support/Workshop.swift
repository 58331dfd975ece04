import Foundation
import Testing

/// A folder in which all examples were tried, one after the other, as in a fresh clone that has been built.
///
/// It holds copies of what a reader has. In the place of `swift`, which may not build while the tests run, stands a command that does
/// nothing; `make run` then runs the executable beside the tests.
final class Workshop: Sendable {
  static let shared: Result<Workshop, any Error> = Result { try Workshop() }

  let folder: URL
  /// What each command did, by the example's id.
  let outcomes: [String: Outcome]

  private init() throws {
    let manager = FileManager.default
    let base = manager.temporaryDirectory.appending(path: "freshet-docs-\(UUID().uuidString)")
    let folder = base.appending(path: "freshet")
    let tools = base.appending(path: "tools")
    self.folder = folder
    for path in [folder.appending(path: "Results"), folder.appending(path: ".build/release"), tools] {
      try manager.createDirectory(at: path, withIntermediateDirectories: true)
    }
    for path in ["Makefile", "Scenarios", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Results/README.md"] {
      try manager.copyItem(at: Repository.root.appending(path: path), to: folder.appending(path: path))
    }
    try manager.createSymbolicLink(
      at: folder.appending(path: ".build/release/freshet"), withDestinationURL: Self.executable)
    let swift = tools.appending(path: "swift")
    try "#!/bin/sh\n".write(to: swift, atomically: true, encoding: .utf8)
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swift.path)

    let environment = Shell.environment(pathPrefix: tools.path + ":")
    var outcomes: [String: Outcome] = [:]
    for example in Example.all {
      switch example.kind {
      case .shell: outcomes[example.id] = try Self.shell(example, in: folder, environment, state: tools.appending(path: "state"))
      case .scenario:
        guard let name = example.fileName else { continue }
        try example.text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      case .excerpt: break
      case .python, .gnuplot, .r:
        guard let interpreter = example.kind.interpreter, interpreter.isHere else { continue }
        let file = tools.appending(path: "example").path
        try example.text.write(toFile: file, atomically: true, encoding: .utf8)
        outcomes[example.id] = try Shell.run([interpreter.name, file], in: folder, environment: environment)
      }
    }
    self.outcomes = outcomes
    atexit { try? Workshop.shared.get().remove() }
  }

  /// Runs a block as one shell; what earlier blocks exported is still there.
  private static func shell(_ example: Example, in folder: URL, _ environment: [String: String], state: URL) throws -> Outcome {
    let script = """
      if [ -e "\(state.path)" ]; then . "\(state.path)"; fi
      trap 'export -p > "\(state.path)"' EXIT
      \(example.text)
      """
    return try Shell.run(["bash", "-e", "-c", script], in: folder, environment: environment)
  }

  private func remove() { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  /// The executable beside the tests.
  static var executable: URL {
    #if os(macOS)
      let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
      return tests.deletingLastPathComponent().appending(path: "freshet")
    #else
      return Bundle.main.bundleURL.appending(path: "freshet")
    #endif
  }

  /// Runs `freshet` in the folder.
  func freshet(_ arguments: String...) throws -> Outcome {
    try Shell.run([Self.executable.path] + arguments, in: folder)
  }
}

extension Example {
  /// The name of the file that a complete scenario says it is.
  var fileName: String? {
    guard let first = text.split(separator: "\n").first, first.hasPrefix("# "), first.hasSuffix(".yaml") else { return nil }
    return String(first.dropFirst(2))
  }
}
