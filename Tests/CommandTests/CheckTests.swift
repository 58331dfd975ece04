import Foundation
import Testing

/// What `check` says of good files, and `explain` and `schema` of everything.
@Suite struct CheckTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  @Test func tellsWhatARunWouldCost() throws {
    let outcome = try Freshet.run("check", "small.yaml", "--users", "20000", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("small.yaml: no problems\n"))
    for words in ["  people  20.0 k simulated, each for 100\n", "  events  about ", "  memory  about ", "  disk  about ", "  time  about "] {
      #expect(outcome.output.contains(words), "\(outcome.output)")
    }
    #expect(folder.names() == ["small.yaml"])
  }

  @Test func expectedEventsAreThoseOfTheRun() throws {
    let cost = try Freshet.run("check", "small.yaml", "--users", "50000", in: folder).output
    let figure = try #require(cost.firstMatch(of: #/events  about ([0-9.]+) k/#))
    let expected = try #require(Double(figure.1)) * 1000
    let run = try Freshet.run("run", "small.yaml", "--users", "50000", "--quiet", "--json", in: folder).output
    let events = try #require(try JSONSerialization.jsonObject(with: Data(run.utf8)) as? [String: Any])["events"] as? Double
    #expect(abs(try #require(events) / expected - 1) < 0.05)
  }

  /// The cost of `small.yaml` with some keys changed.
  private func cost(_ changes: String..., options: [String] = []) throws -> [String: Any] {
    let arguments = ["check", "small.yaml", "--json"] + changes.flatMap { ["--set", $0] } + options
    let outcome = try Freshet.start(arguments, in: folder).wait()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let costs = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    return try #require(costs?.first)
  }

  /// What would run for ages is told from a trial that does not.
  @Test(
    arguments: [
      ["platforms.wechat.lapse={after: {exponential: {mean: 1 us}}, return: {exponential: {mean: 1 us}}}"],
      ["platforms.wechat.lapse={after: {exponential: {mean: 1 ms}}, return: {exponential: {mean: 1 ms}}}"],
      ["platforms.wechat.actions.change_picture.gap={exponential: {mean: 1 us}}"],
      // Few people do nearly everything.
      ["platforms.qq={users: 32 k, actions: {post: {gap: {exponential: {mean: 100 us}}}}}", "platforms.wechat.users=200 M"],
    ])
  func whatRunsForAgesIsTold(_ changes: [String]) throws {
    let outcome = try Freshet.start(["check", "small.yaml", "--json"] + changes.flatMap { ["--set", $0] }, in: folder).wait()
    let costs = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    let hours = try #require(costs?.first?["wall_clock_s"] as? Double) / 3600
    #expect(hours > 10)
    let warned = try Freshet.start(["check", "small.yaml"] + changes.flatMap { ["--set", $0] }, in: folder).wait().output
    #expect(warned.contains("this is a long run: a smaller `--sample`"))
  }

  /// Results that no machine holds are counted, not made.
  @Test func resultsThatFitNowhereAreTold() throws {
    let actions = (0..<300).map { "a\($0): {gap: {exponential: {mean: 1 d}}}" }.joined(separator: ", ")
    let cost = try cost(
      "platforms.wechat.actions={\(actions)}", "report_every=1 s", "until=2017-10-20", "restrictions=[]",
      "platforms.wechat.origin={all: 100 %}")
    #expect(try #require(cost["memory_bytes"] as? Double) > 1e11)
    #expect(try #require(cost["disk_bytes"] as? Double) > 1e10)
  }

  /// `check` and `run` say what makes results less than they seem.
  @Test(
    arguments: [
      (["--set", "restrictions.0.until=2018-01-01"], "is lifted outside the run: surge.csv has no row for it"),
      (["--replications", "1"], "one replication: nothing has an interval, and a peak is the greatest of noisy numbers"),
      (
        [
          "--set", "restrictions=[{kind: rate_limit, platform: wechat, actions: [change_name], limit: 50 per s, from: 2017-10-12, "
            + "reaction: {abandon: {share: 100 %}}}]",
        ], "lets 3 simulated attempts through at once, which is coarse: take a larger `--sample`"
      ),
      (
        [
          "--set", "restrictions=[{kind: rate_limit, platform: wechat, actions: [change_name], limit: 50 per s, answers_within: 2 h, "
            + "from: 2017-10-12, reaction: {retry: {share: 100 %, gap: {constant: {value: 1 h}}, at_most: 2}}}]",
        ], "people hear of wechat-rate_limit up to 4.0 h late, and half of them come again after 1.0 h: take a shorter `answers_within`"
      ),
    ])
  func cautionsAreSaid(_ options: [String], _ sentence: String) throws {
    let check = try Freshet.start(["check", "small.yaml"] + options, in: folder).wait()
    #expect(check.exitCode == 0 && check.output.contains(sentence), "\(check.output)\(check.errors)")
    let run = try Freshet.start(["run", "small.yaml", "--json"] + options, in: folder).wait()
    #expect(run.exitCode == 0 && run.errors.contains(sentence) && run.output.contains(sentence), "\(run.errors)")
    let silent = try Freshet.run("check", "small.yaml", in: folder)
    #expect(!silent.output.contains(sentence))
  }

  /// Lapses are events, and so are the returns.
  @Test func lapsesAreCounted() throws {
    let lapse = "platforms.wechat.lapse={after: {exponential: {mean: 6 h}}, return: {exponential: {mean: 6 h}}}"
    let expected = try #require(try cost(lapse, options: ["--users", "2000"])["events"] as? Double)
    let run = try Freshet.run("run", "small.yaml", "--users", "2000", "--set", lapse, "--quiet", "--json", in: folder).output
    let events = try #require(try JSONSerialization.jsonObject(with: Data(run.utf8)) as? [String: Any])["events"] as? Double
    #expect(abs(try #require(events) / expected - 1) < 0.05)
  }

  /// A factor on the rate by date, with the rhythm of the day.
  @Test func demandIsCounted() throws {
    let key = "platforms.wechat.actions.change_picture"
    let points = "[{at: 2017-10-15, factor: 1}, {at: 2017-10-17, factor: 40}, {at: 2017-10-18, factor: 0.5}]"
    let changes = ["\(key).demand=\(points)", "\(key).rhythm=evening"]
    let expected = try #require(try cost(changes[0], changes[1])["events"] as? Double)
    let usual = try #require(try cost()["events"] as? Double)
    #expect(expected > 1.8 * usual)
    let run = try Freshet.start(["run", "small.yaml", "--quiet", "--json"] + changes.flatMap { ["--set", $0] }, in: folder).wait().output
    let events = try #require(try JSONSerialization.jsonObject(with: Data(run.utf8)) as? [String: Any])["events"] as? Double
    #expect(abs(try #require(events) / expected - 1) < 0.05)
  }

  /// What the run folder will take on the disk.
  @Test func diskIsThatOfTheFolder() throws {
    for interval in ["1 h", "6 h", "1 d"] {
      let change = "report_every=\(interval)"
      let expected = try #require(try cost(change)["disk_bytes"] as? Double)
      _ = try Freshet.run("run", "small.yaml", "--set", change, "--quiet", "--force", in: folder)
      let bytes = try folder.bytes(of: "Results/small")
      #expect((0.6...1.6).contains(expected / Double(bytes)), "\(interval): \(expected) and \(bytes)")
    }
  }

  /// People who influence one another are all kept, whether they do anything or not.
  @Test func memoryOfACoupledRunGrowsWithThePeople() throws {
    func megabytes(_ users: Int, limited: Bool) throws -> Double {
      let limit = "{kind: rate_limit, platform: wechat, actions: [change_name], limit: 1 per s, from: 2017-10-12, "
        + "reaction: {abandon: {share: 100 %}}}"
      let restrictions = limited ? "[\(limit)]" : "[]"
      let cost = try Freshet.run(
        "check", "small.yaml", "--users", String(users), "--set", "restrictions=\(restrictions)", in: folder).output
      let figure = try #require(cost.firstMatch(of: #/memory  about ([0-9.]+) MB/#), "\(cost)")
      return try #require(Double(figure.1))
    }
    let streamed = try megabytes(2_000_000, limited: false)
    #expect(try abs(megabytes(200_000, limited: false) - streamed) < 1)
    // At least the times of two next wishes.
    #expect(try megabytes(2_000_000, limited: true) > streamed + 2 * 16)
    #expect(try megabytes(200_000, limited: true) < streamed + 2 * 16)
  }

  /// How far an assumption goes is tried at both ends.
  @Test(
    arguments: [
      ("{text: a, key: platforms.wechat.users, range: 1 M to 2 M}", "`1 M to 2 M` is no range"),
      ("{text: a, key: platforms.wechat.users, range: 3 M..2 M}", "the range ends with `2 M`, before it begins with `3 M`"),
      ("{text: a, key: platforms.wechat.user, range: 1 M..2 M}", "unknown key `user` in a platform"),
      ("{text: a, key: sample, range: 50 %..150 %}", "sample"),
    ])
  func assumptionsAreTried(_ assumption: String, _ message: String) throws {
    let good = try Freshet.run("check", "small.yaml", "--set", "assumptions=[{text: a, key: platforms.wechat.users, range: 1 M..2 M}]", in: folder)
    #expect(good.exitCode == 0 && good.errors.isEmpty, "\(good.errors)")
    let outcome = try Freshet.run("check", "small.yaml", "--set", "assumptions=[\(assumption)]", in: folder)
    #expect(outcome.exitCode == 65 && outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func whatAServiceCannotDoIsTold() throws {
    func output(_ service: String) throws -> String {
      let desk = "services={desk: {platform: wechat, action: change_picture, \(service)}}"
      let outcome = try Freshet.run("check", "small.yaml", "--set", desk, in: folder)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      return outcome.output
    }
    let few = try output("servers: 10, time: {exponential: {mean: 1 min}}, target: 1 h")
    #expect(few.contains("desk can serve 14.4 k people a day, and "), "\(few)")
    let closed = try output("servers: 5000, time: {exponential: {mean: 1 min}}, hours: {opens: 9, closes: 10, days: [mon]}")
    #expect(closed.contains("desk can serve 42.9 k people a day, and "), "\(closed)")
    #expect(try !output("servers: 10000, time: {exponential: {mean: 1 min}}").contains("can serve"))
  }

  @Test func aSweepIsNoScenario() throws {
    try folder.write("sweep: 1\nscenario: small.yaml\nfactors: []\n", to: "sweep.yaml")
    let outcome = try Freshet.run("check", "sweep.yaml", in: folder)
    #expect(outcome.exitCode == 65 && outcome.errors.contains("this is a sweep, not a scenario"), "\(outcome.errors)")
    #expect(!outcome.errors.contains("is missing"))
  }

  @Test func explainListsWordsThatItKnows() throws {
    let list = try Freshet.run("explain", in: folder)
    #expect(list.exitCode == 0)
    for word in ["gamma", "profile_freeze", "peak_ratio", "people_blocked", "timeseries.csv", "run"] {
      #expect(list.output.contains(word), "\(word)")
      let entry = try Freshet.run("explain", word, in: folder)
      #expect(entry.exitCode == 0 && entry.errors.isEmpty && entry.output.contains(word), "\(word)")
    }
  }

  @Test func explainGuessesWhatWasMeant() throws {
    let outcome = try Freshet.run("explain", "peak_ratoi", in: folder)
    #expect(outcome.exitCode == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("did you mean `peak_ratio`?"))
  }

  @Test func schemaIsJSON() throws {
    let outcome = try Freshet.run("schema", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    let schema = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(schema?["$schema"] is String)
  }
}
