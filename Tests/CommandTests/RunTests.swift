import Foundation
import Testing

/// A run from the command line: what it writes, and where.
@Suite struct RunTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  static let files = [
    "effects.csv", "ledger.csv", "manifest.json", "population.csv", "replications.csv", "scenario.yaml", "surge.csv", "timeseries.csv",
  ]

  @Test func writesTheFolderAndTellsPeopleOnStandardError() throws {
    let outcome = try Freshet.run("run", "small.yaml", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(folder.names(in: "Results") == ["small"])
    #expect(folder.names(in: "Results/small") == Self.files)
    #expect(outcome.errors.contains("A small freeze\n"))
    let expected = [
      "were stopped at least once.", "people blocked", "attempts blocked", "deferred", "lost", "of usual", "peak per h", "wechat change_name",
    ]
    for words in expected {
      #expect(outcome.errors.contains(words), "\(words)")
    }
    #expect(outcome.errors.hasSuffix("\nfiles: Results/small/\n"))
    #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!outcome.errors.contains("\u{1B}") && !outcome.errors.contains("\r"))
  }

  /// Names have the same width in all tables and are not cut where no terminal is; rows without anything are left out; the sentence says
  /// of what its share is.
  @Test func closingTableKeepsNames() throws {
    let name = "change_the_picture_and_all_that_others_see_of_a_person_here"
    try folder.write(folder.read("small.yaml").replacing("change_name:", with: "\(name):"), to: "long.yaml")
    let freeze = "restrictions=[{name: shut, kind: freeze, platform: wechat, actions: [\(name)], from: 2017-10-17, until: 2017-10-20, "
      + "reaction: {abandon: {share: rest}}}]"
    let lines = try Freshet.run("run", "long.yaml", "--set", freeze, in: folder).errors.split(separator: "\n").map(String.init)
    let rows = lines.filter { $0.hasPrefix("wechat \(name)  ") || $0.hasPrefix(name + " ") }
    #expect(rows.count == 3 && rows.allSatisfy { $0.dropFirst("wechat \(name)".count).hasPrefix("  ") }, "\(lines)")
    #expect(rows.last?.prefix("wechat \(name)".count).trimmingCharacters(in: .whitespaces) == name && !lines.contains { $0.contains("…") })
    #expect(!lines.contains { $0.hasPrefix("wechat change_picture") } && lines.joined(separator: " ").contains(" of the whole run, were not "))
    #expect(!lines.contains { $0.contains("± 0 ") || $0.hasSuffix("± 0") })
  }

  @Test func fewEventsAreCalledTooFew() throws {
    let outcome = try Freshet.run("run", "small.yaml", "--users", "8", "--json", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("too few: fewer than 30 simulated events; take a larger `--sample`\n"))
    #expect(outcome.output.contains(#""too_few":"#))
  }

  @Test func quietSaysNothing() throws {
    let outcome = try Freshet.run("run", "small.yaml", "--quiet", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
    #expect(folder.names(in: "Results/small") == Self.files)
  }

  @Test func outputGoesWhereItIsTold() throws {
    let outcome = try Freshet.run("run", "small.yaml", "--quiet", "--output", "elsewhere/", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(folder.names() == ["elsewhere", "small.yaml"])
    #expect(folder.names(in: "elsewhere") == Self.files)
  }

  @Test func onlySomeTables() throws {
    #expect(try Freshet.run("run", "small.yaml", "--quiet", "--output", "all", in: folder).exitCode == 0)
    let outcome = try Freshet.run(
      "run", "small.yaml", "--quiet", "--output", "some", "--tables", "surge, effects,surge", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(folder.names(in: "some") == ["effects.csv", "manifest.json", "scenario.yaml", "surge.csv"])
    for file in ["effects.csv", "surge.csv"] { #expect(try folder.read("some/\(file)") == folder.read("all/\(file)"), "\(file)") }
    // A run with less in it is still a run.
    #expect(try Freshet.run("run", "small.yaml", "--quiet", "--output", "some", "--force", in: folder).exitCode == 0)
    #expect(folder.names(in: "some") == Self.files)
  }

  @Test(arguments: [
    ("efects", "no table is called `efects`", "did you mean `effects`? the tables are timeseries, "),
    ("surge,", "no table is called ``", "the tables are timeseries, "),
  ])
  func unknownTableIs64(tables: String, message: String, hint: String) throws {
    let outcome = try Freshet.run("run", "small.yaml", "--tables", tables, in: folder)
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.hasPrefix("error: \(message)\n\nhint: \(hint)"))
    #expect(folder.names() == ["small.yaml"])
  }

  @Test func threadsChangeNoTable() throws {
    for threads in ["1", "3"] {
      let outcome = try Freshet.run("run", "small.yaml", "--quiet", "--threads", threads, "--output", threads, in: folder)
      #expect(outcome.exitCode == 0)
    }
    for file in Self.files where file != "manifest.json" {
      #expect(try folder.read("1/\(file)") == folder.read("3/\(file)"), "\(file)")
    }
  }

  @Test func resolvedScenarioRunsToTheSameBytes() throws {
    let options = ["--set", "restrictions.0.until=2017-10-30", "--seed", "99", "--users", "3000", "--replications", "2"]
    #expect(try Freshet.start(["run", "small.yaml", "--quiet"] + options, in: folder).wait().exitCode == 0)
    let again = try Freshet.run("run", "Results/small/scenario.yaml", "--quiet", "--output", "again", in: folder)
    #expect(again.exitCode == 0, "\(again.errors)")
    for file in Self.files where file != "manifest.json" {
      #expect(try folder.read("Results/small/\(file)") == folder.read("again/\(file)"), "\(file)")
    }
  }

  /// The tables that a scenario names lie beside it in the run folder.
  @Test func resolvedScenarioFindsItsDataFiles() throws {
    try FileManager.default.createDirectory(atPath: folder.path("data"), withIntermediateDirectories: true)
    try folder.write("at,factor\n2017-10-12,1\n2017-10-13,2.5\n2017-10-15,1\n", to: "data/demand.csv")
    try folder.write("from,until\n2017-10-17,2017-10-19\n2017-10-20T12:00,2017-10-21\n", to: "data/outages.csv")
    let freeze = "restrictions=[{kind: maintenance, platform: wechat, times: {file: data/outages.csv}, reaction: {abandon: {share: rest}}}]"
    let options = ["--set", "platforms.wechat.actions.change_picture.demand={file: data/demand.csv}", "--set", freeze]
    #expect(try Freshet.start(["run", "small.yaml", "--quiet"] + options, in: folder).wait().exitCode == 0)
    let again = try Freshet.run("run", "Results/small/scenario.yaml", "--quiet", "--output", "again", in: folder)
    #expect(again.exitCode == 0, "\(again.errors)")
    for file in Self.files + ["demand.csv", "outages.csv"] where file != "manifest.json" {
      #expect(try folder.read("Results/small/\(file)") == folder.read("again/\(file)"), "\(file)")
    }
    #expect(try folder.read("again/surge.csv").contains("2017-10-21"))
  }

  @Test func noBaselineLeavesItOut() throws {
    #expect(try Freshet.run("run", "small.yaml", "--quiet", "--output", "both", in: folder).exitCode == 0)
    let outcome = try Freshet.run("run", "small.yaml", "--no-baseline", "--output", "one", in: folder)
    #expect(outcome.exitCode == 0)
    let both = try folder.read("both/timeseries.csv").split(separator: "\n")
    let one = try folder.read("one/timeseries.csv").split(separator: "\n")
    #expect(one == both.filter { !$0.contains(",baseline,") })
    #expect(one.count < both.count)
  }

  @Test func refusesAFolderThatIsThereUnlessForced() throws {
    #expect(try Freshet.run("run", "small.yaml", "--quiet", in: folder).exitCode == 0)
    let before = try folder.read("Results/small/effects.csv")

    let refused = try Freshet.run("run", "small.yaml", "--seed", "8", in: folder)
    #expect(refused.exitCode == 1)
    #expect(refused.errors.hasPrefix("error: `Results/small` exists already\n\nhint: `--force` replaces it"))
    #expect(try folder.read("Results/small/effects.csv") == before)

    let forced = try Freshet.run("run", "small.yaml", "--seed", "8", "--force", in: folder)
    #expect(forced.exitCode == 0)
    #expect(try folder.read("Results/small/effects.csv") != before)
    #expect(folder.names(in: "Results") == ["small"])
  }

  @Test func forceReplacesNothingThatIsNoRun() throws {
    try FileManager.default.createDirectory(atPath: folder.path("thesis"), withIntermediateDirectories: true)
    try folder.write("years of work", to: "thesis/chapter-1.txt")
    let outcome = try Freshet.run("run", "small.yaml", "--force", "--output", "thesis", in: folder)
    #expect(outcome.exitCode == 1)
    #expect(try folder.read("thesis/chapter-1.txt") == "years of work")
  }

  @Test func forceReplacesNoRunWithMoreInIt() throws {
    #expect(try Freshet.run("run", "small.yaml", "--quiet", in: folder).exitCode == 0)
    try folder.write("mine", to: "Results/small/picture.png")
    let outcome = try Freshet.start(["run", "small.yaml", "--force"] + SmallScenario.endless, in: folder).wait()
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.hasPrefix("error: `Results/small` holds `picture.png`, which is not of its run, so it is not replaced\n\nhint: "))
    #expect(try folder.read("Results/small/picture.png") == "mine")
  }

  /// Of many lifts, the closing text has a table for those with the busiest hours.
  @Test func manyLiftsMakeFewTables() throws {
    let nights = (11...19).map { "{from: 2017-10-\($0)T00:00, until: 2017-10-\($0)T06:00}" }.joined(separator: ", ")
    try folder.write(
      SmallScenario.text.replacing("    from: 2017-10-17T18:00\n    until: 2017-11-01\n", with: "    times: [\(nights)]\n"), to: "nights.yaml")
    let outcome = try Freshet.run("run", "nights.yaml", "--output", "out", in: folder)
    #expect(outcome.exitCode == 0)
    let lines = try folder.read("out/surge.csv").split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let (lifted, peak) = (try #require(lines[0].firstIndex(of: "lifted")), try #require(lines[0].firstIndex(of: "peak_per_h")))
    var peaks: [Substring: Double] = [:]
    for line in lines.dropFirst() { peaks[line[lifted], default: 0] = max(peaks[line[lifted], default: 0], Double(line[peak]) ?? 0) }
    let busiest = peaks.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(4).map { String($0.key.prefix(10)) }.sorted()
    // Heads of tables end with a colon.
    #expect(outcome.errors.matches(of: /\nAfter the lift of .*, (\S+) .*:\n/).map { String($0.1) } == busiest)
    #expect(outcome.errors.contains("\n5 other lifts, with less after them, stand in surge.csv.\n"))
  }

  /// Whoever reads the closing text learns how long people had to wait for a service.
  @Test func closingTextTellsOfServices() throws {
    let service = "services: {desk: {platform: wechat, action: change_name, servers: 2, time: {exponential: {mean: 4 h}}}}\n"
    try folder.write(SmallScenario.text.replacing("restrictions:\n", with: service + "restrictions:\n"), to: "desk.yaml")
    let outcome = try Freshet.run("run", "desk.yaml", "--output", "out", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let found = outcome.errors.firstMatch(of: /the service desk served had waited [0-9.]+ \w+ on average, 99 % of\s+them no longer than/)
    #expect(found != nil, "\(outcome.errors)")
  }
}
