import FreshetCore
import FreshetRandom

/// What the people of a block have in common: the accounts they hold or may open, and the processes on them.
///
/// The users of a cohort are one role. The people who come to sign up there are another, which also has the accounts that they
/// may turn to instead.
final class Role: @unchecked Sendable {  // Immutable after initialisation.
  /// A renewal process of wishes to do one action.
  struct Process {
    /// The position in ``ResultLayout/flows``.
    var flow: Int
    /// Which account it acts on.
    var account: Int
    /// Whether it is the wish for the account itself, which comes once.
    var isRegistration: Bool
    var gap: Distribution
    var spread: RateSpread?
    /// One of the role's clocks.
    var clock: ClockReference?
    var gapKey: ProcessKey
    var spreadKey: ProcessKey
    /// The restrictions that concern this cohort, in the order of the scenario. Attempts read them by the whole path,
    /// `processes[i].gates[j].until`: a copy of a gate, or of all, would count references.
    var gates: [Gate]
    /// The position among the gated processes, −1 without gates.
    var gatedIndex: Int
    /// When any restriction on the action is in force, for this cohort or another.
    var inForce: [Range<SimulationTime>]

    /// Whether nothing can stop a wish or change what it does: it is alike in both arms.
    var canPass = false

    /// Whether a restriction on the action is in force for anybody.
    func isRestricted(at time: SimulationTime) -> Bool { inForce.contains { $0.contains(time) } }
  }

  /// An account that people of the role hold or may open.
  struct Account {
    /// The position in ``ResultLayout/cohorts``.
    var cohort: Int
    /// The processes on it, its registration first where people sign up.
    var processes: Range<Int>
    var lapse: Lapse?
    var lapseKey: ProcessKey
  }

  let processes: UnsafeMutableBufferPointer<Process>
  private let clocks: [OperationalClock]
  /// The position of the process behind each gated index.
  let gated: UnsafeMutableBufferPointer<Int>
  let accounts: UnsafeMutableBufferPointer<Account>
  /// Whether its people sign up during the run; else they hold their account from the start.
  let signsUp: Bool
  /// Whether an account can lapse.
  let canLapse: Bool
  /// The clock of the arrival of people who sign up; absent where every hour is alike.
  let arrivalClock: OperationalClock?
  let arrivalKey: ProcessKey

  /// - Parameter clocks: Those that the processes refer to.
  init(
    processes: [Process], clocks: [OperationalClock], accounts: [Account], signsUp: Bool, arrivalClock: OperationalClock?,
    arrivalKey: ProcessKey
  ) {
    self.clocks = clocks
    func copy<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
      let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
      _ = buffer.initialize(from: elements)
      return buffer
    }
    let canLapse = accounts.contains { $0.lapse != nil }
    self.processes = copy(processes)
    for index in processes.indices { self.processes[index].canPass = processes[index].gatedIndex < 0 && !signsUp && !canLapse }
    gated = copy(processes.indices.filter { processes[$0].gatedIndex >= 0 })
    self.accounts = copy(accounts)
    self.signsUp = signsUp
    self.canLapse = canLapse
    self.arrivalClock = arrivalClock
    self.arrivalKey = arrivalKey
  }

  deinit {
    processes.deinitialize().deallocate()
    gated.deinitialize().deallocate()
    accounts.deinitialize().deallocate()
  }
}
