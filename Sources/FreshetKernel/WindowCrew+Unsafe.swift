public import FreshetCore

/// A worker of a windowed run with the blocks it owns, their calendars and their mail.
@usableFromInline
final class WindowCrew<Model: BlockModel> {
  @usableFromInline let model: Model
  @usableFromInline let worker: Model.Worker
  @usableFromInline let windows: Windows
  /// The own blocks.
  @usableFromInline let range: Range<Int>
  @usableFromInline let outbox: Outbox<Model.Message>
  @usableFromInline var blocks: [Model.Block] = []
  @usableFromInline var calendars: [Calendar] = []
  /// By own block: how many pieces of mail its members have posted.
  @usableFromInline var sequences: [UInt32]
  @usableFromInline var delivery: Delivery<Model.Message>

  @inlinable
  init(
    model: Model, worker: Model.Worker, windows: Windows, blocks range: Range<Int>, outbox: Outbox<Model.Message>
  ) {
    self.model = model
    self.worker = worker
    self.windows = windows
    self.range = range
    self.outbox = outbox
    sequences = Array(repeating: 0, count: range.count)
    delivery = Delivery(members: model.blockStride)
  }

  deinit {
    for calendar in calendars { calendar.deallocate() }
    delivery.deallocate()
  }

  /// Creates the blocks and files every member.
  @inlinable
  func begin() {
    for index in range {
      let block = model.makeBlock(index, worker: worker)
      let members = model.memberCount(of: block)
      precondition(members <= model.blockStride, "a block with more members than the stride")
      let calendar = Calendar(members: members)
      for member in 0..<members {
        let due = model.begin(member, of: block, worker: worker)
        precondition(due >= .start, "a first event before the start")
        if due < windows.runEnd { calendar.file(member, ahead: windows.index(of: due), of: 0) }
      }
      blocks.append(block)
      calendars.append(calendar)
    }
  }

  /// Lives all own blocks through one window.
  @inlinable
  func live(_ window: Int, coupling: Model.Coupling) {
    if window % (MailStore<Model.Message>.ring / 2) == 0 { outbox.store.admitOverflow(currentWindow: window) }
    let surroundings = Surroundings<Model>(coupling: coupling, worker: worker, outbox: outbox)
    let now = Calendar.position(of: window)
    for local in blocks.indices {
      outbox.state.pointee.sequence = sequences[local]
      // A streamed block's outbox has a store without slots: only a model with mail may look into it.
      let hasAny =
        model.hasMail
        && outbox.store.take(
          window: window, block: local, members: model.memberCount(of: blocks[local]), into: &delivery,
          filing: (calendars[local], now))
      live(local, through: window, mail: hasAny ? delivery : nil, in: surroundings)
      sequences[local] = outbox.state.pointee.sequence
    }
  }

  /// Lets each member of a block who is due live to the end of the window.
  @inlinable @inline(never)
  func live(_ local: Int, through window: Int, mail: Delivery<Model.Message>?, in surroundings: Surroundings<Model>) {
    let (block, calendar) = (blocks[local], calendars[local])
    let (now, windowEnd) = (Calendar.position(of: window), windows.end(of: window))
    let firstAddress = UInt32(truncatingIfNeeded: (range.lowerBound &+ local) &* model.blockStride)
    for group in 0..<calendar.groups {
      var due = calendar.due(group: group, at: now)
      var prepared = due
      while prepared != 0 {
        model.prepare(group &* 64 &+ prepared.trailingZeroBitCount, of: block, worker: worker)
        prepared &= prepared &- 1
      }
      while due != 0 {
        let member = group &* 64 &+ due.trailingZeroBitCount
        due &= due &- 1
        outbox.state.pointee.sender = firstAddress &+ UInt32(truncatingIfNeeded: member)
        if Model.Message.self != NoMessage.self, let mail {
          for piece in mail.take(member) {
            _ = model.advance(member, of: block, until: piece.time, in: surroundings)
            model.receive(piece.message, at: piece.time, by: member, of: block, in: surroundings)
          }
        }
        let next = model.advance(member, of: block, until: windowEnd, in: surroundings)
        precondition(next >= windowEnd, "a member that is due in a window that is over")
        if next < windows.runEnd {
          calendar.file(member, ahead: windows.index(of: next) &- window, of: now)
        } else {
          calendar.remove(member)
        }
      }
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
