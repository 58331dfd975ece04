import ArgumentParser
import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetResults
import FreshetScenarios

/// `freshet run`: both arms and all replications of a scenario, into a run folder.
struct RunCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run one scenario file (both arms, all replications) and write a run folder.",
    usage: "freshet run SCENARIO [OPTION …]",
    discussion: """
      The folder holds CSV tables, a manifest and the resolved scenario; it appears when all of it is complete. \
      `freshet explain` says what files, columns and the keys of --json mean.
      """)

  @Argument(help: "A scenario file, or - for standard input.", completion: .scenario)
  var scenario: String

  @OptionGroup var changes: ScenarioChanges
  @OptionGroup var threads: ThreadCount

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write. (default: Results/<name>, with the names that --only or --without gives)", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp("Tables to write, without .csv, between commas. (default: all)", valueName: "list"),
    completion: .list(ResultTables.all.map(\.name)))
  var tables: String?

  @Flag(help: "Replace a run folder that is there, if nothing else is in it.")
  var force = false

  @Flag(help: "Leave the world without restrictions out of the results.")
  var noBaseline = false

  @Flag(help: "Write a report as well, as freshet report does, beside the folder.")
  var report = false

  @OptionGroup var voice: QuietOption

  @Flag(help: "Print the summary as JSON on standard output.")
  var json = false

  func validate() throws {
    if let output, output.isEmpty { throw ValidationError("--output needs the name of a folder.") }
  }

  func execute() throws(CommandError) {
    let wallClock = WallClock()
    let tables = try chosenTables()
    let file = try changes.loadOrRefuse(scenario)
    let threadCount = threads.available
    try MemoryLimit.check(RunCost.memory(of: file.scenario, threads: threadCount), threads: threadCount)
    let path = output ?? "Results/\(changes.folderName(of: file))"
    let keepsOlder = FileManager.default.fileExists(atPath: path)
    let run = ScenarioRun(file, options: SimulationOptions(threads: threadCount), includesBaseline: !noBaseline)
    let progress = run.makeProgress()
    let stopped = { @Sendable (folder: RunFolder) in
      folder.discard()
      return StoppedRun(
        completed: progress.completed, replications: progress.replications, output: path,
        kept: folder.isCommitted ? .complete : keepsOlder ? .older : .nothing)
    }
    let folder = try Interruption.ofProcess.begin {
      () throws(CommandError) in try makeFolder(path)
    } work: { folder in
      Interruption.Work(stop: { progress.stop() }, abandon: { stopped(folder) })
    }
    let summary: RunSummary
    do {
      let results = try simulate(run, progress: progress)
      summary = RunSummary(file, results, overrides: changes.words, output: path, wallClock: wallClock)
      var attachments = Attachments(
        version: FreshetVersion.string, name: file.name, scenarioText: file.resolvedText, dataFiles: file.dataFiles,
        leftOut: file.leftOut, threads: threadCount, wallClock: wallClock)
      attachments.overrides = changes.words
      try ResultWriter.write(
        results, summary.estimates, attachments: attachments, tables: tables, into: folder, monitor: progress.monitor)
    } catch {
      throw CommandError(error, stopped: stopped(folder))
    }
    try tell(summary)
    guard report else { return }
    let page = try ResultPictures.writeReport(of: path, replaces: false)
    voice.say("report: \(page)\n")
  }

  /// Says what the run came to, once the folder is complete.
  private func tell(_ summary: RunSummary) throws(CommandError) {
    let terminal = Terminal.standardError
    voice.say(summary.table(width: terminal.isInteractive ? max(80, terminal.width) : nil))
    guard json else { return }
    do throws(CommandError) {
      try StandardOutput.write(json: summary.json.description + "\n")
    } catch .standardOutput(let code, _) {
      throw .standardOutput(code: code, complete: summary.output)
    }
  }

  /// The names of the tables to write.
  private func chosenTables() throws(CommandError) -> Set<String> {
    let known = ResultTables.all.map(\.name)
    guard let tables else { return Set(known) }
    let names = tables.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
    if let unknown = names.first(where: { !known.contains($0) }) {
      throw .unknownTable(unknown, meant: Suggestion.nearest(to: unknown, among: known))
    }
    return Set(names)
  }

  /// The folder to write, found out to be writable before any work.
  private func makeFolder(_ path: String) throws(CommandError) -> RunFolder {
    if output == nil {
      // Where this fails, the folder says why.
      try? FileManager.default.createDirectory(atPath: "Results", withIntermediateDirectories: true)
    }
    do throws(RunFolderError) {
      return try RunFolder(path: path, replaces: force)
    } catch {
      throw .output(error)
    }
  }

  private func simulate(_ run: ScenarioRun, progress: RunProgress) throws(RunError) -> RunResults {
    guard !voice.quiet else { return try run.run(progress: progress) }
    let (display, terminal) = (ProgressDisplay(progress, of: run.file), Terminal.standardError)
    if !terminal.isInteractive { terminal.write("running \(run.file.name), \(progress.replications) replications\n") }
    let line = ChangingLine(on: terminal) { display.line() }
    line.start()
    defer { line.finish() }
    return try run.run(progress: progress)
  }
}

extension CommandError {
  /// What a run threw.
  fileprivate init(_ error: any Error, stopped run: StoppedRun) {
    switch error {
    case let error as CommandError: self = error
    case RunError.stopped, ResultError.stopped: self = .stopped(Interruption.ofProcess.signal ?? SIGINT, run)
    case RunError.failed(let replication, let error): self = .bug(Self.message(error, replication: replication))
    case ResultError.folder(let error): self = .output(error)
    case ResultError.accounting(let error): self = .bug(error.description)
    default: self = .bug("\(error)")
    }
  }
}
