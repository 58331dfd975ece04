import ArgumentParser
import Foundation
import FreshetCore
import FreshetExperiments
import FreshetResults
import FreshetScenarios

/// `freshet sweep`: a scenario at many points, resumable and in shards.
struct SweepCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run a scenario at many points; go on where a stopped sweep ended.",
    usage: "freshet sweep SCENARIO|SWEEP [--vary KEY=VALUES …] [OPTION …]",
    discussion: """
      What is finished is kept in the folder at once, whatever stops the sweep: the same command goes on from there. Values are lists, \
      [20 %, 50 %], and ranges: A..B step S, A..B in N, A..B log in N, and A..B or A..B log for designs that draw. Keys that move together \
      stand between commas: 'a,b=[[1, 2], [3, 4]]'. Exit code 1 where a point failed.
      """)

  @Argument(help: "A scenario file or a sweep file.", completion: .scenario)
  var scenario: String

  @OptionGroup var choices: SweepChoices
  @OptionGroup var changes: ScenarioChanges
  @OptionGroup var threads: ThreadCount

  @Option(help: ArgumentHelp("The part of the sweep to do, such as 3/16; auto asks Slurm or Open MPI.", valueName: "part"))
  var shard: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write. (default: Results/<name>)", valueName: "dir"), completion: .directory)
  var output: String?

  @Flag(help: "Leave the world without restrictions out of the results.")
  var noBaseline = false

  @Flag(help: "Say what the sweep would take, and run nothing.")
  var dryRun = false

  @OptionGroup var voice: QuietOption

  @Flag(help: "Print what was done as JSON on standard output.")
  var json = false

  func validate() throws {
    if let output, output.isEmpty { throw ValidationError("--output needs the name of a folder.") }
  }

  func execute() throws(CommandError) {
    let part = try shard.map { text throws(CommandError) in try SweepShard.read(text) } ?? .whole
    let threadCount = threads.available
    let run = try load(part, threads: threadCount)
    if let reference = choices.reference, reference >= run.plan.points.count {
      throw .badCommandLine("--reference must be from 0 to \(run.plan.points.count - 1).")
    }
    let path = output ?? "Results/\(run.sweep.name)"
    if dryRun { return try tell(SweepReport(run, output: path).cost()) }
    // Each thread has a run of its own.
    try MemoryLimit.check(run.memoryOfRun * Double(threadCount), threads: threadCount)
    let progress = run.makeProgress()
    let isShared = part.count > 1
    let stopped = { @Sendable in StoppedRun(completed: progress.done, replications: progress.runs, output: path, kept: .log) }
    let (folder, log) = try Interruption.ofProcess.begin {
      () throws(CommandError) in try open(path, part)
    } work: { _ in
      Interruption.Work(stop: { progress.stop() }, abandon: stopped)
    }
    let report = SweepReport(run, output: path)
    voice.say(report.beginning(folder))
    do throws(SweepError) {
      try simulate(run, folder, log, progress)
      if !isShared { try SweepAssembly(run.plan, index(folder)).write(into: folder) }
    } catch .stopped {
      throw .stopped(Interruption.ofProcess.signal ?? SIGINT, stopped())
    } catch {
      throw .sweep(error)
    }
    try tell(report.end(progress, isShard: isShared))
    if progress.failed > 0 { throw .failedPoints(progress.failed, of: progress.runs, output: path) }
  }

  private func load(_ part: SweepShard, threads: Int) throws(CommandError) -> SweepRun {
    let options = try choices.options(changes)
    do throws(ScenarioDiagnostics) {
      let sweep = try SweepLoader.load(path: scenario, options: options)
      return try SweepRun(sweep, reference: choices.reference, threads: threads, shard: part, includesBaseline: !noBaseline)
    } catch {
      throw .refused([error])
    }
  }

  /// The folder and the log of the part, found out to be writable before any work.
  private func open(_ path: String, _ part: SweepShard) throws(CommandError) -> (SweepFolder, SweepLog) {
    // Where this fails, the folder says why.
    if output == nil { try? FileManager.default.createDirectory(atPath: "Results", withIntermediateDirectories: true) }
    do throws(RunFolderError) {
      let folder = try SweepFolder(path: path, isShared: part.count > 1)
      return (folder, try SweepLog(path: folder.logs + "/" + part.log))
    } catch {
      throw .output(error)
    }
  }

  private func simulate(_ run: SweepRun, _ folder: SweepFolder, _ log: SweepLog, _ progress: SweepProgress) throws(SweepError) {
    try SweepError.inFolder { () throws(RunFolderError) in try run.describe(in: folder) }
    let display = SweepDisplay(progress)
    let line = voice.quiet ? nil : ChangingLine(on: Terminal.standardError) { display.line() }
    line?.start()
    defer { line?.finish() }
    try run.run(index(folder), into: log, progress: progress)
    // Runs whose last replication was done elsewhere meanwhile.
    if run.sharesReplications { try run.run(index(folder), into: log, progress: run.makeProgress()) }
  }

  private func index(_ folder: SweepFolder) throws(SweepError) -> SweepIndex {
    var index = SweepIndex()
    try SweepError.inFolder { () throws(RunFolderError) in try index.add(folder: folder.logs) }
    return index
  }

  private func tell(_ report: SweepReport.Text) throws(CommandError) {
    voice.say(report.lines)
    if json { try StandardOutput.write(json: report.json.description + "\n") }
  }
}
