import FreshetCore
import FreshetRandom

/// What the people of a block have in common: the accounts they hold or may open, the processes on them, and the doors that these
/// meet.
///
/// The users of a cohort are one role. The people who come to sign up there are another, which also has the accounts that they
/// may turn to instead.
///
/// A handle on memory of the plan's, which never changes: lives take it along without counting references.
struct Role: @unchecked Sendable {
  /// A renewal process of wishes to do one action.
  struct Process {
    /// The position in ``ResultLayout/flows``.
    var flow: Int
    /// Which account it acts on.
    var account: Int
    /// Whether it is the wish for the account itself, which comes once.
    var isRegistration: Bool
    /// Whether wishes to do it come again and again; else it happens on the way to something, or for it.
    var hasWishes: Bool
    var gap: Distribution
    /// How it starts; absent where its wishes do not come again and again.
    var start: StationaryStart.Handle?
    /// The greatest word of random bits for which somebody's first wish may come before the end of the run, if they are as active as all and
    /// begin with it; the greatest of all where somebody may act whose next wish lies beyond it.
    var lastWord: UInt64
    /// Whether people differ in their rates.
    var hasSpread: Bool
    /// One of the role's clocks.
    var clock: ClockReference?
    /// The clock on which delays run; absent where that is the wall's.
    var delayClock: ClockReference?
    var gapKey: ProcessKey
    /// Which of the stopped wishes wait.
    var pending: Action.Pending
    /// What makes people do less of it, as positions among the role's deterrents.
    var deterrents: Range<Int>
    /// The doors that its attempts meet, as positions in ``Role/doors``.
    var doors: Range<Int>
    /// When a gate may stop its attempts, or somebody whom an announcement reached believe that it would, as positions in
    /// ``Role/stretches``.
    var gated: Range<Int>
    /// The same for who has taken notice of a stop.
    var believed: Range<Int>
    /// When any restriction on the action is in force, for this cohort or another, as positions in ``Role/stretches``.
    var restricted: Range<Int>
    /// The number of the flow among those that are counted by the clock; absent where no lift inside the run concerns it.
    var surge: Int?
    /// The services that its attempts go through, one after the other, as positions in ``Role/services``.
    var services: Range<Int>
    /// Whether each completed one reaches the subscribers of the account.
    var reaches: Bool
    /// Whether nothing is to be counted of what passes alike in both arms, but that it does.
    var isPlain: Bool
    /// Whether its attempts never meet a gate, and its wishes come again and again.
    var isFree: Bool
    /// Whether a person has so many wishes in a run that a gap which is drawn ahead is rarely drawn in vain.
    var isFrequent: Bool
    /// Until when somebody may hear of a restriction beforehand and hurry; before the start where nobody ever does.
    var hurriesUntil: SimulationTime
    /// The same for those who want something more.
    var extraUntil: SimulationTime
    /// Whether somebody may act before a restriction whose next wish lies beyond the end of the run.
    var mayActWithoutWish: Bool
  }

  /// Where a process stands in memory.
  typealias ProcessReference = UnsafeMutablePointer<Process>

  @inline(__always)
  func process(_ index: Int) -> ProcessReference { contents.pointee.processes.baseAddress.unsafelyUnwrapped + index }

  /// Where the attempts of one process meet gates, in one arm.
  struct Door {
    /// The position in ``Role/processes``.
    var process: Int
    var arm: Arm
    /// Its gates, in the order of the scenario, as positions in ``Role/gates``.
    var gates: Range<Int>
    /// Whether one of them is a friction.
    var hasFriction: Bool
  }

  /// How people of the role use a service, with one action.
  struct ServiceUse {
    /// The position in ``Scenario/services``.
    var number: Int
    /// What a wish in line is charged to that nothing else stopped.
    var cause: Cause
    /// Draws of the servers' time and of the person's patience, in this order.
    var key: ProcessKey
    /// The law of the servers' time; absent where that is always the same.
    var time: Distribution?
    /// What it is to be multiplied by; in seconds where there is none.
    var factor: Double
    var patience: Distribution?
    var hasPriority: Bool
    /// Whether a newer wish takes the place of an older one in line.
    var replaces: Bool
    /// Whether it is a restriction's, and whether that is reviewers.
    var isOwned: Bool
    var isReview: Bool
    /// The arms in which it is asked, and when, as positions in ``Role/stretches``.
    var arms: Arms
    var onTimes: Range<Int>
    /// The accounts that are tools which pass it, one bit each.
    var passedBy: UInt32 = 0
  }

