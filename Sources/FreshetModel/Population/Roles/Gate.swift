import FreshetCore
import FreshetRandom

/// A restriction as it stands before one action of one cohort: the one mechanism behind every kind.
struct Gate {
  var from: SimulationTime
  var until: SimulationTime
  /// The probability that an attempt is stopped, where no rate limit decides on it.
  var enforcement: Double
  /// The position in ``Scenario/rateLimited``, −1 for a restriction without rate limit.
  var limit: Int
  /// Draws of enforcement, the choice of a reaction and its delay.
  var reactionKey: ProcessKey
  var choices: [Choice]
  var announced: SimulationTime
  var anticipation: Anticipation?
  var anticipationKey: ProcessKey

  /// A response and the probability of it or one before it.
  struct Choice {
    var threshold: Double
    var response: Response
  }

  /// A reaction, resolved for the people of one role.
  enum Response {
    case abandon
    case deferUntilLift(delay: Distribution)
    case retry(gap: Distribution, atMost: Int)
    /// - Parameter account: The account, in the role's numbering, that the person tries to open instead.
    case divert(account: Int)
  }

  @inline(__always)
  func isInForce(at time: SimulationTime) -> Bool { from <= time && time < until }

  /// Whether it is announced at that instant or after it, and before it comes into force.
  @inline(__always)
  func isAnnounced(after time: SimulationTime) -> Bool { time <= announced && announced < from }
}
