import Foundation
import Testing

/// `freshet sweep` and `freshet merge`: the same bytes however it is run.
@Suite struct SweepTests {
  let folder: TemporaryFolder
  /// The tables of a sweep that nothing disturbed.
  let whole: String

  init() throws {
    folder = try SmallScenario.folder()
    #expect(try SmallSweep.run("--output", "whole", "--threads", "1", in: folder).exitCode == 0)
    whole = try #require(SmallSweep.tables("whole", in: folder))
  }

  @Test(arguments: ["2", "5"])
  func threadsChangeNothing(threads: String) throws {
    #expect(try SmallSweep.run("--output", "other", "--threads", threads, in: folder).exitCode == 0)
    #expect(SmallSweep.tables("other", in: folder) == whole)
  }

  /// A point is what a run with the same changes is.
  @Test func pointsAreRuns() throws {
    let outcome = try Freshet.run(
      "run", "small.yaml", "--users", "300", "--quiet", "--output", "run", "--set", "restrictions.0.until=2017-10-28", "--set",
      "restrictions.0.reaction.defer.share=50 %", "--set", "restrictions.0.reaction.abandon.share=50 %", in: folder)
    #expect(outcome.exitCode == 0)
    for (table, file) in [("effects", "sweep"), ("surge", "surges"), ("ledger", "ledger")] {
      let rows = try folder.read("run/\(table).csv").split(separator: "\n").dropFirst()
      let lines = try folder.read("whole/\(file).csv").split(separator: "\n").filter { $0.hasPrefix("3,2017-10-28,50,50,") }
      #expect(lines == rows.map { "3,2017-10-28,50,50,\($0)" }, "\(file)")
    }
  }

  /// One shard, some, and more than there are points, whose replications they then share; one of them twice, in any order.
  @Test(arguments: [1, 3, 10])
  func shards(count: Int) throws {
    for number in (1...count).reversed() + [1] {
      #expect(try SmallSweep.run("--output", "parts", "--shard", "\(number)/\(count)", "--threads", "1", in: folder).exitCode == 0)
    }
    let merged = try Freshet.run("merge", "parts", in: folder)
    #expect(merged.exitCode == 0, "\(merged.errors)")
    #expect(SmallSweep.tables("parts", in: folder) == whole)
  }

  /// Shards of machines that share no disk.
  @Test func foldersAreMerged() throws {
    for number in 1...3 {
      #expect(try SmallSweep.run("--output", "part\(number)", "--shard", "\(number)/3", in: folder).exitCode == 0)
    }
    let some = try Freshet.run("merge", "part3", "part1", "--output", "merged", in: folder)
    #expect(some.exitCode == 1)
    #expect(some.errors.hasPrefix("error: 2 of 7 runs are missing\n"), "\(some.errors)")
    #expect(try Freshet.run("merge", "part3", "part1", "part2", "part1", "--output", "merged", in: folder).exitCode == 0)
    #expect(SmallSweep.tables("merged", in: folder) == whole)
  }