  /// An account that people of the role hold or may open.
  struct Account {
    /// The position in ``ResultLayout/cohorts``.
    var cohort: Int
    /// Whether people hold it from the start or come to open it: they want things there whether they can or not.
    var isOwn: Bool
    /// The processes on it, its registration first where people sign up.
    var processes: Range<Int>
    /// How much people differ in the rate of all processes on it.
    var activity: RateSpread?
    var activityKey: ProcessKey
    var lapse: Lapse?
    var lapseKey: ProcessKey
    /// The quantity that counts those in use; −1 where none does.
    var shareActive = -1
    /// The quantity that counts those who have it; −1 where none does.
    var wordOfMouth = -1
    /// Whether a person gets the account, and when, where it is a tool.
    var adoptionKey: ProcessKey
    /// Whether a person moves who turns away from here.
    var moveKey: ProcessKey
    /// How many people follow it from the start on; absent where nobody is counted.
    var subscribers: CountLaw?
    var subscribersKey: ProcessKey

    /// The process of wanting the account; only where people sign up.
    var registration: Int { processes.lowerBound }
  }

  /// Where a deterrent stands in memory.
  typealias DeterrentReference = UnsafeMutablePointer<Deterrent>

  @inline(__always)
  func deterrent(_ index: Int) -> DeterrentReference { contents.pointee.deterrents.baseAddress.unsafelyUnwrapped + index }

  /// Where a suspension stands in memory.
  typealias SuspensionReference = UnsafeMutablePointer<Suspension>

  @inline(__always)
  func suspension(_ index: Int) -> SuspensionReference { contents.pointee.suspensions.baseAddress.unsafelyUnwrapped + index }

  /// The lists that a role is made of; processes, doors and gates point into one another by position.
  struct Parts {
    var processes: [Process] = []
    var doors: [Door] = []
    var gates: [Gate] = []
    var choices: [Response.Choice] = []
    var services: [ServiceUse] = []
    /// The restrictions of the scenario: causes of a higher number are services.
    var restrictions = 0
    /// In order and apart from one another, for each process that has any.
    var stretches: [OnTime] = []
    /// Those of each set of restrictions that was asked for.
    var stretchesOf: [[Int]: Range<Int>] = [:]
    var accounts: [Account] = []
    var suspensions: [Suspension] = []
    var deterrents: [Deterrent] = []
    /// The restrictions, each in one arm, of which a person may take notice.
    var beliefs: [Belief] = []
    /// The frictions that a person meets once, each in one arm and for one account.
    var pledges: [Pledge] = []
    /// Keeps alive what ``Process/clock`` refers to.
    var clocks: [OperationalClock] = []
    /// Keeps alive what ``Process/start`` refers to.
    var starts: [StationaryStart] = []
    /// The end of the run.
    var end = SimulationTime.never
    /// The accounts that people hold from the start, one bit each.
    var heldAtStart: UInt32 = 0
    /// The group that the people belong to; absent for others.
    var group: Int?
    /// Among whom the people are numbered, see ``Person/home``.
    var home = 0
    /// When the days start on which active people are counted; empty where they are not.
    var dayStarts: [SimulationTime] = []
    /// By restriction and process: where their changes are counted, see ``ResultLayout/ledgerPair(_:flow:)``; −1 where there are none.
    var ledgerPairs: [Int] = []
    /// How much people differ in the rate of all that they do, on all platforms.
    var activity: RateSpread?
    var activityKey: ProcessKey?
  }

  /// What a person may take notice of.
  struct Belief: Equatable {
    /// The position in the scenario.
    var restriction: Int
    var arm: Arm
  }

  /// What a person goes through once: a restriction, as a position in the scenario, in one arm and for one account.
  struct Pledge: Equatable {
    var restriction: Int
    var arm: Arm
    var account: Int
  }

  /// How the people of a role come, where they sign up during the run.
  struct Arrival {
    /// Absent where every hour is alike.
    var clock: OperationalClock?
    var key: ProcessKey
  }

  private struct Contents {
    var processes: UnsafeMutableBufferPointer<Process>
    var doors: UnsafeMutableBufferPointer<Door>
    var gates: UnsafeMutableBufferPointer<Gate>
    var choices: UnsafeMutableBufferPointer<Response.Choice>
    var services: UnsafeMutableBufferPointer<ServiceUse>
    var restrictions: Int
    var stretches: UnsafeMutableBufferPointer<OnTime>
    var accounts: UnsafeMutableBufferPointer<Account>
    var suspensions: UnsafeMutableBufferPointer<Suspension>
    var deterrents: UnsafeMutableBufferPointer<Deterrent>
    var canLapse: Bool
    var hasSpread: Bool
    var signsUp: Bool
    var heldAtStart: UInt32
    var canOpen: Bool
    var canMove: Bool
    var hasWaysRound: Bool
    var canLeave: Bool
    var canFollow: Bool
    var startsAll: Bool
    var group: Int?
    var home: Int
    var ledgerPairs: UnsafeMutableBufferPointer<Int>
    var dayStarts: UnsafeMutableBufferPointer<SimulationTime>
    var activity: RateSpread?
    var activityKey: ProcessKey?
    var beliefs: Int
    var pledges: Int
    var canWithhold: Bool
    var preparations: UnsafeMutableBufferPointer<Preparation>
    var arrival: Arrival?
    var end: SimulationTime
    var mayBeQuiet: Bool
    var clocks: [OperationalClock]
    var starts: [StationaryStart]
  }

