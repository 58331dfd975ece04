/// What is counted of a restriction and a flow: what it does, and by how much it changes what is completed.
///
/// A wish carries one cause, the first restriction that stopped, moved or made it, and so does a new person's account. In each arm
/// ``lost`` − ``gained`` is by how much less is completed than is wanted there in the baseline without any restriction, event by event.
/// ``userDaysLost`` − ``userDaysGained`` is by how many days fewer people are active than in the baseline, all counted in the restricted arm.
public enum LedgerCounter: Int, CaseIterable, Sendable {
  /// Attempts that its gates stopped.
  case stopped
  /// Wishes that were held back because of it, or since the person had moved.
  case withheld
  /// Wishes that come to nothing here.
  case lost
  /// Attempts completed here of which nobody would have thought.
  case gained
  /// Wishes completed later than they came.
  case later
  /// Wishes completed before they came.
  case earlier

  /// Days on which a person completes something on the platform in the baseline alone; the action is the first of those completed. Only
  /// where activity is counted.
  case userDaysLost
  /// The same in the restricted arm alone.
  case userDaysGained

  /// How many there are; see ``CountLayout/Total/count``.
  static var count: Int { 8 }
}
