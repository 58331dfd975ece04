import FreshetCore
import FreshetExperiments
import FreshetResults

extension Caution {
  /// The sentence that `check` and `run` say.
  var sentence: String {
    switch self {
    case .liftOutsideRun(let restriction):
      "\(restriction.visible) is lifted outside the run: surge.csv has no row for it"
    case .unseenPast(let restriction, let seconds):
      "\(restriction.visible) is in force before the run starts, but nobody tries again, waits or holds back yet: "
        + (seconds.map { "start the run \(HumanText.seconds($0)) earlier, and read it from where it starts now" } ?? "they do after a while")
    case .coarseLimit(let restriction, let attempts):
      "\(restriction.visible) lets \(HumanText.count(attempts)) simulated attempts through at once, which is coarse: take a larger `--sample`"
    case .fewSuspended(let restriction, let accounts):
      "\(restriction.visible) suspends \(HumanText.count(accounts)) simulated accounts, which is few: take a larger `--sample`"
    case .overloadedService(let service, let comes, let serves):
      "\(service.visible) can serve \(HumanText.count(serves)) people a day, and \(HumanText.count(comes)) come as usual: its line grows until "
        + "they find no room or lose patience"
    case .unseenTarget(let service):
      "nothing that \(service.visible) serves is lifted in the run: its `target` shows in services.csv of a sweep alone"
    case .lateAnswers(let service, let after, let gap):
      "people hear of \(service.visible) up to \(HumanText.seconds(after)) late, and half of them come again after \(HumanText.seconds(gap)): take a "
        + "shorter `answers_within`"
    case .coarseService(let service, let excess):
      "so small a part of \(service.visible) is simulated that usual waits are up to \(HumanText.seconds(excess)) too long, and more people are "
        + "lost there: take a larger `--sample`, 1 for exact numbers"
    case .endlessSubscribers(let accounts):
      "the subscribers of \(accounts.visible) have no finite variance: a few accounts decide, and intervals of `reach` are too short"
    case .singleReplication:
      "one replication: nothing has an interval, and a peak is the greatest of noisy numbers"
    }
  }
}
