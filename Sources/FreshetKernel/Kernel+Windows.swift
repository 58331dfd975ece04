public import FreshetCore

extension Kernel {
  /// Window after window: all workers live their blocks, then mail changes hands and the model is coupled.
  @inlinable
  func runWindows(
    _ windows: TimeGrid, coupling first: Model.Coupling, progress: @escaping @Sendable (Double) -> Bool
  ) throws(KernelError) -> [Model.Worker] {
    var coupling = first
    nonisolated(unsafe) let crews = (0..<workers).map { index in
      let blocks = (model.blockCount * index / workers)..<(model.blockCount * (index + 1) / workers)
      return WindowCrew(
        model: model, worker: model.makeWorker(), end: end, windows: windows, blocks: blocks,
        outbox: Outbox(
          runEnd: end, windows: windows, blockStride: model.blockStride, blockCount: model.blockCount, ownBlocks: blocks))
    }
    let modelWorkers = crews.map(\.worker)
    onAllWorkers { crews[$0].begin() }

    var window = 0
    var start = SimulationTime.start
    while start < end {
      let windowEnd = min(start + windows.length, end)
      let (number, quantities) = (window, coupling)
      onAllWorkers {
        crews[$0].outbox.state.pointee.window = number
        crews[$0].outbox.state.pointee.windowEnd = windowEnd
        crews[$0].live(window: number, until: windowEnd, coupling: quantities)
      }
      try checkViolations(crews.map(\.outbox), windowEnd: windowEnd)
      window += 1
      if workers > 1 {
        onAllWorkers { receiver in
          for crew in crews { crews[receiver].admit(from: crew.outbox) }
        }
        for crew in crews { crew.outbox.outgoing.removeAll(keepingCapacity: true) }
      }
      model.couple(&coupling, workers: modelWorkers, at: windowEnd)
      start = windowEnd
      if !progress(Double(start.microseconds) / Double(end.microseconds)), start < end { throw .stopped }
    }
    onAllWorkers { crews[$0].finish() }
    return modelWorkers
  }
}
