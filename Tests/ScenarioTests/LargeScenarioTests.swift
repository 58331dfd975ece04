import FreshetScenarios
import Foundation
import Testing

/// Files with tens of thousands of entries, right and wrong: each of these would take minutes if what is done for one entry looked at
/// all others.
@Suite struct LargeScenarioTests {
  static let entries = 12_000
  static let head = "freshet: 1\nname: large\nfrom: 2020-01-01\nuntil: 2020-01-03\n"
  static let few = "platforms: {forum: {users: 10 k, actions: {post: {gap: {exponential: {mean: 1 d}}}}}}\n"

  private static func lines(_ line: (Int) -> String) -> String { (0..<entries).map { line($0) + "\n" }.joined() }

  private static func actions(_ keys: String = "") -> String {
    "platforms:\n  forum:\n    users: 10 k\n    actions:\n" + lines { "      post\($0): {gap: {exponential: {mean: 1 d}}\(keys)}" }
  }

  private static func restrictions(_ keys: (Int) -> String) -> String {
    "restrictions:\n" + lines { "  - {\(keys($0)), from: 2020-01-02, reaction: {abandon: {share: 100 %}}}" }
  }

  @Test func restrictionsBeyondTheLimit() {
    let limits = Self.restrictions { "kind: rate_limit, platform: forum, actions: [post], limit: 1 per s, name: r\($0)" }
    let message = "error: there are \(Self.entries) restrictions, and a scenario can have 255\n"
    #expect(problems(Self.head + Self.few + limits).hasPrefix(message))
    let unnamed = Self.restrictions { _ in "kind: rate_limit, platform: forum, actions: [post], limit: 1 per s" }
    #expect(problems(Self.head + Self.few + unnamed).hasPrefix(message))
  }

  @Test func restrictionsThatAreAllWrong() {
    let misspelt = Self.restrictions { "kind: rate_limit, platfrm: forum, actions: [post], limit: 1 per s, name: r\($0 / 2)" }
    let message = problems(Self.head + Self.few + misspelt)
    #expect(message.contains("did you mean `platform`?"))
    // Half of the names are given twice.
    #expect(message.hasSuffix("\n\(Self.entries + Self.entries / 2 - 1000) more problems\n"))
  }

  @Test func actions() {
    // Of so many names some have the same key.
    #expect(problems(Self.head + Self.actions()).contains("would draw the same random numbers as"))
    let message = problems(Self.head + Self.actions(", rhythm: nightly"))
    #expect(message.hasPrefix("error: there is no rhythm `nightly`"))
    #expect(message.hasSuffix("\n\(Self.entries - 1000) more problems\n"))
  }

  @Test func rhythmsThatNobodyNames() {
    let rhythms = "rhythms:\n" + Self.lines { "  rhythm\($0): {hours: 1}" }
    let message = problems(Self.head + rhythms + Self.actions(", rhythm: ryhthm"))
    #expect(message.hasSuffix("\n\(2 * Self.entries - 1000) more problems\n"))
  }

  /// More points than are taken, and as many as are taken for each of many actions.
  @Test func pointsOfDemand() throws {
    func at(_ minute: Int) -> String { "2020-01-0\(1 + minute / 1440)T\(twoDigits(minute / 60 % 24)):\(twoDigits(minute % 60))" }
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    func list(_ count: Int) -> String { "[" + (0..<count).map { "{at: \(at($0)), factor: 1}" }.joined(separator: ", ") + "]" }
    func file(_ count: Int) -> String { "at,factor\n" + (0..<count).map { "\(at($0)),\($0 % 7)\n" }.joined() }
    let one = Self.few.replacing("{mean: 1 d}}", with: "{mean: 1 d}}, demand: DEMAND")
    #expect(problems(Self.head + one.replacing("DEMAND", with: list(10_001)))
      .hasPrefix("error: `demand` has 10001 elements, and at most 10000 are taken\n"))
    #expect(problems(Self.head + one.replacing("DEMAND", with: list(10_000))) == "")
    let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-large-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "scenario.yaml").path()
    for (count, message) in [(10_001, "it has 10001 rows, and at most 10000 are taken"), (10_000, "would draw the same random numbers as")] {
      try file(count).write(to: folder.appending(path: "demand.csv"), atomically: true, encoding: .utf8)
      #expect(problems(Self.head + Self.actions(", demand: {file: demand.csv}"), path: path).contains(message))
    }
  }

  /// A file on one line has long stretches to mark.
  @Test func aSingleLine() {
    let text = "{freshet: 1, name: large, from: 2020-01-01, until: 2020-01-03, platforms: {forum: {users: 10 k, actions: {"
    let actions = (0..<Self.entries).map { "post\($0): {gap: {exponential: {maen: 1 d}}}" }.joined(separator: ", ")
    #expect(problems(text + actions + "}}}}").hasSuffix("\n\(Self.entries - 1000) more problems\n"))
  }

  @Test func platformsAndOrigins() {
    let platforms = "platforms:\n" + Self.lines { "  forum\($0): {users: 10 k}" }
    #expect(problems(Self.head + platforms).hasPrefix("error: there are \(Self.entries) platforms"))
  }
}
