import FreshetCore

/// Where a person stands in one renewal process.
struct ProcessSlot: BitwiseCopyable {
  /// The timestamp of the next wish.
  var next: SimulationTime
  /// The number of wishes before it.
  var occurrence: UInt32
  /// The person's own factor on all gaps: 1 / rate factor.
  var pace: Float
}

/// An attempt that waits for its moment, in the restricted arm. A person waits with one attempt of an action at most.
struct WaitingAttempt: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    case none
    /// Will be repeated after a gap.
    case retry
    /// Will return after the lift.
    case release
    /// A wish brought forward; not in the backlog.
    case early
  }

  /// Its timestamp, `.never` where there is no such try or it waits for a lift that does not come.
  var time: SimulationTime
  /// Which of the person's wishes it is.
  var occurrence: UInt32
  /// How often it was blocked.
  var timesStopped: UInt16
  /// How often it was repeated without waiting for a lift.
  var retries: UInt16
  var kind: Kind
  /// The position, among the process's gates, of the one that blocked it last.
  var gate: UInt8

  static var none: WaitingAttempt { WaitingAttempt(time: .never, occurrence: 0, timesStopped: 0, retries: 0, kind: .none, gate: 0) }
}

/// Where an account stands between use and lapse.
struct LapseSlot: BitwiseCopyable {
  /// The timestamp of the next change.
  var next: SimulationTime
  var occurrence: UInt32
  var isLapsed: Bool
}

/// What a person is, beside the processes.
struct PersonState: BitwiseCopyable, Equatable {
  /// The gated processes in which the person was blocked, one bit each.
  var blocked: UInt64
  /// The gated processes whose next wish has been brought forward in the restricted arm, one bit each.
  var early: UInt64
  /// The accounts that the person holds in each arm, one bit for each of the role's accounts.
  var baselineAccounts: UInt32
  var restrictedAccounts: UInt32
}

extension PersonState {
  /// At the start of the run: users hold their account, people who sign up hold none.
  init(of role: Role) {
    self.init(blocked: 0, early: 0, baselineAccounts: role.signsUp ? 0 : 1, restrictedAccounts: role.signsUp ? 0 : 1)
  }
}
