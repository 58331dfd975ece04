/// What is counted of the accounts of a cohort, each by itself: by how much a stock changes.
public enum StockCounter: Int, CaseIterable, Sendable {
  case active
  case lapsed
  /// Accounts opened.
  case registered
  /// Accounts reached by a way round for the first time.
  case circumventing
  case suspended
  case readOnly
  /// Accounts closed for good.
  case closed

  /// How many there are; see ``CountLayout/Total/count``.
  static var count: Int { 7 }
}

/// The accounts of one cohort at one instant, in simulated counts.
public struct PopulationCounts: Sendable, Equatable {
  /// Accounts that exist: those of the start and those opened since.
  public var accounts = 0
  public var active = 0
  /// Accounts opened since the start of the run.
  public var registered = 0
  public var lapsed = 0
  public var suspended = 0
  /// Accounts on which some actions are closed until their holders verify who they are.
  public var readOnly = 0
  /// Accounts closed for good since the start of the run.
  public var closed = 0
  /// Accounts that have been reached by a way round a restriction since the start of the run.
  public var circumventing = 0

  public init() {}

  /// - Parameter accounts: At the start of the run.
  init(accounts: Int) { self.accounts = accounts }

  mutating func add(_ change: Int, to counter: StockCounter) {
    switch counter {
    case .active: active += change
    case .lapsed: lapsed += change
    case .registered:
      registered += change
      accounts += change
    case .circumventing: circumventing += change
    case .suspended: suspended += change
    case .readOnly: readOnly += change
    case .closed: closed += change
    }
  }
}
