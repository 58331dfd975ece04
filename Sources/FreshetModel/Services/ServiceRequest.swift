package import FreshetCore

/// An attempt on its way to a service, and the answer on its way back.
///
/// All that is random about it was drawn by the person who makes it, keyed by the person and the attempt: so a service draws
/// nothing, and what a request gets depends on the others' times alone, never on the order in which somebody computes them.
package struct ServiceRequest: BitwiseCopyable, Sendable {
  /// What becomes of a request.
  package enum Outcome: UInt8, BitwiseCopyable, Sendable {
    /// Nothing yet.
    case none
    case served
    /// There was no room left to wait in.
    case full
    /// Who made it lost patience.
    case reneged
    /// A newer one has taken its place in line.
    case replaced
    /// It was reviewed, and refused; in a request, that it will be.
    case refused
  }

  /// What somebody asks for.
  enum Errand: BitwiseCopyable, Equatable {
    /// For the attempt itself.
    case itself
    /// For an account by which to do what waits at a door.
    case account(for: UInt8)
    /// For an account to have.
    case accountToHave
    /// For an account to stay with.
    case accountToStay
    /// For an account in place of one that is suspended, a position among the role's suspensions.
    case newAccount(UInt16)
  }

  /// What is said of it in one bit each.
  struct Marks: OptionSet, BitwiseCopyable {
    var rawValue: UInt8
    static var hasPriority: Marks { Marks(rawValue: 1) }
    static var replaces: Marks { Marks(rawValue: 2) }
  }

  // In an order without gaps: very many are on their way at once.

  /// The servers' time that it takes.
  package var work: SimulationDuration
  /// When who made it stops waiting; `.never` for who does not.
  package var patientUntil: SimulationTime
  /// The attempt. Its time is that at which the request is made and, in an answer, that at which it ends.
  var attempt: Attempt
  /// The position in ``Scenario/services``.
  var service: UInt8
  /// What it is charged to if nothing has stopped the attempt.
  var cause: Cause
  /// The arms in which it is made.
  package var arms: Arms
  package var outcome = Outcome.none
  var marks: Marks = []
  /// What it is made for.
  var errand = Errand.itself
  /// The position in the person's ``Role/processes``.
  var process: UInt16
  /// The position in ``ResultLayout/flows``.
  var flow: UInt32
  /// The address of the person.
  package var sender: UInt32

  /// Whether it is served before those that are not.
  package var hasPriority: Bool {
    get { marks.contains(.hasPriority) }
    set { if newValue { marks.insert(.hasPriority) } else { marks.remove(.hasPriority) } }
  }

  /// Whether it takes the place of an older one of the same person that waits.
  package var replaces: Bool {
    get { marks.contains(.replaces) }
    set { if newValue { marks.insert(.replaces) } else { marks.remove(.replaces) } }
  }

  /// The time at which it is made or, in an answer, ends.
  package var time: SimulationTime {
    get { attempt.time }
    set { attempt.time = newValue }
  }

  /// A request that no attempt is behind: for measuring a queue by itself.
  ///
  /// - Parameter number: What its answer is to be known by: it stands in ``sender``.
  package init(number: UInt32, at time: SimulationTime, work: SimulationDuration, patientUntil: SimulationTime = .never) {
    self.init(Attempt(.fresh, of: 0, at: time), work: work, patientUntil: patientUntil)
    sender = number
  }

  init(_ attempt: Attempt, work: SimulationDuration, patientUntil: SimulationTime) {
    self.attempt = attempt
    self.work = work
    self.patientUntil = patientUntil
    (sender, flow, process, service, cause) = (0, 0, 0, 0, .none)
    arms = .both
  }

  /// What two requests have in common of which one takes the other's place: the person and the action.
  var key: UInt64 { UInt64(sender) &<< 16 | UInt64(process) }

  /// Whether both are the same but for the arms, of which they share none: then they are one.
  func isTwin(of other: ServiceRequest) -> Bool {
    let (own, its) = (attempt, other.attempt)
    return arms.isDisjoint(with: other.arms) && process == other.process && own.time == its.time && own.occurrence == its.occurrence
      && own.timesStopped == its.timesStopped && own.retries == its.retries && own.kind == its.kind && own.gate == its.gate
      && own.marks == its.marks && own.cause == its.cause
      && own.causeElsewhere == its.causeElsewhere && own.tools == its.tools && outcome == other.outcome && errand == other.errand
      && service == other.service
      && work == other.work && patientUntil == other.patientUntil
  }
}

/// What a service says to a request, when it knows it.
package struct ServiceAnswer: BitwiseCopyable, Sendable {
  /// As it was made.
  package var request: ServiceRequest
  package var outcome: ServiceRequest.Outcome
  /// When its service begins; for others when it ends.
  package var begin: SimulationTime
  /// When it ends, which for a service that begins lies ahead.
  package var end: SimulationTime
}
