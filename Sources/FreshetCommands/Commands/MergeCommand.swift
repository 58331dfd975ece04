import ArgumentParser
import FreshetCore
import FreshetExperiments
import FreshetResults

/// `freshet merge`: the tables of a sweep, made of its shards.
struct MergeCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the shards of a sweep together.",
    usage: "freshet merge DIR … [--output DIR]",
    discussion: """
      The tables do not depend on how the sweep was split, on the order of the folders, or on a shard that ran twice.
      """)

  @Argument(help: "Folders that freshet sweep --shard wrote; one where all shards share a disk.", completion: .directory)
  var folders: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write. (default: the first folder)", valueName: "dir"), completion: .directory)
  var output: String?

  @OptionGroup var voice: QuietOption

  func execute() throws(CommandError) {
    let path = output ?? folders[0]
    let failed: (count: Int, points: Int)
    do throws(SweepError) {
      let plan = try plan()
      var index = SweepIndex()
      let folder = try SweepError.inFolder { () throws(RunFolderError) in
        let merged = try SweepFolder(path: path, isShared: false)
        for folder in folders { try index.add(folder: folder + "/" + SweepFolder.shards) }
        let completed = SweepCompletion.records(plan, index, folders: folders)
        if completed.isEmpty { return merged }
        let log = try SweepLog(path: merged.logs + "/merge.log")
        for record in completed { try log.append(record) }
        try log.synchronize()
        try index.add(folder: merged.logs)
        return merged
      }
      let assembly = SweepAssembly(plan, index)
      try assembly.write(into: folder)
      voice.say("\(plan.points.count) points, \(assembly.failed) failed; the tables are in `\(path)`; `freshet report \(path)` draws them\n")
      failed = (assembly.failed, plan.points.count)
    } catch {
      throw .sweep(error)
    }
    if failed.count > 0 { throw .failedPoints(failed.count, of: failed.points, output: path) }
  }

  /// What all folders say the sweep is.
  private func plan() throws(SweepError) -> SweepPlan {
    var first: SweepPlan?
    for path in folders {
      guard let plan = SweepFolder.plan(of: path) else { throw .noSweep(path: path) }
      if let first, first != plan { throw .differentSweeps(path: folders[0], other: path) }
      first = plan
    }
    guard let first else { throw .noSweep(path: "") }
    return first
  }
}
