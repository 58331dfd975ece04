/// How much memory a run needs that keeps everybody from the first window to the last.
extension Plan {
  /// Bytes of the state of all people, those who are expected to sign up included. The first attempt that waits at a door, or a move from
  /// it, takes some 24 more, each attempt behind the first some 50.
  var memoryOfPeople: Int {
    blocks.reduce(0) { sum, block in
      sum + (block.users + Int(block.expectedArrivals.rounded(.up))) * PackedPeople.bytes(of: roles[block.role])
    }
  }
}
