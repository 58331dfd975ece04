import Foundation
import FreshetExperiments

extension SweepShard {
  /// What a scheduler calls the number of a process, the first number, and the number of processes.
  private static let schedulers: [(number: String, first: String?, count: String)] = [
    ("SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_COUNT"),
    ("OMPI_COMM_WORLD_RANK", nil, "OMPI_COMM_WORLD_SIZE"),
    ("SLURM_PROCID", nil, "SLURM_NTASKS"),
  ]

  /// Reads `3/16`, or asks the environment where the text is `auto`.
  static func read(_ text: String, environment: [String: String] = ProcessInfo.processInfo.environment) throws(CommandError) -> SweepShard {
    if text == "auto" { return try automatic(environment) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), let shard = SweepShard(number, of: count) else {
      throw .shard(.unreadable(text))
    }
    return shard
  }

  /// Slurm tells every batch script that it is process 0, and perhaps of one: that is no part, where something else says one.
  private static func automatic(_ environment: [String: String]) throws(CommandError) -> SweepShard {
    var found: [(name: String, shard: SweepShard)] = []
    for scheduler in schedulers {
      guard let text = environment[scheduler.number], let textOfCount = environment[scheduler.count] else { continue }
      guard let number = Int(text) else { throw .shard(.badVariable(scheduler.number, value: text)) }
      guard let count = Int(textOfCount) else { throw .shard(.badVariable(scheduler.count, value: textOfCount)) }
      let first = scheduler.first.flatMap { environment[$0] }.flatMap { Int($0) } ?? 0
      guard let shard = SweepShard(number - first + 1, of: count) else { throw .shard(.badVariable(scheduler.number, value: text)) }
      found.append((scheduler.number, shard))
    }
    let parallel = found.filter { $0.shard.count > 1 }
    guard let only = parallel.first ?? found.first else { throw .shard(.nothing) }
    if parallel.count > 1, parallel.contains(where: { $0.shard != only.shard }) { throw .shard(.several(parallel.map(\.name))) }
    return only.shard
  }
}
