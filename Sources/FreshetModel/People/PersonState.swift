import FreshetCore

/// Where a person stands in one renewal process.
struct ProcessSlot: BitwiseCopyable {
  /// The timestamp of the next wish.
  var next: SimulationTime
  /// The number of wishes before it.
  var occurrence: UInt32
  /// The person's own factor on all gaps: 1 / rate factor.
  var pace: Float

  /// Of a process that has not begun. One that has may have no next wish in the run either.
  static var notBegun: ProcessSlot { ProcessSlot(next: .never, occurrence: .max, pace: 1) }

  var hasBegun: Bool { occurrence != .max }
}

/// What reaches a door because of a wish, or waits to.
struct Attempt: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    /// No attempt.
    case none
    /// Comes when the wish does.
    case fresh
    /// Waits, and will be repeated after a gap.
    case retry
    /// Waits, and will return after the lift.
    case release
    /// Waits for the moment to which its wish was brought forward; not in the backlog.
    case hurried
    /// Waits for the moment of a wish that an announcement has made; not in the backlog.
    case extra
    /// Waits, and will be repeated when the person has got a tool.
    case adopting
    /// Waits for the moment at which the person gets an account before a restriction; no attempt at its door, and not in the backlog.
    case preparing
    /// Waits until the person has heard of an account that they have asked for, and will be repeated then.
    case awaiting
  }

  /// What is said of it in one bit each.
  struct Marks: OptionSet, BitwiseCopyable {
    var rawValue: UInt8
    static var isGuest: Marks { Marks(rawValue: 1) }
    static var isExtra: Marks { Marks(rawValue: 2) }
    static var isLate: Marks { Marks(rawValue: 4) }
  }

  /// Its timestamp, `.never` where there is no attempt or it waits for a lift that does not come.
  var time: SimulationTime
  /// Which of the person's wishes it is.
  var occurrence: UInt32
  /// The tools that it goes through at this moment, one bit for each of the person's accounts.
  var tools: UInt32 = 0
  /// How often it was stopped.
  var timesStopped: UInt16
  /// How often it was repeated without waiting for a lift.
  var retries: UInt16
  var kind: Kind
  /// The position, among the door's gates, of the one that stopped it last.
  var gate: UInt8
  /// Which restriction first stopped, moved or made it, see ``Cause``.
  var cause = Cause.none
  /// What it is due to that it does not come through in the other arm, where it comes through in one alone and has no cause of its own.
  var causeElsewhere = Cause.none
  var marks: Marks = []

  /// An attempt that nothing has stopped yet.
  init(_ kind: Kind, of occurrence: UInt32, at time: SimulationTime) {
    self.time = time
    self.occurrence = occurrence
    self.kind = kind
    timesStopped = 0
    retries = 0
    gate = 0
  }

  /// Whether it comes from another platform, or serves an attempt there.
  var isGuest: Bool {
    get { marks.contains(.isGuest) }
    set { set(.isGuest, to: newValue) }
  }

  /// Whether an announcement has made its wish.
  var isExtra: Bool {
    get { marks.contains(.isExtra) }
    set { set(.isExtra, to: newValue) }
  }

  /// Whether it has come through all gates and been held up since: it waits for the end of that, or is past it.
  var isLate: Bool {
    get { marks.contains(.isLate) }
    set { set(.isLate, to: newValue) }
  }

  private mutating func set(_ mark: Marks, to isSet: Bool) {
    if isSet { marks.insert(mark) } else { marks.remove(mark) }
  }

  /// How often an attempt counts as stopped: once more than that changes nothing.
  static var mostStops: UInt16 { 1023 }

  static var none: Attempt { Attempt(.none, of: 0, at: .never) }

  /// Where it comes from, when it reaches the door.
  @inline(__always)
  var source: AttemptSource {
    switch kind {
    case .none, .fresh, .hurried, .extra, .preparing: .fresh
    case .retry, .adopting, .awaiting: .retried
    case .release: .released
    }
  }

  /// Whether nobody wants it here but because of a restriction.
  var isAdded: Bool { isGuest || isExtra }

  /// Whether all that has happened to it is that it was held up: what stops or ends it after that is its cause.
  var isMerelyHeldUp: Bool { isLate && timesStopped == 0 && source == .fresh && !isAdded }

  /// Whether it is in the backlog while it waits.
  @inline(__always)
  var isInBacklog: Bool { (kind == .retry || kind == .release || kind == .adopting || kind == .awaiting) && !isLate }

  /// Whether it waits, and nobody knows how long, for an account.
  var awaitsAccount: Bool { kind == .awaiting && time == .never }
}

/// Which restriction something is due to.
struct Cause: BitwiseCopyable, Equatable {
  /// The position in the scenario + 1, 0 for none.
  let bits: UInt8

  static var none: Cause { Cause(bits: 0) }

  init(bits: UInt8) { self.bits = bits }

  /// - Parameter restriction: The position in the scenario.
  init(restriction: Int) { bits = UInt8(truncatingIfNeeded: restriction &+ 1) }

