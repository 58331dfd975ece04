/// How much memory a run needs that keeps everybody from the first window to the last.
extension Plan {
  /// Bytes of the state of all people, those who are expected to sign up included. An attempt that waits takes some 24 more.
  var memoryOfPeople: Int {
    blocks.reduce(0) { sum, block in
      sum + (block.users + Int(block.expectedArrivals.rounded(.up))) * PackedPeople.bytes(of: roles[block.role])
    }
  }
}