  private let contents: UnsafeMutablePointer<Contents>

  init(_ parts: Parts, arrival: Arrival?) {
    precondition(parts.doors.count <= UInt64.bitWidth, "more doors than a person has bits for")
    precondition(parts.accounts.count <= UInt32.bitWidth, "more accounts than a person has bits for")
    func copy<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
      let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
      _ = buffer.initialize(from: elements)
      return buffer
    }
    contents = .allocate(capacity: 1)
    contents.initialize(
      to: Contents(
        processes: copy(parts.processes), doors: copy(parts.doors), gates: copy(parts.gates), choices: copy(parts.choices),
        services: copy(parts.services), restrictions: parts.restrictions,
        stretches: copy(parts.stretches), accounts: copy(parts.accounts), suspensions: copy(parts.suspensions), deterrents: copy(parts.deterrents),
        canLapse: parts.accounts.contains { $0.lapse != nil },
        hasSpread: parts.processes.contains(where: \.hasSpread) || parts.accounts.contains { $0.activity != nil }
          || parts.activity != nil,
        signsUp: arrival != nil, heldAtStart: parts.heldAtStart,
        canOpen: parts.heldAtStart.nonzeroBitCount < parts.accounts.count || !parts.suspensions.isEmpty,
        canMove: parts.choices.contains { $0.response.moves },
        hasWaysRound: parts.choices.contains { $0.response.isWayRound },
        canLeave: parts.suspensions.contains { $0.stops != nil },
        canFollow: parts.suspensions.contains { $0.following != nil },
        startsAll: parts.processes.allSatisfy { $0.hasWishes } && arrival == nil, group: parts.group, home: parts.home,
        ledgerPairs: copy(parts.ledgerPairs), dayStarts: copy(parts.dayStarts), activity: parts.activity,
        activityKey: parts.activityKey, beliefs: parts.beliefs.count, pledges: parts.pledges.count,
        canWithhold: parts.gates.contains { $0.isEverBelieved }, preparations: copy(parts.preparations), arrival: arrival, end: parts.end,
        mayBeQuiet: arrival == nil && parts.mayBeQuiet, clocks: parts.clocks, starts: parts.starts))
  }

  func deallocate() {
    processes.deinitialize().deallocate()
    doors.deinitialize().deallocate()
    gates.deinitialize().deallocate()
    choices.deinitialize().deallocate()
    services.deinitialize().deallocate()
    stretches.deinitialize().deallocate()
    accounts.deinitialize().deallocate()
    contents.pointee.suspensions.deinitialize().deallocate()
    contents.pointee.deterrents.deinitialize().deallocate()
    contents.pointee.ledgerPairs.deallocate()
    contents.pointee.dayStarts.deallocate()
    contents.pointee.preparations.deallocate()
    contents.deinitialize(count: 1).deallocate()
  }

  @inline(__always) var processes: UnsafeMutableBufferPointer<Process> { contents.pointee.processes }
  @inline(__always) var doors: UnsafeMutableBufferPointer<Door> { contents.pointee.doors }
  @inline(__always) var gates: UnsafeMutableBufferPointer<Gate> { contents.pointee.gates }
  @inline(__always) var choices: UnsafeMutableBufferPointer<Response.Choice> { contents.pointee.choices }
  @inline(__always) var services: UnsafeMutableBufferPointer<ServiceUse> { contents.pointee.services }
  /// Whether a cause is a restriction, and no service.
  func isRestriction(_ cause: Cause) -> Bool { cause.restriction.map { $0 < contents.pointee.restrictions } ?? false }
  @inline(__always) var stretches: UnsafeMutableBufferPointer<OnTime> { contents.pointee.stretches }
  @inline(__always) var accounts: UnsafeMutableBufferPointer<Account> { contents.pointee.accounts }
  /// What people may get before restrictions that they hear of.
  @inline(__always) var preparations: UnsafeMutableBufferPointer<Preparation> { contents.pointee.preparations }
  /// Whether an account can lapse.
  @inline(__always) var canLapse: Bool { contents.pointee.canLapse }
  /// Whether people differ in their pace.
  @inline(__always) var hasSpread: Bool { contents.pointee.hasSpread }
  /// Whether people come during the run to sign up.
  @inline(__always) var signsUp: Bool { contents.pointee.signsUp }
  /// The accounts that are held from the start, one bit each.
  @inline(__always) var heldAtStart: UInt32 { contents.pointee.heldAtStart }
  @inline(__always)
  func holdsAtStart(_ account: Int) -> Bool { heldAtStart & (1 &<< UInt32(truncatingIfNeeded: account)) != 0 }
  /// How often an account may be suspended.
  @inline(__always) var suspensionCount: Int { contents.pointee.suspensions.count }
  /// Whether people may get an account during the run, or lose one.
  @inline(__always) var canOpen: Bool { contents.pointee.canOpen }
  /// Whether people may move to another platform with all their wishes to do one action.
  @inline(__always) var canMove: Bool { contents.pointee.canMove }
  /// Whether a wish may be held back, because the person believes in a restriction or has moved elsewhere.
  @inline(__always) var canHoldBack: Bool { canWithhold || canMove }
  /// Whether any restriction can be gone round.
  @inline(__always) var hasWaysRound: Bool { contents.pointee.hasWaysRound }
  /// Whether people may leave for good who are stopped too often.
  @inline(__always) var canLeave: Bool { contents.pointee.canLeave }
  /// Whether people may be away since too few others are there.
  @inline(__always) var canFollow: Bool { contents.pointee.canFollow }
  /// Whether all processes start when a person begins.
  @inline(__always) var startsAll: Bool { contents.pointee.startsAll }
  /// The group that the people belong to; absent for others.
  var group: Int? { contents.pointee.group }
  /// Among whom the people are numbered, see ``Person/home``.
  var home: Int { contents.pointee.home }
  /// Whether active people are counted by day.
  @inline(__always) var countsActivity: Bool { !contents.pointee.dayStarts.isEmpty }
  /// The number of the day of an instant.
  func day(of time: SimulationTime) -> Int {
    let starts = contents.pointee.dayStarts
    var (first, end) = (0, starts.count)
    while end &- first > 1 {
      let middle = (first &+ end) / 2
      if starts[middle] <= time { first = middle } else { end = middle }
    }
    return first
  }
  /// Where changes of a process's attempts by a restriction are counted; absent where there are none.
  @inline(__always)
  func ledgerPair(_ restriction: Int, _ process: Int) -> Int? {
    let pair = contents.pointee.ledgerPairs[restriction &* processes.count &+ process]
    return pair < 0 ? nil : pair
  }
  /// How much people differ in the rate of all that they do, on all platforms, and what draws it; absent where they do not.
  @inline(__always)
  var activity: (law: RateSpread, key: ProcessKey)? {
    guard let law = contents.pointee.activity, let key = contents.pointee.activityKey else { return nil }
    return (law, key)
  }
  /// The number of beliefs of a person.
  @inline(__always) var beliefs: Int { contents.pointee.beliefs }
  /// The number of pledges of a person.
  @inline(__always) var pledges: Int { contents.pointee.pledges }
  /// Whether anybody can ever hold back.
  @inline(__always) var canWithhold: Bool { contents.pointee.canWithhold }
  /// How they come, where they sign up.
  var arrival: Arrival? { contents.pointee.arrival }
  /// The end of the run.
  @inline(__always) var end: SimulationTime { contents.pointee.end }
  /// Whether nothing happens to somebody who wants nothing in the run: holds all accounts from the start on and keeps them in use.
  @inline(__always) var mayBeQuiet: Bool { contents.pointee.mayBeQuiet }

  /// Whether a success at a door settles what waits there.
  @inline(__always)
  func isSettling(_ door: Int) -> Bool { processes[doors[door].process].pending == .latest }

  /// Whether one of some stretches covers an instant, and until when that is so.
  @inline(__always)
  func covers(_ stretches: Range<Int>, _ time: SimulationTime) -> (isCovered: Bool, until: SimulationTime) {
    let index = self.stretches.firstIndex(in: stretches, endingAfter: time)
    guard index < stretches.upperBound else { return (false, .never) }
    let from = self.stretches[index].from
    return from <= time ? (true, self.stretches[index].until) : (false, from)
  }

  /// Until when no gate can stop the attempts of a process; the instant itself where one can.
  ///
  /// - Parameter believes: Whether the person has taken notice of anything.
  @inline(__always)
  func quietUntil(_ process: Int, _ time: SimulationTime, believes: Bool = false) -> SimulationTime {
    let (isGated, until) = covers(believes ? processes[process].believed : processes[process].gated, time)
    return isGated ? time : until
  }
}
