import FreshetCore

/// What is due at some times, the earliest first: a binary heap.
///
/// - Complexity: O(log n) to add and to remove the first, O(1) to look at it.
struct TimeHeap: Sendable {
  struct Entry: BitwiseCopyable, Sendable {
    var time: SimulationTime
    /// The place in line and how often that has been used; of no meaning where all that matters is the time.
    var ticket: Ticket
  }

  private(set) var entries: [Entry] = []

  var count: Int { entries.count }

  /// The earliest time; `.never` where there is none.
  var first: SimulationTime { entries.first?.time ?? .never }

  mutating func add(_ time: SimulationTime, _ ticket: Ticket = Ticket(place: 0, use: 0)) {
    var place = entries.count
    entries.append(Entry(time: time, ticket: ticket))
    while place > 0 {
      let parent = (place &- 1) / 2
      guard time < entries[parent].time else { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = Entry(time: time, ticket: ticket)
  }

  mutating func removeFirst() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    sift(last, from: 0)
  }

  /// Puts another time in the place of the first one.
  mutating func replaceFirst(by time: SimulationTime) {
    sift(Entry(time: time, ticket: Ticket(place: 0, use: 0)), from: 0)
  }

  /// Keeps some entries alone.
  mutating func filter(_ isKept: (Entry) -> Bool) {
    let kept = entries.filter(isKept)
    entries.removeAll(keepingCapacity: true)
    for entry in kept { add(entry.time, entry.ticket) }
  }

  /// Lets an entry sink to where it belongs from a place that is free.
  private mutating func sift(_ entry: Entry, from start: Int) {
    var place = start
    while true {
      var child = 2 &* place &+ 1
      guard child < entries.count else { break }
      if child &+ 1 < entries.count, entries[child &+ 1].time < entries[child].time { child &+= 1 }
      guard entries[child].time < entry.time else { break }
      entries[place] = entries[child]
      place = child
    }
    entries[place] = entry
  }
}
