import FreshetScenarios
import Foundation
import Testing

/// Whatever is given as a scenario, the answer is a message.
@Suite struct RobustnessTests {
  /// Makes a folder for one test and removes it.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-scenarios-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func message(_ path: String) -> String {
    do throws(ScenarioDiagnostics) {
      _ = try ScenarioLoader.load(path: path, options: ScenarioOptions())
      return ""
    } catch {
      return error.rendered(color: false)
    }
  }

  @Test func aMissingFile() {
    #expect(message("no/such/file.yaml") == "error: there is no such file\n  --> no/such/file.yaml\n")
  }

  @Test func aDirectory() throws {
    try withFolder { folder in
      let path = folder.path()
      #expect(
        message(path) == """
          error: this is a folder, not a scenario file
            --> \(path)

          hint: name a file in it, such as `scenario.yaml`

          """)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything")) func aFileWithoutPermission() throws {
    try withFolder { folder in
      let file = folder.appending(path: "secret.yaml")
      try smallScenario.write(to: file, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path())
      #expect(message(file.path()).hasPrefix("error: the file cannot be read\n"))
    }
  }

  @Test func aFileOf100MegabytesIsNotRead() throws {
    try withFolder { folder in
      let file = folder.appending(path: "huge.yaml")
      #expect(FileManager.default.createFile(atPath: file.path(), contents: nil))
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: 100 << 20)
      try handle.close()
      #expect(message(file.path()).hasPrefix("error: the file is too large for a scenario: 100 MB, at most 8 MB are read\n"))
    }
  }

  @Test(arguments: ["/dev/zero", "/dev/null"]) func devicesAreNotRead(path: String) {
    #expect(message(path).hasPrefix("error: this is a pipe or a device, not a file\n"))
  }

  @Test func aMarkOfByteOrderIsNoMatter() throws {
    try withFolder { folder in
      let file = folder.appending(path: "bom.yaml")
      try Data([0xEF, 0xBB, 0xBF] + Array(smallScenario.utf8)).write(to: file)
      #expect(message(file.path()) == "")
    }
    #expect(try load("\u{FEFF}" + smallScenario).name == "small")
  }

  @Test func lineEndsOfOtherSystemsAreNoMatter() throws {
    let text = smallScenario.replacing("\n", with: "\r\n")
    #expect(try load(text).resolvedText == load(smallScenario).resolvedText)
    #expect(problems(text.replacing("users:", with: "usres:")).contains("\n 8 |     usres: 10 k\n"))
  }

  @Test func jsonIsYaml() throws {
    let text = """
      {"freshet": 1, "name": "json", "from": "2017-10-10", "until": "2017-11-20",
       "platforms": {"wechat": {"users": "10 k", "actions": {"post": {"gap": {"exponential": {"mean": "1 d"}}}}}}}
      """
    #expect(try load(text).scenario.platforms[0].actions[0].gap.mean == 86_400)
  }

  @Test func manyDuplicatesAreReported() {
    let text = smallScenario + (0..<200).map { "key\($0 % 20): 1\n" }.joined()
    #expect(problems(text).contains("is given twice"))
  }

  @Test func manyValuesAreRefused() {
    let text = smallScenario + "sources: [" + String(repeating: "x,", count: 300_000) + "x]\n"
    #expect(problems(text).hasPrefix("error: there are more than 200000 values in the file"))
  }

  /// Those of the same words are told once.
  @Test func manyProblemsAreAllReported() {
    let text = smallScenario + "rhythms:\n" + (0..<500).map { "  r\($0): {hours: 1 h}\n" }.joined()
    #expect(problems(text).contains("(and 499 more like it, in lines "))
    let others = smallScenario + "rhythms:\n" + (0..<500).map { "  r\($0): {hours_\($0): 1 h}\n" }.joined()
    #expect(problems(others).components(separatedBy: "error: ").count - 1 >= 500)
  }

  /// A key that nobody knows is named, also where it stands in place of the one that says what the others mean.
  @Test(arguments: ["kid", "Kind", "knd", "kinds", "kind_"]) func aSlipOfKindIsNamed(_ word: String) {
    let message = problems(smallScenario.replacing("kind:", with: word + ":"))
    #expect(message.hasPrefix("error: unknown key `\(word)` in a restriction\n"))
    #expect(message.contains("did you mean `kind`?"))
  }

  @Test func namesCannotLeaveTheFolder() {
    #expect(problems(set: "name=../../etc").hasPrefix("error: "))
    #expect(problems(set: "name=").hasPrefix("error: "))
  }

  /// Small damage to a good file leads to a message or to a scenario, never to a crash, and what is taken can be written and
  /// read again.
  @Test(arguments: 0..<8) func damageIsSurvived(_ seed: UInt64) throws {
    var random = Damage(seed: seed)
    let good = try Array(
      String(contentsOf: Folders.scenarios.appending(path: "wechat-2017-profile-freeze.yaml"), encoding: .utf8).utf8)
    var taken = 0
    var refused = 0
    for _ in 0..<250 {
      let text = String(decoding: random.damaged(good), as: UTF8.self)
      do throws(ScenarioDiagnostics) {
        let file = try ScenarioLoader.load(text: text, path: "damaged.yaml", options: ScenarioOptions())
        taken += 1
        let again = try ScenarioLoader.load(text: file.resolvedText, path: "again.yaml", options: ScenarioOptions())
        if again.resolvedText != file.resolvedText { Issue.record("seed \(seed): not a fixed point:\n\(file.resolvedText)") }
      } catch {
        refused += 1
        if error.diagnostics.isEmpty || error.rendered(color: true).isEmpty {
          Issue.record("seed \(seed): no message for:\n\(text)")
        }
        if error.sources[0].name == "again.yaml" { Issue.record("seed \(seed): \(error.rendered(color: false))") }
      }
    }
    #expect(taken > 0)
    #expect(refused > 0)
  }
}

/// Makes small changes to a text.
private struct Damage {
  private static let signs = Array("{}[]:,-#&*!|>'\"%@ \t\n0aA~?".utf8)
  private static let words = ["-", "0", "e999", "\u{0}", "💥", " ", "- ", ": "]
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func damaged(_ good: [UInt8]) -> [UInt8] {
    var bytes = good
    for _ in 0...below(3) {
      let place = below(bytes.count)
      switch below(7) {
      case 0: bytes[place] = UInt8(below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(Self.signs[below(Self.signs.count)], at: place)
      case 3: bytes = Array(bytes[..<max(1, place)])
      case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + below(80))], at: below(bytes.count))
      case 5: bytes.removeSubrange(place..<min(bytes.count, place + below(40)))
      default: bytes.insert(contentsOf: Self.words[below(Self.words.count)].utf8, at: place)
      }
      if bytes.isEmpty { bytes = [10] }
    }
    return bytes
  }
}
