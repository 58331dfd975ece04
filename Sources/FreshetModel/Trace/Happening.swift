/// What can happen to a person, in the words of the columns where one counts it.
public enum Happening: Hashable, Sendable {
  /// Something that a column of the flows counts.
  case counted(FlowCounter)
  /// An account comes: now, and not when the run starts.
  case registered
  /// The person stops using an account for a while, or does not use it when it is first counted.
  case lapsed
  /// The person comes back to an account.
  case returned
  /// An account is suspended.
  case suspended
  /// An account becomes read-only.
  case limited
  /// The holder of a read-only account has verified who they are.
  case verified
  /// A suspended account comes back.
  case restored
  /// A suspended account is closed for good, since its holder has a new one.
  case closed
  /// A wish that was brought forward is acted on.
  case hurried
  /// A wish is acted on that an announcement has made.
  case extra

  /// All of them. What waits is in other words.
  public static let all: [Happening] =
    FlowCounter.allCases.filter { !$0.isChange }.map { .counted($0) }
    + [.registered, .lapsed, .returned, .suspended, .limited, .verified, .restored, .closed, .hurried, .extra]

  public init?(name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  /// Its word.
  public var name: String {
    switch self {
    case .counted(let counter): "\(counter)"
    case .registered, .lapsed, .returned, .suspended, .limited, .verified, .restored, .closed, .hurried, .extra: "\(self)"
    }
  }
}
