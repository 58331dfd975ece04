/// The place of a request that waits, and the number of this use of the place: whoever has left has no valid ticket.
struct Ticket: BitwiseCopyable, Sendable, Equatable {
  var place: UInt32
  var use: UInt32
}

/// Tickets in the order in which they were given out: a ring that grows.
struct WaitingLine: Sendable {
  private var tickets: [Ticket] = []
  private var head = 0
  /// Those of who has left included.
  private(set) var count = 0

  mutating func append(_ ticket: Ticket) {
    if count == tickets.count { grow() }
    // The size is a power of two.
    tickets[(head &+ count) & (tickets.count &- 1)] = ticket
    count &+= 1
  }

  mutating func popFirst() -> Ticket? {
    guard count > 0 else { return nil }
    defer {
      head = (head &+ 1) & (tickets.count &- 1)
      count &-= 1
    }
    return tickets[head]
  }

  mutating func removeAll() { (head, count) = (0, 0) }

  private mutating func grow() {
    let ordered = (0..<count).map { tickets[(head + $0) & (tickets.count - 1)] }
    tickets = ordered + Array(repeating: Ticket(place: 0, use: 0), count: max(16, count))
    head = 0
  }
}
