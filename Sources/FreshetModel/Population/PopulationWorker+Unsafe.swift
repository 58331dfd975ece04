import FreshetCore
import FreshetRandom

/// What a thread carries while it lives people's lives: a stream of draws and the counts.
final class PopulationWorker<Observer: AttemptObserver> {
  let stream: RandomStream
  let tally: Tally
  /// Draws that were made ahead: in windows for each of 64 people, else for what one decides next. Each is used for its own
  /// decision alone, so it does not matter when another takes its place.
  let early: UnsafeMutablePointer<EarlyDraws>
  /// For each process of the person who lives, where that is not packed.
  let gapsAhead: UnsafeMutablePointer<GapAhead>
  var observer = Observer()
  private var reportedEvents = 0

  init(seed: UInt64, replication: Int, layout: ResultLayout, reportInterval: SimulationDuration, limits: Int) {
    stream = RandomStream(seed: seed, replication: replication)
    tally = Tally(layout, reportInterval: reportInterval, limits: limits)
    early = .allocate(capacity: 64)
    early.initialize(repeating: .none, count: 64)
    gapsAhead = .allocate(capacity: 64)
    gapsAhead.initialize(repeating: .none, count: 64)
  }

  deinit {
    early.deallocate()
    gapsAhead.deallocate()
  }

  /// The events since this was last asked.
  func takeUnreportedEvents() -> Int {
    let events = tally.events - reportedEvents
    reportedEvents = tally.events
    return events
  }
}
