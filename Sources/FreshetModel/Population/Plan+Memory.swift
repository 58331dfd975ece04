/// How much memory a run needs that keeps everybody from the first window to the last.
extension Plan {
  /// Bytes of the state of all people, those who are expected to sign up included.
  var memoryOfPeople: Int {
    blocks.reduce(0) { sum, block in
      sum + (block.users + Int(block.expectedArrivals.rounded(.up))) * roles[block.role].bytesPerPerson
    }
  }
}

extension Role {
  /// Bytes of a link in the kernel's calendar, rounded up.
  private static let calendarBytes = 8

  /// Bytes of the state of one person; see ``PopulationBlock``.
  var bytesPerPerson: Int {
    processes.count * MemoryLayout<ProcessSlot>.stride + gated.count * MemoryLayout<PendingTry>.stride
      + (canLapse ? accounts.count * MemoryLayout<LapseSlot>.stride : 0) + MemoryLayout<PersonState>.stride
      + Self.calendarBytes
  }
}
