extension CountLayout {
  /// The bytes of a third of a row.
  private static var eight: Int { 8 * MemoryLayout<Int>.stride }

  /// The sums of ``value(_:flow:_:interval:in:)`` over all intervals, of all counters at once: they stand side by side.
  ///
  /// Checked for each number, this would take a sixth of a small run.
  func total(_ arm: Arm, flow: Int, in counts: Counts) -> FlowCounts {
    let (own, shared) = (own(arm, flow: flow, FlowCounter.allCases[0], interval: 0), shared(flow: flow, interval: 0))
    precondition(own + intervals * FlowCounter.stride <= counts.count && shared + intervals * Self.sharedCounters <= counts.count)
    return counts.withUnsafeBufferPointer { counts in
      var total = FlowCounts()
      var sums = (SIMD8<Int>(), SIMD8<Int>(), SIMD8<Int>())
      var (passed, completed) = (0, 0)
      for interval in 0..<intervals {
        let row = UnsafeRawPointer(counts.baseAddress.unsafelyUnwrapped + (own &+ interval &* FlowCounter.stride))
        sums.0 &+= row.loadUnaligned(as: SIMD8<Int>.self)
        sums.1 &+= row.loadUnaligned(fromByteOffset: Self.eight, as: SIMD8<Int>.self)
        sums.2 &+= row.loadUnaligned(fromByteOffset: 2 * Self.eight, as: SIMD8<Int>.self)
        let place = shared &+ interval &* Self.sharedCounters
        passed &+= counts[place]
        completed &+= counts[place &+ 1]
      }
      total.values.lowHalf = SIMD16(lowHalf: sums.0, highHalf: sums.1)
      total.values.highHalf.lowHalf = sums.2
      total[.wishes] += passed
      total[.attempts] += passed
      total[.completed] += completed
      return total
    }
  }
}
