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
  /// By position of the calendars: the own blocks that have somebody filed there.
  @usableFromInline let filed: BlockSets
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
    filed = BlockSets(count: Calendar.positionCount, blocks: share.count)
    sequences = Array(repeating: 0, count: share.count)
    delivery = Delivery(members: model.blockStride)
  }

  deinit {
    for calendar in calendars { calendar.deallocate() }
    filed.deallocate()
    delivery.deallocate()
  }

  /// Creates the blocks and files every member.
  @inlinable
  func begin() {
    for place in 0..<share.count {
      let block = model.makeBlock(share.number(at: place), worker: worker)
      let members = model.memberCount(of: block)
      precondition(members <= model.blockStride, "a block with more members than the stride")
      let calendar = Calendar(members: members, block: place, filed: filed)
      for member in 0..<members {
        let due = model.begin(member, of: block, worker: worker)
        precondition(due >= .start, "a first event before the start")
        if due < windows.runEnd { calendar.file(member, in: windows.index(of: due), now: 0) }
      }
      blocks.append(block)
      calendars.append(calendar)
    }
  }

  /// Whether anybody of the own blocks may be due in a window, or get mail in it.
  @inlinable
  func isBusy(in window: Int) -> Bool {
    for word in 0..<filed.words where busy(word, in: window) != 0 { return true }
    return false
  }

  /// In about how many eighths of the own blocks there is something to do in a window, as far as they are few; mail is for a whole block.
  @inlinable
  func busyEighths(in window: Int, few: Int) -> Int {
    var count = 0
    for word in 0..<filed.words {
      var busy = busy(word, in: window)
      while busy != 0, count <= few {
        let place = word &* 64 &+ busy.trailingZeroBitCount
        let getsMail = hasMail && outbox.store.slot(block: place, window: window).pointee != 0
        count &+= getsMail ? 8 : 0
        Calendar.forEachPosition(of: window) { count &+= calendars[place].marks[$0].nonzeroBitCount }
        busy &= busy &- 1
      }
    }
    return count
  }

  /// Which of 64 blocks have somebody who may be due in a window, or get mail in it.
  @inlinable @inline(__always)
  func busy(_ word: Int, in window: Int) -> UInt64 {
    var busy = hasMail ? outbox.store.filled(word, in: window) : 0
    Calendar.forEachPosition(of: window) { busy |= filed.word(word, of: $0) }
    return busy
  }

  /// A streamed block's outbox has a store without slots: only a model with mail may look into it.
  @inlinable @inline(__always)
  var hasMail: Bool { Model.Message.self != NoMessage.self && model.hasMail }

  /// Brings mail that was posted for far-off windows within reach. Needed before each window is lived or found to be empty.
  @inlinable @inline(__always)
  func admitLater(in window: Int) {
    if window % MailStore<Model.Message>.half == 0 { outbox.store.admitLater(currentWindow: window) }
  }

  /// Lives all own blocks through one window.
  @inlinable
  func live(_ window: Int, coupling: Model.Coupling) {
    let surroundings = Surroundings<Model>(coupling: coupling, worker: worker, outbox: outbox)
    for word in 0..<filed.words {
      var busy = busy(word, in: window)
      while busy != 0 {
        let place = word &* 64 &+ busy.trailingZeroBitCount
        live(place, through: window, mail: hasMail ? outbox.store.slot(block: place, window: window) : nil, in: surroundings)
        busy &= busy &- 1
      }
    }
  }

  /// Lets the members of a block who are due in a window, or get mail in it, live through it; most blocks of a short window have none.
  @inlinable @inline(__always)
  func live(_ place: Int, through window: Int, mail slot: UnsafeMutablePointer<UInt>?, in surroundings: Surroundings<Model>) {
    let calendar = calendars[place]
    let first = UInt32(truncatingIfNeeded: share.number(at: place) &* model.blockStride)
    var hasMail = false
    if let slot {
      let members = UInt32(truncatingIfNeeded: model.memberCount(of: blocks[place]))
      hasMail = outbox.store.deliver(
        slot, to: first..<first &+ members, by: &delivery, filing: (calendar, Calendar.position(of: window)))
    }
    Calendar.forEachPosition(of: window) { position in
      let marks = calendar.takeMarks(at: position)
      if marks == 0 { return }
      outbox.state.pointee.sequence = sequences[place]
      let visit = Visit(
        block: blocks[place], calendar: calendar, firstAddress: first, window: window, position: position, mail: hasMail ? delivery : nil)
      live(marks, of: visit, in: surroundings)
      sequences[place] = outbox.state.pointee.sequence
    }
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
    /// Where those are filed who live.
    @usableFromInline let position: Int
    @usableFromInline let mail: Delivery<Model.Message>?

    @inlinable
    init(
      block: Model.Block, calendar: Calendar, firstAddress: UInt32, window: Int, position: Int, mail: Delivery<Model.Message>?
    ) {
      self.block = block
      self.calendar = calendar
      self.firstAddress = firstAddress
      self.window = window
      self.position = position
      self.mail = mail
    }
  }

  /// Lets each member who is due in some eighths of a block live to the end of the window.
  @inlinable @inline(never)
  func live(_ eighths: UInt8, of visit: Visit, in surroundings: Surroundings<Model>) {
    var eighths = eighths
    while eighths != 0 {
      for group in visit.calendar.groups(ofEighth: eighths.trailingZeroBitCount) {
        var due = visit.calendar.due(group: group, at: visit.position)
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
      visit.calendar.file(member, in: windows.index(of: next), now: visit.window)
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
