public import FreshetCore

/// A worker of a windowed run with the blocks it owns, their calendars and their mail.
@usableFromInline
final class WindowCrew<Model: BlockModel> {
  @usableFromInline let model: Model
  @usableFromInline let worker: Model.Worker
  @usableFromInline let windows: Windows
  /// The own blocks.
  @usableFromInline let share: BlockShare
  @usableFromInline let outbox: Outbox<Model.Message>
  @usableFromInline var blocks: [Model.Block] = []
  @usableFromInline var calendars: [Calendar] = []
  /// By own block: how many pieces of mail its members have posted.
  @usableFromInline var sequences: [UInt32]
  @usableFromInline var delivery: Delivery<Model.Message>

  @inlinable
  init(
    model: Model, worker: Model.Worker, windows: Windows, blocks share: BlockShare, outbox: Outbox<Model.Message>
  ) {
    self.model = model
    self.worker = worker
    self.windows = windows
    self.share = share
    self.outbox = outbox
    sequences = Array(repeating: 0, count: share.count)
    delivery = Delivery(members: model.blockStride)
  }

  deinit {
    for calendar in calendars { calendar.deallocate() }
    delivery.deallocate()
  }

  /// Creates the blocks and files every member.
  @inlinable
  func begin() {
    for place in 0..<share.count {
      let block = model.makeBlock(share.number(at: place), worker: worker)
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
    for place in blocks.indices {
      // A streamed block's outbox has a store without slots: only a model with mail may look into it.
      let slot = model.hasMail ? outbox.store.slot(block: place, window: window) : nil
      live(place, through: window, mail: slot, in: surroundings)
    }
  }

  /// Lets the members of a block who are due in a window, or get mail in it, live through it; most blocks of a short window have none.
  @inlinable @inline(__always)
  func live(_ place: Int, through window: Int, mail slot: UnsafeMutablePointer<UInt>?, in surroundings: Surroundings<Model>) {
    let (calendar, now) = (calendars[place], Calendar.position(of: window))
    let first = UInt32(truncatingIfNeeded: share.number(at: place) &* model.blockStride)
    var hasMail = false
    if let slot {
      let members = UInt32(truncatingIfNeeded: model.memberCount(of: blocks[place]))
      hasMail = outbox.store.deliver(slot, to: first..<first &+ members, by: &delivery, filing: (calendar, now))
    }
    let marks = calendar.takeMarks(at: now)
    if marks == 0 { return }
    outbox.state.pointee.sequence = sequences[place]
    let visit = Visit(
      block: blocks[place], calendar: calendar, firstAddress: first, window: window, mail: hasMail ? delivery : nil)
    live(marks, of: visit, in: surroundings)
    sequences[place] = outbox.state.pointee.sequence
    if let slot, hasMail { outbox.store.empty(slot) }
  }

  /// A block that lives through a window.
  @usableFromInline
  struct Visit {
    @usableFromInline let block: Model.Block
    @usableFromInline let calendar: Calendar
    /// That of its first member.
    @usableFromInline let firstAddress: UInt32
    @usableFromInline let window: Int
    @usableFromInline let mail: Delivery<Model.Message>?

    @inlinable
    init(block: Model.Block, calendar: Calendar, firstAddress: UInt32, window: Int, mail: Delivery<Model.Message>?) {
      self.block = block
      self.calendar = calendar
      self.firstAddress = firstAddress
      self.window = window
      self.mail = mail
    }
  }

  /// Lets each member who is due in some eighths of a block live to the end of the window.
  @inlinable @inline(never)
  func live(_ eighths: UInt8, of visit: Visit, in surroundings: Surroundings<Model>) {
    let now = Calendar.position(of: visit.window)
    var eighths = eighths
    while eighths != 0 {
      for group in visit.calendar.groups(ofEighth: eighths.trailingZeroBitCount) {
        var due = visit.calendar.due(group: group, at: now)
        if due != 0 { model.prepare(due, from: group &* 64, of: visit.block, worker: worker) }
        while due != 0 {
          live(group &* 64 &+ due.trailingZeroBitCount, in: visit, in: surroundings)
          due &= due &- 1
        }
      }
      eighths &= eighths &- 1
    }
  }

  /// Lets one member live to the end of the window, and files it for the next one in which it is due.
  @inlinable @inline(__always)
  func live(_ member: Int, in visit: Visit, in surroundings: Surroundings<Model>) {
    let windowEnd = windows.end(of: visit.window)
    outbox.state.pointee.sender = visit.firstAddress &+ UInt32(truncatingIfNeeded: member)
    if Model.Message.self != NoMessage.self, let mail = visit.mail {
      for piece in mail.take(member) {
        _ = model.advance(member, of: visit.block, until: piece.time, in: surroundings)
        model.receive(piece.mail.pointee.message, at: piece.time, by: member, of: visit.block, in: surroundings)
      }
    }
    let next = model.advance(member, of: visit.block, until: windowEnd, in: surroundings)
    precondition(next >= windowEnd, "a member that is due in a window that is over")
    if next < windows.runEnd {
      visit.calendar.file(member, ahead: windows.index(of: next) &- visit.window, of: Calendar.position(of: visit.window))
    } else {
      visit.calendar.remove(member)
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
