import FreshetCore

/// The textbook engine: one queue of all events of all members, taken one by one in the order of time.
///
/// Events at the same time: mail before own events; mail by sender and sequence. It knows no blocks and no workers, and windows
/// only as the moments at which the model is coupled.
struct ReferenceEngine<R: Rules> {
  struct Event {
    var time: SimulationTime
    var isMail: Bool
    /// Who posted it, and as its how-manieth; for an event of its own the member and the version of its plans.
    var sender: Int
    var sequence: Int
    var target: Int
    var message: UInt64

    static func precedes(_ left: Event, _ right: Event) -> Bool {
      if left.time != right.time { return left.time < right.time }
      if left.isMail != right.isMail { return left.isMail }
      if left.sender != right.sender { return left.sender < right.sender }
      return left.sequence < right.sequence
    }
  }

  final class Tray: Postbox {
    var posted: [(message: UInt64, target: Int, time: SimulationTime)] = []
    func post(_ message: UInt64, to index: Int, at time: SimulationTime) { posted.append((message, index, time)) }
  }

  let rules: R
  let end: SimulationTime
  private let draws: Draws
  private let tray = Tray()
  private var lives: [Life<R.Member>]
  /// Plans change: an own event counts only while it is of the member's latest version.
  private var versions: [Int]
  private var posted: [Int]
  private var queue = BinaryHeap<Event>(precedes: Event.precedes)
  private var tally = Tally()

  init(rules: R, end: SimulationTime, keepsEntries: Bool) {
    self.rules = rules
    self.end = end
    let draws = Draws(seed: rules.seed, replication: rules.replication)
    self.draws = draws
    lives = (0..<rules.memberCount).map {
      Life(member: rules.makeMember($0, draws: draws), history: History(keepsEntries: keepsEntries))
    }
    versions = Array(repeating: 0, count: lives.count)
    posted = versions
    for index in lives.indices { plan(index) }
  }

  mutating func run(window: SimulationDuration?, coupling first: Int) -> Outcome<R.Member> {
    var coupling = first
    var steps: [CouplingStep] = []
    var windowEnd = window.map { SimulationTime.start + $0 } ?? .never
    func couple(at time: SimulationTime) {
      rules.couple(&coupling, total: tally, at: time)
      steps.append(CouplingStep(time: time, coupling: coupling))
    }
    while let event = queue.removeFirst() {
      while let window, windowEnd <= event.time {
        couple(at: windowEnd)
        windowEnd = windowEnd + window
      }
      process(event, coupling: coupling)
    }
    if let window {
      while windowEnd < end {
        couple(at: windowEnd)
        windowEnd = windowEnd + window
      }
      couple(at: end)
    }
    for index in lives.indices { rules.finish(&lives[index].member, at: end) }
    return Outcome(lives: lives, tally: tally, steps: steps)
  }

  private mutating func process(_ event: Event, coupling: Int) {
    let index = event.target
    let moment = Moment(index: index, time: event.time, coupling: coupling, draws: draws)
    if event.isMail {
      lives[index].history.note(.mail(event.time.microseconds, event.message))
      rules.receive(event.message, by: &lives[index].member, at: moment, tally: &tally, post: tray)
    } else {
      guard event.sequence == versions[index] else { return }
      lives[index].history.note(.own(event.time.microseconds))
      rules.act(&lives[index].member, at: moment, tally: &tally, post: tray)
    }
    tally.events += 1
    plan(index)
    for (message, target, time) in tray.posted where time < end {
      posted[index] += 1
      queue.insert(
        Event(time: time, isMail: true, sender: index, sequence: posted[index], target: target, message: message))
    }
    tray.posted.removeAll(keepingCapacity: true)
  }

  private mutating func plan(_ index: Int) {
    versions[index] += 1
    let due = lives[index].member.due
    guard due < end else { return }
    queue.insert(
      Event(time: due, isMail: false, sender: index, sequence: versions[index], target: index, message: 0))
  }
}

struct BinaryHeap<Element> {
  let precedes: (Element, Element) -> Bool
  private var elements: [Element] = []

  init(precedes: @escaping (Element, Element) -> Bool) {
    self.precedes = precedes
  }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var child = elements.count - 1
    while child > 0, precedes(elements[child], elements[(child - 1) / 2]) {
      elements.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeFirst() -> Element? {
    guard let first = elements.first, let last = elements.popLast() else { return nil }
    guard !elements.isEmpty else { return first }
    elements[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < elements.count && precedes(elements[child], elements[best]) {
        best = child
      }
      if best == parent { return first }
      elements.swapAt(parent, best)
      parent = best
    }
  }
}

extension Rules {
  /// The rules in the order of time, one event after the other.
  func runSequentially(
    until end: SimulationTime, window: SimulationDuration?, coupling: Int = 0, keepsEntries: Bool = false
  ) -> Outcome<Member> {
    var engine = ReferenceEngine(rules: self, end: end, keepsEntries: keepsEntries)
    return engine.run(window: window, coupling: coupling)
  }
}