  @Test(arguments: [
    ["SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_PROCID": "0", "SLURM_NTASKS": "1"],
    ["SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "0", "SLURM_PROCID": "0"],
    ["OMPI_COMM_WORLD_RANK": "2", "OMPI_COMM_WORLD_SIZE": "3"], ["SLURM_PROCID": "2", "SLURM_NTASKS": "3"],
    ["SLURM_PROCID": "2", "SLURM_NTASKS": "3", "OMPI_COMM_WORLD_RANK": "2", "OMPI_COMM_WORLD_SIZE": "3"],
  ])
  func schedulersSayThePart(environment: [String: String]) throws {
    let outcome = try SmallSweep.run("--output", "auto", "--shard", "auto", in: folder, environment: environment)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(folder.names(in: "auto/shards") == ["3-of-3.log", "plan", "scenario.yaml"])
  }

  @Test(arguments: [
    (["--shard", "4/3"], [:], "`4/3` is no part of a sweep"), (["--shard", "half"], [:], "`half` is no part of a sweep"),
    (["--shard", "auto"], [:], "nothing in the environment says"),
    (["--shard", "auto"], ["SLURM_PROCID": "2", "SLURM_NTASKS": "3", "OMPI_COMM_WORLD_RANK": "1", "OMPI_COMM_WORLD_SIZE": "3"], "all say which part"),
    (["--shard", "auto"], ["SLURM_PROCID": "two", "SLURM_NTASKS": "3"], "the variable SLURM_PROCID is `two`"),
    (["--shard", "auto"], ["SLURM_PROCID": "7", "SLURM_NTASKS": "3"], "the variable SLURM_PROCID is `7`"),
    (["--reference", "6"], [:], "--reference must be from 0 to 5"), (["--design", "sobel"], [:], "did you mean `sobol`?"),
  ] as [([String], [String: String], String)])
  func badCommandLine(options: [String], environment: [String: String], words: String) throws {
    let outcome = try Freshet.start(SmallSweep.arguments + ["--output", "bad"] + options, in: folder, environment: environment).wait()
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(!folder.exists("bad"))
  }

  @Test func badPointsRunNothing() throws {
    let outcome = try Freshet.run("sweep", "small.yaml", "--vary", "restrictions.0.until=[2017-10-11, 2017-10-30]", in: folder)
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.hasPrefix("error: `until` is before `from` (1 of 2 points, the first of them 0)\n"), "\(outcome.errors)")
    #expect(!folder.exists("Results"))
    #expect(try Freshet.run("sweep", "nowhere.yaml", "--vary", "seed=[1]", in: folder).exitCode == 66)
  }

  /// What was finished is found again, whatever its number: only the new values are run.
  @Test func addedValuesReuseOldPoints() throws {
    func simulated(_ values: String) throws -> String {
      let outcome = try Freshet.run(
        "sweep", "small.yaml", "--users", "300", "--output", "more", "--json", "--vary", "restrictions.0.until=[\(values)]", in: folder)
      #expect(outcome.exitCode == 0)
      return String(outcome.output.split(separator: "\n").first { $0.contains("\"simulated\"") } ?? "")
    }
    #expect(try simulated("2017-10-25, 2017-10-28").contains(": 3,"))
    let first = try folder.read("more/sweep.csv")
    #expect(try simulated("2017-10-26, 2017-10-25, 2017-10-28").contains(": 1,"))
    #expect(try simulated("2017-10-25, 2017-10-28").contains(": 0,"))
    #expect(try folder.read("more/sweep.csv") == first)
  }