  /// The position in the scenario.
  var restriction: Int? { bits == 0 ? nil : Int(bits) &- 1 }
}

/// Where an account stands between use and lapse.
struct LapseSlot: BitwiseCopyable {
  /// The timestamp of the next change.
  var next: SimulationTime
  var occurrence: UInt32
  var isLapsed: Bool
}

/// Where an account stands in one of the suspensions that may come to it.
struct SuspensionSlot: BitwiseCopyable {
  enum Phase: UInt8, BitwiseCopyable {
    /// It may be suspended when its time comes.
    case open
    /// It is suspended, and comes back when its time comes.
    case suspended
    /// It is suspended, and its holder tries to open a new one when its time comes.
    case renewing
    /// It was suspended, and is open again.
    case over
    /// It was suspended, and its holder has a new one.
    case renewed
    /// Its holder has closed it.
    case left
  }

  /// The timestamp of the next change.
  var next: SimulationTime
  /// When it was suspended, or its holder heard the news; of who verifies it after the deadline, when they do.
  var since = SimulationTime.start
  var phase = Phase.open
  /// How often the person was stopped, where it comes after so many stops, or has looked at others.
  var count: UInt32 = 0

  static var none: SuspensionSlot { SuspensionSlot(next: .never) }

  var isSuspended: Bool { phase == .suspended || phase == .renewing }
  /// Whether nobody uses it.
  var isAway: Bool { isSuspended || phase == .left }
}

/// What a person is, beside the processes.
struct PersonState: BitwiseCopyable {
  /// The doors at which an attempt waits, one bit each.
  var waits: UInt64 = 0
  /// The doors at which the person was blocked, one bit each.
  var blocked: UInt64
  /// The doors at which the person held a wish back, one bit each.
  var withheld: UInt64 = 0
  /// The doors of which the next wish has been brought forward, one bit each.
  var hurried: UInt64
  /// The doors at which an attempt waits in the backlog that a later success settles, one bit each.
  var unsettled: UInt64 = 0
  /// The doors from which the person has moved to another platform, one bit each.
  var moved: UInt64 = 0
  /// The accounts that the person tried to get in vain, or without an answer yet, two bits each: one for each arm.
  var refused: UInt64 = 0
  /// The accounts that the person has reached by a way round, two bits each.
  var circumventing: UInt64 = 0
  /// What has changed when the person gets the account that they came for.
  var signUpCause = Cause.none
  /// The accounts that the person holds in each arm, one bit for each of the role's accounts.
  var baselineAccounts: UInt32
  var restrictedAccounts: UInt32
}

extension PersonState {
  /// At the start of the run: people hold their accounts, those who sign up hold none.
  init(of role: Role) {
    self.init(blocked: 0, hurried: 0, baselineAccounts: role.heldAtStart, restrictedAccounts: role.heldAtStart)
  }

  /// The doors at which the next wish is more than itself: it was brought forward, settles what waits, or goes elsewhere.
  @inline(__always)
  var isExpecting: UInt64 { hurried | unsettled | moved }

  /// Whether the person holds the accounts of the start and there is nothing more to know, but for where they were blocked or held back.
  @inline(__always)
  func isAtStart(_ start: PersonState) -> Bool {
    (waits | hurried | unsettled | moved | refused | circumventing) == 0 && signUpCause == .none
      && baselineAccounts == start.baselineAccounts && restrictedAccounts == start.restrictedAccounts
  }

  /// The bits of an account in some arms, where each has two.
  static func bits(_ account: Int, _ arms: Arms) -> UInt64 { UInt64(arms.rawValue) &<< UInt64(truncatingIfNeeded: 2 &* account) }

  /// The arms in which the person holds an account.
  @inline(__always)
  func arms(holding account: Int) -> Arms {
    let shift = UInt32(truncatingIfNeeded: account)
    let bits = (baselineAccounts &>> shift) & 1 | ((restrictedAccounts &>> shift) & 1) &<< 1
    return Arms(rawValue: UInt8(truncatingIfNeeded: bits))
  }

  mutating func close(_ account: Int, in arms: Arms) {
    let bit = UInt32(1) &<< UInt32(truncatingIfNeeded: account)
    if arms.contains(.baseline) { baselineAccounts &= ~bit }
    if arms.contains(.restricted) { restrictedAccounts &= ~bit }
  }

  mutating func open(_ account: Int, in arms: Arms) {
    let bit = UInt32(1) &<< UInt32(truncatingIfNeeded: account)
    if arms.contains(.baseline) { baselineAccounts |= bit }
    if arms.contains(.restricted) { restrictedAccounts |= bit }
  }
}

/// The doors whose bits are set, from the lowest on.
struct Doors: Sequence, IteratorProtocol, BitwiseCopyable {
  private var bits: UInt64

  @inline(__always)
  init(_ bits: UInt64) { self.bits = bits }

  @inline(__always)
  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    defer { bits &= bits &- 1 }
    return bits.trailingZeroBitCount
  }
}
