import FreshetCore
import FreshetRandom

/// What a thread carries while it lives people's lives: a stream of draws and the counts.
final class PopulationWorker<Observer: TryObserver> {
  let stream: RandomStream
  let tally: Tally
  var observer = Observer()
  private var reportedEvents = 0

  init(seed: UInt64, replication: Int, layout: ResultLayout, reportInterval: SimulationDuration, limits: Int) {
    stream = RandomStream(seed: seed, replication: replication)
    tally = Tally(layout, reportInterval: reportInterval, limits: limits)
  }

  /// The events since this was last asked.
  func takeUnreportedEvents() -> Int {
    let events = tally.events - reportedEvents
    reportedEvents = tally.events
    return events
  }
}
