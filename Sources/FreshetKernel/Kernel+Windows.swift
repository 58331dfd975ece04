public import FreshetCore

extension Kernel {
  /// Window after window: all workers live their blocks, then mail changes hands and the model is coupled.
  @inlinable
  func runWindows(
    _ grid: TimeGrid, coupling first: Model.Coupling, progress: @escaping @Sendable (Double) -> Bool
  ) throws(KernelError) -> [Model.Worker] {
    let windows = Windows(grid, until: end)
    var coupling = first
    nonisolated(unsafe) let crews = (0..<workers).map { index in
      let share = BlockShare(of: model.blockCount, worker: index, workers: workers)
      return WindowCrew(
        model: model, worker: model.makeWorker(), windows: windows, blocks: share,
        outbox: Outbox(runEnd: end, windows: grid, blockStride: model.blockStride, share: share))
    }
    let modelWorkers = crews.map(\.worker)
    onAllWorkers { crews[$0].begin() }

    for window in 0..<windows.count {
      let windowEnd = windows.end(of: window)
      for crew in crews { crew.admitLater(in: window) }
      if crews.contains(where: { $0.isBusy(in: window) }) {
        let isLittle = workers > 1 && crews.reduce(0) { $0 + $1.busyEighths(in: window, few: Self.few) } <= Self.few
        try live(window, of: crews, coupling: coupling, isLittle: isLittle)
      }
      model.couple(&coupling, counts: takeCounts(of: modelWorkers), at: windowEnd)
      if !progress(Double(windowEnd.microseconds) / Double(end.microseconds)), windowEnd < end { throw .stopped }
    }
    onAllWorkers { crews[$0].finish() }
    return modelWorkers
  }

  /// As many eighths of blocks as two blocks have: mostly threads take longer to meet than one of them to see to those.
  @usableFromInline static var few: Int { 16 }

  /// All workers live their blocks through a window, then mail changes hands.
  @inlinable
  func live(
    _ window: Int, of crews: [WindowCrew<Model>], coupling: Model.Coupling, isLittle: Bool
  ) throws(KernelError) {
    nonisolated(unsafe) let crews = crews
    let windowEnd = crews[0].windows.end(of: window)
    onAllWorkers(isLittle: isLittle) {
      crews[$0].outbox.state.pointee.window = window
      crews[$0].outbox.state.pointee.windowEnd = windowEnd
      crews[$0].live(window, coupling: coupling)
    }
    try checkViolations(crews.map(\.outbox), windowEnd: windowEnd)
    guard workers > 1 else { return }
    onAllWorkers(isLittle: isLittle) { receiver in
      for crew in crews { crews[receiver].outbox.admit(from: crew.outbox) }
    }
    for crew in crews { crew.outbox.forgetOutgoing() }
  }

  /// What all workers together have counted for the coupling.
  @inlinable
  func takeCounts(of workers: [Model.Worker]) -> [Int] {
    var sums = model.takeCounts(of: workers[0])
    for worker in workers.dropFirst() {
      let counts = model.takeCounts(of: worker)
      precondition(counts.count == sums.count, "workers that count different things")
      for index in counts.indices { sums[index] &+= counts[index] }
    }
    return sums
  }
}

/// The windows of a run: equal stretches of it, of which the end may cut the last one short.
@usableFromInline
struct Windows: Sendable, BitwiseCopyable {
  @usableFromInline let grid: TimeGrid
  @usableFromInline let runEnd: SimulationTime

  @inlinable
  init(_ grid: TimeGrid, until runEnd: SimulationTime) {
    self.grid = grid
    self.runEnd = runEnd
  }

  @inlinable
  var count: Int { grid.index(of: SimulationTime(microseconds: runEnd.microseconds &- 1)) &+ 1 }

  /// The window that an instant before the end lies in.
  @inlinable @inline(__always)
  func index(of time: SimulationTime) -> Int { grid.index(of: time) }

  @inlinable
  func end(of window: Int) -> SimulationTime {
    min(SimulationTime(microseconds: Int64(window &+ 1) &* grid.length.microseconds), runEnd)
  }
}
