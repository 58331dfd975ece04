import Foundation
import Testing

/// Runs under some of a scenario's restrictions, and restrictions that have no name.
@Suite struct SelectionTests {
  private let folder: TemporaryFolder

  private static let mix = "reaction: {defer: {share: 50 %, delay: {exponential: {mean: 10 h}}}, abandon: {share: rest}}"
  /// Two blocks of the same kind that overlap: the second is named by a number.
  private static let first = "{kind: platform_block, platform: wechat, leak: 20 %, from: 2017-10-15, until: 2017-10-25, \(mix)}"
  private static let second = "{kind: platform_block, platform: wechat, leak: 40 %, from: 2017-10-20, until: 2017-11-01, \(mix)}"
  private static let two = "restrictions=[\(first), \(second)]"
  private static let (one, other) = ("wechat-platform_block", "wechat-platform_block-2")

  init() throws { folder = try SmallScenario.folder() }

  private func run(_ arguments: String...) throws -> Freshet.Outcome {
    try Freshet.start(["run", "small.yaml", "--quiet"] + arguments, in: folder).wait()
  }

  /// The tables of two runs are the same, byte for byte.
  private func expectSame(_ left: String, _ right: String, but except: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws {
    for file in RunTests.files where file.hasSuffix(".csv") || file == "scenario.yaml" && except != file {
      #expect(try folder.read("\(left)/\(file)") == folder.read("\(right)/\(file)"), "\(file)", sourceLocation: sourceLocation)
    }
  }

  private func manifest(_ run: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(folder.read("\(run)/manifest.json").utf8)) as? [String: Any])
  }

  @Test func theOthersStayWhatTheyAre() throws {
    #expect(try run("--set", Self.two, "--without", Self.one).exitCode == 0)
    let without = "Results/small-without-\(Self.one)"
    // As a file with the other alone, of the same name.
    let alone = "restrictions=[\(Self.second.replacing("{kind", with: "{name: \(Self.other), kind"))]"
    #expect(try run("--set", alone, "--output", "alone").exitCode == 0)
    try expectSame(without, "alone")
    #expect(try run("--set", Self.two, "--only", Self.other).exitCode == 0)
    try expectSame(without, "Results/small-only-\(Self.other)")
    // And the folder's own scenario runs to the same.
    let again = try Freshet.run("run", "\(without)/scenario.yaml", "--quiet", "--output", "again", in: folder)
    #expect(again.exitCode == 0, "\(again.errors)")
    try expectSame(without, "again")
    #expect(try manifest(without)["left_out"] as? [String] == [Self.one])
    #expect(try manifest("again")["left_out"] as? [String] == [])
  }

  /// Who gives up at once is lost once, also where both would have stopped them: 10 days × 80 % and 12 days × 60 % alone, and together
  /// 5 days × 80 %, 5 days × 92 % and 7 days × 60 %, which are 84 % of the sum.
  @Test func whatTwoDoToOneAnotherIsMeasured() throws {
    let blocks = Self.two.replacing(Self.mix, with: "reaction: {abandon: {share: rest}}")
    func completed(_ arguments: String...) throws -> Double {
      let options = ["--quiet", "--json", "--tables", "effects", "--output", "x", "--force", "--users", "20000", "--set", blocks]
      let outcome = try Freshet.start(["run", "small.yaml"] + options + arguments, in: folder).wait()
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let summary = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      let rows = try #require(summary?["effects"] as? [[String: Any]])
      let row = try #require(rows.first { $0["metric"] as? String == "completed_total" && $0["cohort"] as? String == "all" })
      return try #require(row["difference"] as? Double)
    }
    let (both, one, other) = (try completed(), try completed("--only", Self.one), try completed("--without", Self.one))
    #expect(one < 0 && other < 0)
    #expect((0.82...0.865).contains(both / (one + other)), "\(both), \(one) and \(other)")
  }

  @Test func theWholeRunIsNotOverwritten() throws {
    #expect(try run("--set", Self.two).exitCode == 0)
    #expect(try run("--set", Self.two, "--without", Self.one, "--without", Self.other).exitCode == 0)
    #expect(folder.names(in: "Results") == ["small", "small-without-\(Self.one)+\(Self.other)"])
    #expect(try folder.read("Results/small/timeseries.csv") != folder.read("Results/small-without-\(Self.one)+\(Self.other)/timeseries.csv"))
    #expect(try manifest("Results/small")["left_out"] as? [String] == [])
    let again = try run("--set", Self.two, "--without", Self.other, "--without", Self.one)
    #expect(again.exitCode == 1 && again.errors.contains("exists already"))
  }

  @Test(arguments: [("--only", "run"), ("--without", "check")])
  func unknownNameIs64(_ option: String, _ command: String) throws {
    let outcome = try Freshet.run(command, "small.yaml", "--set", Self.two, option, "wechat-platform_blok", in: folder)
    #expect(outcome.exitCode == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: there is no restriction `wechat-platform_blok`\n"))
    let hint = "hint: did you mean `\(Self.one)`? the restrictions are `\(Self.one)` and `\(Self.other)`\n"
    #expect(outcome.errors.hasSuffix(hint), "\(outcome.errors)")
    #expect(folder.names() == ["small.yaml"])
  }

  @Test func bothOptionsAreTooMany() throws {
    let outcome = try Freshet.run("run", "small.yaml", "--only", "wechat-profile_freeze", "--without", "wechat-profile_freeze", in: folder)
    #expect(outcome.exitCode == 64 && outcome.errors.contains("Give --only or --without, not both."))
  }

  /// What a run without one of them would cost, and a file with a problem in what is left out.
  @Test func checkLeavesOutToo() throws {
    let check = try Freshet.run("check", "small.yaml", "--without", "wechat-profile_freeze", in: folder)
    #expect(check.exitCode == 0 && check.output.hasPrefix("small.yaml: no problems\n"), "\(check.errors)")
    let bad = try Freshet.run(
      "check", "small.yaml", "--set", Self.two.replacing("2017-10-15", with: "2017-13-15"), "--without", Self.one, in: folder)
    #expect(bad.exitCode == 65)
  }

  /// A gate of the same name in place of a kind gives the same tables.
  @Test(arguments: [
    ("profile_freeze, attributes: [picture, name], enforcement: 70 %", "{stop: {share: 70 %}}"),
    ("freeze, actions: [change_picture, change_name], drawn: person, enforcement: 40 %", "{stop: {share: 40 %, drawn: person}}"),
    ("platform_block, leak: 30 %, drawn: wish", "{stop: {share: 70 %, drawn: wish}}"),
    ("rate_limit, actions: [change_picture, change_name], limit: 1 per s", "{limit: {rate: 1 per s}}"),
  ])
  func aGateInPlaceOfAKind(_ kind: String, _ verdict: String) throws {
    let keys = "name: same, platform: wechat, from: 2017-10-15, until: 2017-10-25, \(Self.mix)"
    let gate = "gate, actions: [change_picture, change_name], verdict: \(verdict)"
    for (output, kind) in [("kind", kind), ("gate", gate)] {
      let outcome = try run("--set", "restrictions=[{kind: \(kind), \(keys)}]", "--output", output)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    try expectSame("kind", "gate", but: "scenario.yaml")
  }
}
