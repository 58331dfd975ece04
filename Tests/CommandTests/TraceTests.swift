import Foundation
import Testing

/// The life of one person, as `trace` prints it.
@Suite struct TraceTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  private func rows(_ arguments: String...) throws -> [[String: String]] {
    let outcome = try Freshet.start(["trace", "small.yaml", "--csv"] + arguments, in: folder).wait()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n").map { line -> [String] in
      // No quoted field holds a quotation mark.
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      let marked = parts.map { index, part in index % 2 == 0 ? String(part) : String(part).replacing(",", with: "\u{1}") }.joined()
      return marked.split(separator: ",", omittingEmptySubsequences: false).map { String($0).replacing("\u{1}", with: ",") }
    }
    let header = try #require(lines.first)
    #expect(
      header == [
        "time", "local_time", "elapsed_h", "arm", "platform", "cohort", "action", "event", "restriction", "draw", "options", "choice",
        "length_h", "number", "until", "reach",
      ])
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  /// Arms stand side by side, a decision below what it is about.
  @Test func tableIsForPeople() throws {
    let outcome = try Freshet.run("trace", "small.yaml", "--find", "blocked,released", "--seed", "3", in: folder)
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      lines[0].wholeMatch(of: #/wechat/mainland/[0-9]+ in replication 0 of small, seed 3, for 1\.00 k real people/#) != nil, "\(lines[0])")
    #expect(lines[2].wholeMatch(of: #/time +action +baseline +restricted/#) != nil)
    let blocked = try #require(lines.firstIndex { $0.contains("blocked, deferred") })
    #expect(
      lines[blocked].wholeMatch(
        of: #/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 2017-1[01]-[0-9]{2} [0-9:]{8}  change_(picture|name) +completed +blocked, deferred/#) != nil)
    #expect(lines[blocked + 1].wholeMatch(of: #/ +verdict \(wechat-profile_freeze\): stop/#) != nil, "\(lines[blocked + 1])")
    #expect(
      lines[blocked + 2].wholeMatch(
        of: #/ +reaction: 0\.[0-4][0-9]{3} of defer 50 %, abandon 50 % -> defer; delay [0-9.]+ [a-z]+; waits until [A-Z][a-z]{2} 2017-11-0.*/#)
        != nil, "\(lines[blocked + 2])")
    #expect(lines.allSatisfy { $0.last != " " } && outcome.output.hasSuffix("\n"))
  }

  @Test func rowsSayTheSame() throws {
    let rows = try rows("--find", "blocked,released")
    let blocked = try #require(rows.first { $0["event"] == "blocked" })
    #expect(blocked["arm"] == "restricted" && blocked["platform"] == "wechat" && blocked["cohort"] == "mainland")
    #expect(blocked["restriction"] == "wechat-profile_freeze")
    let reaction = try #require(rows.first { $0["event"] == "reaction" && $0["choice"] == "defer" })
    #expect(reaction["options"] == "defer 50 %, abandon 50 %")
    #expect(try #require(reaction["draw"].flatMap(Double.init)) < 0.5)
    let waits = try #require(rows.first { $0["event"] == "waits" })
    #expect(rows.contains { $0["event"] == "released" && $0["time"] == waits["until"] })
    #expect(rows.allSatisfy { $0["time"]?.hasSuffix("+08:00") == true && $0["local_time"]?.count ?? 0 >= 19 })
    let hours = rows.compactMap { $0["elapsed_h"].flatMap(Double.init) }
    #expect(hours.count == rows.count && hours == hours.sorted())
  }

  /// Whoever asks a service waits until it says what becomes of the attempt.
  @Test func servicesAnswer() throws {
    let service = "services={front: {platform: wechat, action: change_picture, rate: 6 per h, room: 1, full: {abandon: {share: 100 %}}}}"
    let rows = try rows("--person", "wechat/mainland/7", "--set", service, "--set", "restrictions=[]")
      .filter { $0["arm"] == "restricted" && $0["action"] == "change_picture" }
    let steps = rows.filter { $0["event"] == "service" }
    #expect(!steps.isEmpty && steps.allSatisfy { $0["restriction"] == "front" })
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0["choice"] != "asked" || $1["choice"] != "asked" })
    let ends = steps.filter { $0["choice"] != "asked" }
    #expect(Set(ends.compactMap { $0["choice"] }).isSubset(of: ["served", "full"]))
    for (choice, event) in [("served", "completed"), ("full", "blocked")] {
      #expect(ends.filter { $0["choice"] == choice }.map { $0["time"] } == rows.filter { $0["event"] == event }.map { $0["time"] })
    }
  }

  /// What a restriction does not concern is alike in both arms.
  @Test func armsAreAlikeOutsideTheScope() throws {
    let rows = try rows("--person", "wechat/overseas/5", "--replication", "2")
    func arm(_ name: String) -> [[String: String]] {
      rows.filter { $0["arm"] == name }.map { $0.filter { $0.key != "arm" } }
    }
    #expect(arm("baseline") == arm("restricted") && arm("baseline").count == rows.count / 2)
  }

  @Test func newcomersHaveNames() throws {
    let signUps = ["--set", "platforms.wechat.sign_ups={rate: 10 k per d}"]
    let pause = [
      "--set", "restrictions=[{kind: registration_pause, platform: wechat, from: 2017-10-12, until: 2017-10-20, "
        + "reaction: {defer: {share: 100 %, delay: {exponential: {mean: 1 d}}}}}]",
    ]
    let found = try Freshet.start(["trace", "small.yaml", "--find", "blocked,registered"] + signUps + pause, in: folder).wait()
    let name = try #require(found.output.firstMatch(of: #/^wechat/mainland/new-[0-9]+/#).map { String($0.0) })
    #expect(found.output.contains("registered"))
    #expect(try Freshet.start(["trace", "small.yaml", "--person", name] + signUps + pause, in: folder).wait().output == found.output)
    let unknown = ["--person", "wechat/mainland/new-9999"]
    let beyond = try Freshet.start(["trace", "small.yaml"] + unknown + signUps + pause, in: folder).wait()
    #expect(beyond.exitCode == 64)
    #expect(beyond.errors.contains("wechat/mainland/0 to wechat/mainland/1859, and wechat/mainland/new-0 to wechat/mainland/new-"))
  }

  /// Without origins a platform's name is enough.
  @Test func platformWithoutOrigins() throws {
    let platform = ["--set", "platforms.qq={users: 50 k, actions: {post: {gap: {exponential: {mean: 1 d}}}}}"]
    let short = try Freshet.start(["trace", "small.yaml", "--person", "qq/7"] + platform, in: folder).wait()
    #expect(short.exitCode == 0 && short.output.hasPrefix("qq/7 in replication 0 of small"))
    #expect(try Freshet.start(["trace", "small.yaml", "--person", "qq/all/7"] + platform, in: folder).wait().output == short.output)
  }

  /// Who is limited feels all others; threads change nothing.
  @Test func limitedPeople() throws {
    let limit = [
      "--set", "restrictions=[{kind: rate_limit, platform: wechat, actions: [change_picture], limit: 30 k per d, from: 2017-10-12, "
        + "reaction: {retry: {share: 100 %, gap: {exponential: {mean: 1 d}}, at_most: 2}}}]",
    ]
    let outcomes = try ["1", "2"].map { threads in
      try Freshet.start(["trace", "small.yaml", "--find", "retried", "--threads", threads] + limit, in: folder).wait()
    }
    #expect(outcomes[0].exitCode == 0 && outcomes[0].output == outcomes[1].output)
    #expect(outcomes[0].output.contains(#/reaction \(wechat-rate_limit\): retry; retry 1 of 2; delay [^;]+; waits until /#))
  }

  // MARK: What cannot be shown

  @Test(
    arguments: [
      ("wechat", "error: `wechat` names nobody\n\nhint: a person is PLATFORM/COHORT/NUMBER"),
      ("wechat/mainland", "error: `wechat/mainland` names nobody"),
      ("wechat/mainland/-1", "error: `wechat/mainland/-1` names nobody"),
      ("wechat/mainland/new-", "error: `wechat/mainland/new-` names nobody"),
      ("", "error: `` names nobody"),
      (
        "weechat/mainland/3",
        "error: no people are called `weechat/mainland`\n\n"
          + "hint: did you mean `wechat/mainland`? the scenario has wechat/mainland, wechat/overseas\n"
      ),
      ("wechat/3", "error: no people are called `wechat`\n\nhint: the scenario has wechat/mainland, wechat/overseas\n"),
      ("wechat/overseas/140", "error: there is no `wechat/overseas/140`\n\nhint: there are wechat/overseas/0 to wechat/overseas/139\n"),
      ("wechat/overseas/new-0", "error: there is no `wechat/overseas/new-0`\n\nhint: there are wechat/overseas/0 to wechat/overseas/139\n"),
      ("wechat/overseas/99999999999999999999", "error: there is no `wechat/overseas/"),
    ])
  func unknownPersonIs64(person: String, message: String) throws {
    let outcome = try Freshet.run("trace", "small.yaml", "--person", person, in: folder)
    #expect(outcome.exitCode == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
  }

  @Test(
    arguments: [
      (
        ["--find", "bloked"], 64,
        "error: nothing that happens to people is called `bloked`\n\nhint: did you mean `blocked`? the words are wishes, attempts, "
      ),
      (["--find", ""], 64, "error: nothing that happens to people is called ``\n"),
      (["--person", "wechat/mainland/0", "--replication", "3"], 64, "error: there is no replication 3\n\nhint: the scenario has 3, 0 to 2\n"),
      (["--person", "wechat/mainland/0", "--replication", "-1"], 64, "error: "),
      (
        ["--find", "blocked,circumvented"], 1,
        "error: in replication 0 there is nobody, of 2.00 k simulated people, to whom this happens in the restricted arm: "
          + "blocked, circumvented\n\nhint: "
      ),
      (["--person", "wechat/mainland/0", "--find", "blocked"], 64, "error: Give --person or --find, one of them."),
      ([], 64, "error: Give --person or --find, one of them."),
      (["--person", "wechat/mainland/0", "--set", "seeed=1"], 65, "error: "),
    ] as [([String], Int32, String)])
  func errorsAreSaid(arguments: [String], exitCode: Int32, message: String) throws {
    let outcome = try Freshet.start(["trace", "small.yaml"] + arguments, in: folder).wait()
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
  }

  @Test func missingScenarioIs66() throws {
    #expect(try Freshet.run("trace", "none.yaml", "--person", "wechat/mainland/0", in: folder).exitCode == 66)
  }

  /// The life of a person who does very much is cut, and it is said.
  @Test func longLivesAreCut() throws {
    let outcome = try Freshet.run(
      "trace", "small.yaml", "--person", "wechat/overseas/0", "--csv", "--set",
      "platforms.wechat.actions.change_name.gap={constant: {value: 30 s}}", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors == "the trace ends after 100 k events; there are more\n")
    #expect(outcome.output.utf8.count { $0 == UInt8(ascii: "\n") } == 200_001)
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func signalsAreAnswered(signal: Int32, exitCode: Int32) throws {
    let often = ["--set", "platforms.wechat.actions.change_name.gap={constant: {value: 1 s}}"]
    let trace = try Freshet.start(["trace", "small.yaml", "--find", "circumvented", "--users", "1000000"] + often, in: folder)
    usleep(500_000)
    trace.send(signal)
    let outcome = try trace.wait()
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.output.isEmpty && outcome.errors.hasPrefix("error: stopped by SIG"))
  }

  @Test func closedPipeIsAFailure() throws {
    let command = "{ \"$FRESHET\" trace small.yaml --person wechat/mainland/0 --csv --set "
      + "'platforms.wechat.actions.change_name.gap={constant: {value: 60 s}}'; echo $? >&2; } | true"
    let outcome = try Freshet.shell(command, in: folder)
    #expect(outcome.errors.contains("error: standard output cannot be written: Broken pipe"))
    #expect(outcome.errors.hasSuffix("\n1\n"), "\(outcome.errors)")
  }
}
