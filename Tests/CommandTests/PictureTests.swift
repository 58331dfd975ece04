import Foundation
import Testing

/// `freshet report`, `freshet plot` and `freshet run --report`.
@Suite struct PictureTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  private func makeRun() throws { #expect(try Freshet.run("run", "small.yaml", "--quiet", in: folder).exitCode == 0) }

  @Test func reportStandsBesideTheRun() throws {
    try makeRun()
    let outcome = try Freshet.run("report", "Results/small/", in: folder)
    #expect(outcome.exitCode == 0 && outcome.output.isEmpty && outcome.errors == "report: Results/small.html\n")
    let page = try folder.read("Results/small.html")
    for part in [
      "<h1 dir=\"auto\">A small freeze</h1>", "people were stopped at least once", "in the busiest hour", "freshet run Results/small/scenario.yaml",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    // An older report is replaced, and nothing is left beside it; the run can still be replaced.
    #expect(try Freshet.run("report", "Results/small", "--quiet", in: folder).errors.isEmpty)
    #expect(folder.names(in: "Results") == ["small", "small.html"])
    #expect(try Freshet.run("report", "Results/small", "--output", "-", in: folder).output == page)
    #expect(try Freshet.run("run", "small.yaml", "--quiet", "--force", in: folder).exitCode == 0)
  }

  @Test func runWritesTheReport() throws {
    let outcome = try Freshet.run("run", "small.yaml", "--report", in: folder)
    #expect(outcome.exitCode == 0 && outcome.errors.hasSuffix("files: Results/small/\nreport: Results/small.html\n"))
    #expect(try folder.read("Results/small.html").contains("</html>"))
    #expect(try Freshet.run("run", "small.yaml", "--tables", "surge", "--report", "--force", in: folder).exitCode == 0)
    #expect(try Freshet.run("run", "small.yaml", "--no-baseline", "--report", "--force", in: folder).exitCode == 0)
    // A variant does not look like the original, another sample does.
    let variant = ["run", "small.yaml", "--report", "--force", "--users", "500", "--set", "restrictions.0.until=2017-10-25"]
    #expect(try Freshet.start(variant, in: folder).wait().exitCode == 0)
    let page = try folder.read("Results/small.html")
    for part in [
      "A small freeze (with restrictions.0.until=2017-10-25)</h1>",
      "Changed on the command line: --set restrictions.0.until=2017-10-25 --users 500.",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(try Freshet.run("run", "small.yaml", "--report", "--force", "--users", "500", in: folder).exitCode == 0)
    #expect(try folder.read("Results/small.html").contains("<h1 dir=\"auto\">A small freeze</h1>"))
  }

  @Test func plotsTheOneThatIsNamed() throws {
    try makeRun()
    let list = try Freshet.run("plot", "Results/small", "--list", in: folder)
    #expect(list.exitCode == 0)
    for name in ["flow wechat change_picture", "backlog", "effects", "ledger"] { #expect(list.output.contains("\(name) "), "\(name)") }
    let outcome = try Freshet.run("plot", "Results/small", "flow", "change_name", "--output", "name.svg", in: folder)
    #expect(outcome.exitCode == 0 && outcome.errors == "picture: name.svg\n")
    let svg = try folder.read("name.svg")
    #expect(svg.hasPrefix("<svg xmlns=") && svg.contains("Change name, attempts in 6\u{A0}h") && svg.contains("prefers-color-scheme:dark"))
    #expect(try Freshet.run("plot", "Results/small", "flow change_name", "--output", "-", in: folder).output == svg)
    #expect(try Freshet.run("plot", "Results/small", "--output", "first.svg", in: folder).exitCode == 0)
    #expect(try folder.read("first.svg").contains("Change picture"))
  }

  @Test func badWordsAreToldAbout() throws {
    try makeRun()
    let outcome = try Freshet.run("plot", "Results/small", "backlogg", in: folder)
    #expect(outcome.exitCode == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("no picture is called `backlogg`") && outcome.errors.contains("did you mean `backlog`?"))
  }

  @Test(arguments: [["report"], ["plot"]])
  func whatIsNoResultIsRefused(_ command: [String]) throws {
    try folder.write("x", to: "file")
    for (path, code, part) in [
      ("nowhere", 66, "there is no `nowhere`"), (".", 66, "neither a run nor a sweep"), ("file", 66, "neither a run nor a sweep"),
    ] {
      let outcome = try Freshet.start(command + [path], in: folder).wait()
      #expect(outcome.exitCode == Int32(code) && outcome.errors.contains(part), "\(outcome.errors)")
    }
  }

  /// A file that is not ours is replaced by order alone.
  @Test func otherFilesStay() throws {
    try makeRun()
    try folder.write("my notes\n", to: "notes.html")
    for command in ["report", "plot"] {
      let outcome = try Freshet.run(command, "Results/small", "--output", "notes.html", in: folder)
      #expect(outcome.exitCode == 1 && outcome.errors.contains("`notes.html` exists already"), "\(outcome.errors)")
      #expect(try folder.read("notes.html") == "my notes\n")
    }
    #expect(try Freshet.run("report", "Results/small", "--output", "Results", in: folder).errors.contains("is a folder, not a file"))
    #expect(try Freshet.run("report", "Results/small", "--output", "no/where.html", in: folder).errors.contains("does not exist"))
    #expect(try Freshet.run("report", "Results/small", "--output", "notes.html", "--force", in: folder).exitCode == 0)
  }

  /// Tables that somebody damaged are refused with their line, whatever is wrong with them.
  @Test(arguments: [
    ("timeseries.csv", "a,b\n1\n", "line 2"), ("effects.csv", "", "line 1"), ("surge.csv", "\u{0}\u{1}\n\"\n\n", "line"),
    ("manifest.json", "{", "line 1"), ("scenario.yaml", "freshet: 2\n", "not a scenario that this version reads"),
  ])
  func damagedFoldersAreRefused(file: String, text: String, part: String) throws {
    try makeRun()
    try folder.write(text, to: "Results/small/\(file)")
    let outcome = try Freshet.run("report", "Results/small", in: folder)
    #expect(outcome.exitCode == 1 && outcome.errors.contains(part) && outcome.errors.contains(file), "\(outcome.errors)")
    #expect(!folder.exists("Results/small.html"))
  }

  @Test func sweepsHaveReports() throws {
    #expect(try SmallSweep.run("--output", "sweep", in: folder).exitCode == 0)
    #expect(try Freshet.run("report", "sweep", in: folder).exitCode == 0)
    let page = try folder.read("sweep.html")
    for part in [
      "<h1 dir=\"auto\">Small sweep</h1>", "The scenario small (A small freeze) at 6 points", "one line for each value of defer share (%)",
      "sweep/shards/scenario.yaml",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.utf8.count <= 150 << 10)
    #expect(try Freshet.run("plot", "sweep", "people_blocked", "--output", "sweep.svg", in: folder).exitCode == 0)
    try FileManager.default.removeItem(atPath: folder.path("sweep/manifest.json"))
    let unfinished = try Freshet.run("report", "sweep", in: folder)
    #expect(unfinished.exitCode == 1 && unfinished.errors.contains("has no tables yet"))
  }

  /// The bands of a sweep over what is assumed stand beside the intervals of the run, where it is one of the same scenario.
  @Test func runsHaveTheBandsOfTheirAssumptions() throws {
    try folder.write(SmallScenario.text.replacing("abandon: {share: 50 %}", with: "abandon: {share: rest}"), to: "small.yaml")
    try makeRun()
    #expect(try Freshet.run("report", "Results/small", "-q", in: folder).exitCode == 0)
    let without = try folder.read("Results/small.html")
    let sweep = try Freshet.run(
      "sweep", "small.yaml", "--users", "300", "-q", "-o", "Results/small-assumptions", "--vary", "restrictions.0.reaction.defer.share=20 %..60 %",
      "--design", "latin_hypercube", "--points", "9", in: folder)
    #expect(sweep.exitCode == 0, "\(sweep.errors)")
    #expect(try Freshet.run("report", "Results/small", "-q", in: folder).exitCode == 0)
    let page = try folder.read("Results/small.html")
    for part in [" over what is assumed</i>", "How far each number goes over what is assumed", "Results/small-assumptions, at 9 points"] {
      #expect(page.contains(part) && !without.contains(part), "\(part)")
    }
    try FileManager.default.moveItem(atPath: folder.path("Results/small-assumptions"), toPath: folder.path("elsewhere"))
    #expect(try Freshet.run("report", "Results/small", "-o", "-", in: folder).output == without)
    let named = try Freshet.run("report", "Results/small", "--bands", "elsewhere/", "-o", "-", in: folder)
    #expect(named.output == page.replacing("Results/small-assumptions", with: "elsewhere"))
    #expect(try Freshet.run("run", "small.yaml", "-q", "--force", "--set", "report_every=3 h", in: folder).exitCode == 0)
    for (run, bands) in [("Results/small", "elsewhere"), ("elsewhere", "elsewhere"), ("Results/small", "nowhere")] {
      let refused = try Freshet.run("report", run, "--bands", bands, "-o", "-", in: folder)
      let part = bands == "nowhere" ? "there is no `nowhere`" : "`elsewhere` is no sweep over what the scenario of `\(run)` assumes"
      #expect(refused.exitCode == (bands == "nowhere" ? 66 : 64) && refused.output.isEmpty && refused.errors.contains(part), "\(refused.errors)")
    }
  }

  /// Assumptions have their band beside the interval of chance, and what moves them.
  @Test func assumptionsHaveBands() throws {
    let vary = ["--vary", "restrictions.0.reaction.defer.share=20 %..60 %", "--design", "latin_hypercube", "--points", "9"]
    let outcome = try Freshet.start(
      ["sweep", "small.yaml", "--users", "300", "--output", "assumed", "--set", "restrictions.0.reaction.abandon.share=rest"] + vary,
      in: folder
    ).wait()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for part in ["`freshet report assumed` draws them\n", "over what is assumed ", "bands.csv has all numbers so.\n"] {
      #expect(outcome.errors.contains(part), "\(part): \(outcome.errors)")
    }
    // What chance would do as well is no mover.
    let rows = try folder.read("assumed/bands.csv").split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let columns = try ["moved_by", "rank_correlation", "points"].map { try #require(rows[0].firstIndex(of: Substring($0))) }
    for row in rows.dropFirst() {
      let least = 2 / (Double(row[columns[2]]) ?? 0).squareRoot()
      #expect(row[columns[0]].isEmpty ? row[columns[1]].isEmpty : abs(Double(row[columns[1]]) ?? 0) >= least, "\(row)")
    }
    #expect(rows.dropFirst().contains { !$0[columns[0]].isEmpty } && rows.dropFirst().contains { $0[columns[0]].isEmpty })
    #expect(try Freshet.run("report", "assumed", in: folder).exitCode == 0)
    let page = try folder.read("assumed.html")
    for part in ["How far each number goes over what is assumed", "by chance", "What moves it: ", "defer share (%)"] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test(.enabled(if: Tool.isHere("gnuplot"), "gnuplot is not here"))
  func gnuplotDrawsWhatIsLeft() throws {
    try makeRun()
    #expect(try SmallSweep.run("--output", "sweep", in: folder).exitCode == 0)
    for (results, what) in [("Results/small", "flow"), ("Results/small", "effects"), ("Results/small", "ledger"), ("sweep", "people_blocked")] {
      let outcome = try Freshet.run("plot", results, what, "--gnuplot", "plots", "--quiet", in: folder)
      #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    }
    let scripts = folder.names(in: "plots").filter { $0.hasSuffix(".gp") }
    #expect(scripts.count == 4)
    for script in scripts {
      let outcome = try Freshet.shell("cd plots && gnuplot \(script)", in: folder)
      #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(script): \(outcome.errors)")
      #expect(folder.exists("plots/" + script.replacing(".gp", with: ".png")))
    }
  }
}

/// What this machine has beside Freshet.
enum Tool {
  static func isHere(_ name: String) -> Bool { isDone("command -v \(name)") }
  static func hasPython(_ modules: String) -> Bool { isDone("python3 -c 'import \(modules)'") }

  private static func isDone(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