  @Test func changedScenarioSaysSo() throws {
    let outcome = try Freshet.start(SmallSweep.arguments + ["--output", "whole", "--seed", "8"], in: folder).wait()
    #expect(outcome.exitCode == 0)
    let words = "the folder holds a sweep that differs (scenario): 0 of 7 runs are the same\n  - seed: 7\n  + seed: 8\n"
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try SmallSweep.run("--output", "eight", "--seed", "8", in: folder).exitCode == 0)
    #expect(SmallSweep.tables("whole", in: folder) == SmallSweep.tables("eight", in: folder))
  }

  /// Machines that share no disk share the replications of a point: `merge` puts them together.
  @Test func replicationsOfDifferentMachines() throws {
    for number in 1...9 {
      #expect(try SmallSweep.run("--output", "machine\(number)", "--shard", "\(number)/9", "--threads", "1", in: folder).exitCode == 0)
    }
    let machines = (1...9).map { "machine\($0)" }
    let some = try Freshet.start(["merge"] + machines.dropLast() + ["--output", "merged"], in: folder).wait()
    #expect(some.exitCode == 1 && some.errors.contains(" of 7 runs are missing\n"), "\(some.errors)")
    for _ in 1...2 {
      let merged = try Freshet.start(["merge"] + machines.reversed() + ["--output", "merged"], in: folder).wait()
      #expect(merged.exitCode == 0, "\(merged.errors)")
      #expect(SmallSweep.tables("merged", in: folder) == whole)
    }
  }

  /// Time series come only where they are asked for, and are those of the run.
  @Test func timeseries() throws {
    let outcome = try SmallSweep.run("--output", "series", "--metrics", "people_blocked,timeseries", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let run = try Freshet.run(
      "run", "small.yaml", "--users", "300", "--quiet", "--output", "run", "--set", "restrictions.0.until=2017-10-25", "--set",
      "restrictions.0.reaction.defer.share=20 %", "--set", "restrictions.0.reaction.abandon.share=80 %", in: folder)
    #expect(run.exitCode == 0)
    let rows = try folder.read("run/timeseries.csv").split(separator: "\n").dropFirst()
    let lines = try folder.read("series/timeseries.csv").split(separator: "\n").filter { $0.hasPrefix("0,") }
    #expect(lines == rows.map { "0,2017-10-25,20,80,\($0)" })
    #expect(!folder.exists("whole/timeseries.csv"))
  }

  /// A line of the log that is damaged is done again.
  @Test(arguments: 0..<8)
  func damagedLog(number: Int) throws {
    let url = folder.url.appending(path: "whole/shards/1-of-1.log")
    var bytes = try [UInt8](Data(contentsOf: url))
    for place in stride(from: 1 + number * 97, to: bytes.count, by: bytes.count / 3) { bytes[place] ^= 1 << (number % 8) }
    try Data(bytes).write(to: url)
    let outcome = try SmallSweep.run("--output", "whole", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(SmallSweep.tables("whole", in: folder) == whole)
  }

  @Test func otherFoldersAreLeftAlone() throws {
    try FileManager.default.createDirectory(atPath: folder.path("mine"), withIntermediateDirectories: true)
    try folder.write("kept", to: "mine/letter.txt")
    let outcome = try SmallSweep.run("--output", "mine", in: folder)
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.hasPrefix("error: `mine` holds something else than a sweep"))
    #expect(folder.names(in: "mine") == ["letter.txt"])
    #expect(try SmallSweep.run("--output", "no/where", in: folder).exitCode == 1)
    #expect(try Freshet.run("merge", "mine", in: folder).errors.hasPrefix("error: `mine` holds no sweep\n"))
    #expect(try Freshet.run("merge", "mine", in: folder).exitCode == 66)
  }

  @Test func limitedLengthOfFiles() throws {
    let command = "ulimit -f 8 && exec \"$FRESHET\" " + SmallSweep.arguments.map { "'\($0)'" }.joined(separator: " ") + " --quiet --output full"
    let outcome = try Freshet.shell(command, in: folder)
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.hasPrefix("error: writing "), "\(outcome.errors)")
    #expect(!folder.exists("full/sweep.csv"))
    #expect(try SmallSweep.run("--output", "full", in: folder).exitCode == 0)
    #expect(SmallSweep.tables("full", in: folder) == whole)
  }

  private func endless(_ output: String) -> [String] {
    ["sweep", "small.yaml", "--output", output, "--vary", "seed=1..400 step 1", "--users", "20000"]
  }

  @Test func signalKeepsWhatIsDone() throws {
    let run = try Freshet.start(endless("long"), in: folder)
    run.wait { (try? folder.read("long/shards/1-of-1.log").contains("\n")) ?? false }
    run.send(SIGINT)
    let outcome = try run.wait()
    #expect(outcome.exitCode == 130)
    #expect(outcome.errors.contains("error: stopped by SIGINT after "), "\(outcome.errors)")
    #expect(outcome.errors.contains(" of 400 runs; they are kept in `long`, and the same command goes on\n"), "\(outcome.errors)")
    #expect(folder.names(in: "long") == ["shards"])
  }

  @Test func secondSweepToTheSamePlaceIsRefused() throws {
    let first = try Freshet.start(endless("long"), in: folder)
    first.wait { folder.exists("long/shards/1-of-1.log") }
    let second = try Freshet.start(endless("long"), in: folder).wait()
    #expect(second.exitCode == 1)
    #expect(second.errors.hasPrefix("error: another run is writing `long`"), "\(second.errors)")
    first.send(SIGTERM)
    #expect(try first.wait().exitCode == 143)
  }

  @Test func dryRunRunsNothing() throws {
    let outcome = try Freshet.start(SmallSweep.arguments + ["--dry-run", "--json", "--output", "dry"], in: folder).wait()
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.hasPrefix("6 points, 21 replications: "))
    #expect(outcome.output.contains("\"points\": 6,"))
    #expect(!folder.exists("dry"))
  }

  // MARK: Analyses

  private func sameOnAnyThreads(_ arguments: [String], _ file: String) throws -> String {
    for threads in ["1", "3"] {
      let outcome = try Freshet.start(arguments + ["--quiet", "--output", "on\(threads)", "--threads", threads], in: folder).wait()
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    let text = try folder.read("on1/\(file)")
    #expect(try folder.read("on3/\(file)") == text)
    #expect(try folder.read("on3/manifest.json") == folder.read("on1/manifest.json"))
    return text
  }

  /// Replications are added until the effect is known well enough, or there are as many as may be.
  @Test func stoppingRule() throws {
    try folder.write(
      """
      sweep: 1
      name: rule
      scenario: small.yaml
      until: {metric: people_blocked, half_width: 2 %, at_most: 20}
      metrics: [people_blocked]
      factors:
        - {key: sample, values: [1/10000, 1/100]}

      """, to: "rule.yaml")
    let text = try sameOnAnyThreads(["sweep", "rule.yaml"], "sweep.csv")
    let rows = text.split(separator: "\n").filter { $0.contains(",people_blocked,wechat,all,all,") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == 2)
    #expect(rows.first.map { $0[12] } == "20")
    let enough = try #require(rows.last)
    #expect((3..<20).contains(Int(enough[12]) ?? 0))
    let (value, low, high) = (Double(enough[8]) ?? 0, Double(enough[9]) ?? 0, Double(enough[10]) ?? 0)
    #expect(high - low > 0 && (high - low) / 2 <= 0.02 * value)
  }

  /// How far numbers go over what is assumed, and what moves them.
  @Test func assumptions() throws {
    let assumed = SmallScenario.text.replacing(
      "time_zone:",
      with: """
        assumptions:
          - Everybody knows.
          - {text: How often pictures change., key: platforms.wechat.actions.change_picture.gap.exponential.mean, range: 10 d..90 d log}
          - {text: Who waits., key: restrictions.0.reaction.defer.delay.exponential.mean, range: 5 h..20 h, source: nobody}
        time_zone:
        """)
    try folder.write(assumed, to: "assumed.yaml")
    let text = try sameOnAnyThreads(["sweep", "assumed.yaml", "--assumptions", "--points", "20"], "bands.csv")
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("people_blocked,,wechat,all,change_picture,") })
      .split(separator: ",", omittingEmptySubsequences: false)
    let numbers = row[5...10].compactMap { Double($0) }
    #expect(numbers.count == 6 && numbers[1] < numbers[0] && numbers[0] < numbers[2])
    #expect(numbers[3] < numbers[4] && numbers[4] < numbers[5] && numbers[3] < numbers[1] && numbers[5] > numbers[2])
    #expect(row[11] == "platforms.wechat.actions.change_picture.gap.exponential.mean_d" && Double(row[12]) ?? 0 < -0.9)
    let outcome = try Freshet.run("sweep", "small.yaml", "--assumptions", in: folder)
    #expect(outcome.exitCode == 65 && outcome.errors.hasPrefix("error: no assumption of the scenario has a range\n"), "\(outcome.errors)")
  }

  /// A factor that changes nothing has no part of the variance.
  @Test func sensitivity() throws {
    let text = try sameOnAnyThreads(
      [
        "sweep", "small.yaml", "--design", "saltelli", "--points", "16", "--vary",
        "platforms.wechat.actions.change_picture.gap.exponential.mean=10 d..90 d", "--vary",
        "restrictions.0.reaction.defer.delay.exponential.mean=5 h..20 h", "--metrics", "people_blocked", "--replications", "1",
      ], "sensitivity.csv")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("people_blocked,,wechat,all,change_picture,") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.map { $0[5].hasSuffix("change_picture.gap.exponential.mean_d") } == [true, false])
    #expect(rows.first.map { Double($0[9]) ?? 0 > 0.7 } == true)
    #expect(rows.last.map { $0[9] } == "0.0")
    #expect(rows.allSatisfy { $0[12] == "16" && $0[13] == "0" })
  }
}
