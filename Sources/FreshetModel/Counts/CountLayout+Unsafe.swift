extension CountLayout {
  /// The sums of ``value(_:flow:_:interval:in:)`` over all intervals, of all counters at once: they stand side by side.
  ///
  /// Checked for each number, this would take a sixth of a small run.
  func total(_ arm: Arm, flow: Int, in counts: [Int]) -> FlowCounts {
    let (own, shared) = (own(arm, flow: flow, FlowCounter.allCases[0], interval: 0), shared(flow: flow, interval: 0))
    precondition(own + intervals * FlowCounter.stride <= counts.count && shared + intervals * Self.sharedCounters <= counts.count)
    return counts.withUnsafeBufferPointer { counts in
      var total = FlowCounts()
      var (passed, completed) = (0, 0)
      for interval in 0..<intervals {
        let row = own &+ interval &* FlowCounter.stride
        for counter in total.values.indices { total.values[counter] &+= counts[row &+ counter] }
        let place = shared &+ interval &* Self.sharedCounters
        passed &+= counts[place]
        completed &+= counts[place &+ 1]
      }
      total[.wishes] += passed
      total[.attempts] += passed
      total[.completed] += completed
      return total
    }
  }
}
