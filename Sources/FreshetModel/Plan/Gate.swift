import FreshetCore
import FreshetRandom

/// A restriction as it stands before the action of a door: schedule and verdict, for people who are in its scope.
///
/// Lives read it by the whole path, `role.gates[i].verdict`: a copy of a gate would count references on what all threads share.
struct Gate {
  /// When it is in force, as positions in ``Role/stretches``.
  var onTimes: Range<Int>
  var verdict: Verdict
  /// Draws of the verdict, the choice of a reaction and its delay.
  var reactionKey: ProcessKey
  /// The reactions, as positions in ``Role/choices``.
  var choices: Range<Int>
  var announcement: Announcement?
  var anticipationKey: ProcessKey

  /// What decides whether an attempt is stopped.
  enum Verdict: BitwiseCopyable {
    case stop(share: Double)
    /// A share that depends on all people: a position in ``Scenario/quantities``.
    case quantity(Int)
  }
}
