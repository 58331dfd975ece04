public import FreshetCore

/// A worker of a windowed run with the blocks it owns, their calendars and their mail.
@usableFromInline
final class WindowCrew<Model: BlockModel> {
  @usableFromInline let model: Model
  @usableFromInline let worker: Model.Worker
  @usableFromInline let end: SimulationTime
  @usableFromInline let windowLength: Int64
  @usableFromInline let range: Range<Int>
  @usableFromInline let outbox: Outbox<Model.Message>
  @usableFromInline var blocks: [Model.Block] = []
  @usableFromInline var calendars: [Calendar] = []
  @usableFromInline var sequences: [UInt32]
  @usableFromInline let heads: UnsafeMutablePointer<UInt32>
  @usableFromInline var sorted: UnsafeMutablePointer<Mail<Model.Message>>
  @usableFromInline var sortedCapacity = 1024
  @usableFromInline let dueBits: UnsafeMutablePointer<UInt64>
  @usableFromInline let dueWords: Int

  @inlinable
  init(
    model: Model, worker: Model.Worker, end: SimulationTime, windowLength: Int64, blocks range: Range<Int>,
    outbox: Outbox<Model.Message>
  ) {
    self.model = model
    self.worker = worker
    self.end = end
    self.windowLength = windowLength
    self.range = range
    self.outbox = outbox
    sequences = Array(repeating: 0, count: range.count)
    heads = .allocate(capacity: model.blockStride + 1)
    dueWords = model.blockStride / 64 + 1
    dueBits = .allocate(capacity: dueWords)
    dueBits.initialize(repeating: 0, count: dueWords)
    sorted = .allocate(capacity: sortedCapacity)
  }

  deinit {
    for calendar in calendars { calendar.deallocate() }
    heads.deallocate()
    sorted.deallocate()
    dueBits.deallocate()
  }

  /// Creates the blocks and files every member.
  @inlinable
  func begin() {
    for index in range {
      let block = model.makeBlock(index, worker: worker)
      let calendar = Calendar(members: model.memberCount(of: block))
      for member in 0..<model.memberCount(of: block) {
        let due = model.begin(member, of: block, worker: worker)
        if due < end { calendar.file(member, window: Int(due.microseconds / windowLength), earliest: 0) }
      }
      blocks.append(block)
      calendars.append(calendar)
    }
  }

  /// Lives all own blocks through one window.
  @inlinable
  func live(window: Int, until windowEnd: SimulationTime, coupling: Model.Coupling) {
    if window % (MailStore<Model.Message>.ring / 2) == 0 { outbox.store.admitOverflow(currentWindow: window) }
    for local in blocks.indices {
      outbox.state.pointee.sequence = sequences[local]
      live(local, block: blocks[local], calendar: calendars[local], window: window, until: windowEnd, coupling: coupling)
      sequences[local] = outbox.state.pointee.sequence
    }
  }

  @inlinable @inline(never)
  func live(
    _ local: Int, block: Model.Block, calendar: Calendar, window: Int, until windowEnd: SimulationTime, coupling: Model.Coupling
  ) {
    let firstAddress = UInt32(truncatingIfNeeded: (range.lowerBound &+ local) &* model.blockStride)
    if model.isCoupled, outbox.store.count(block: local, window: window) > 0 {
      deliver(local, block: block, calendar: calendar, window: window, until: windowEnd, coupling: coupling)
    }
    guard calendar.take(window: window, due: dueBits) else { return }
    for word in 0..<dueWords {
      var bits = dueBits[word]
      dueBits[word] = 0
      while bits != 0 {
        let member = word &<< 6 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        outbox.state.pointee.sender = firstAddress &+ UInt32(truncatingIfNeeded: member)
        let due = model.advance(member, of: block, until: windowEnd, coupling: coupling, worker: worker, outbox: outbox)
        if due < end { calendar.file(member, window: Int(due.microseconds / windowLength), earliest: window &+ 1) }
      }
    }
  }

  /// Gives the block's members their mail of this window, each with its own events in between.
  @inlinable
  func deliver(
    _ local: Int, block: Model.Block, calendar: Calendar, window: Int, until windowEnd: SimulationTime, coupling: Model.Coupling
  ) {
    let firstAddress = UInt32(truncatingIfNeeded: (range.lowerBound &+ local) &* model.blockStride)
    let count = outbox.store.count(block: local, window: window)
    if count > sortedCapacity {
      sorted.deallocate()
      sortedCapacity = count * 2
      sorted = .allocate(capacity: sortedCapacity)
    }
    let mails = sorted
    outbox.store.take(block: local, window: window, members: model.memberCount(of: block), into: mails, heads: heads)
    var index = 0
    while index < count {
      let target = mails[index].target
      let member = Int(target)
      outbox.state.pointee.sender = firstAddress &+ target
      repeat {
        let mail = mails[index]
        _ = model.advance(member, of: block, until: mail.time, coupling: coupling, worker: worker, outbox: outbox)
        model.receive(
          mail.message, at: mail.time, by: member, of: block, coupling: coupling, worker: worker, outbox: outbox)
        index &+= 1
      } while index < count && mails[index].target == target
      let due = model.advance(member, of: block, until: windowEnd, coupling: coupling, worker: worker, outbox: outbox)
      calendar.remove(member)
      if due < end { calendar.file(member, window: Int(due.microseconds / windowLength), earliest: window &+ 1) }
    }
  }

  /// Takes what another worker's members posted for the own blocks.
  @inlinable
  func admit(from other: Outbox<Model.Message>) {
    for (block, window, mail) in other.outgoing where range.contains(block) {
      outbox.store.add(
        mail, block: block - range.lowerBound, window: window, currentWindow: outbox.state.pointee.window)
    }
  }

  /// Ends every member's life.
  @inlinable
  func finish() {
    for block in blocks {
      for member in 0..<model.memberCount(of: block) { model.finish(member, of: block, worker: worker) }
    }
  }
}
