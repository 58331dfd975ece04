import FreshetCore
import FreshetRandom

/// A restriction as it stands before the action of a door, schedule and verdict, for people who are in its scope; or a service that is full.
///
/// Lives read it by the whole path, `role.gates[i].verdict`: a copy of a gate would count references on what all threads share.
struct Gate {
  /// The position in the scenario; for a service that in ``ResultLayout/causes``.
  var restriction: Int
  /// When it is in force, as positions in ``Role/stretches``.
  var onTimes: Range<Int>
  var verdict: Verdict
  /// What has one draw of the verdict.
  var drawn: Drawn
  /// The verdict, where it is drawn for a person.
  var verdictKey: ProcessKey
  /// Draws of the verdict, the choice of a reaction and its delay, as far as they are drawn for an attempt or a wish.
  var reactionKey: ProcessKey
  /// The choice of a reaction, where that is drawn for a person.
  var consistencyKey: ProcessKey?
  /// The choice among the other reactions where a way round is closed.
  var fallbackKey: ProcessKey
  /// The accounts that are tools which pass it, one bit each.
  var passedBy: UInt32
  /// The reactions, as positions in ``Role/choices``.
  var choices: Range<Int>
  var knowledge: Knowledge
  /// Whether anybody can ever believe in it.
  var isEverBelieved: Bool
  /// Which of the person's beliefs is about it; absent where nobody learns.
  var belief: Int?
  /// How long it holds up who goes on, where it is a friction that takes time.
  var delay: Distribution?
  /// Which of the person's pledges it is, where it is met once.
  var pledge: Int?
  /// The service that it is, or whose reviewers refuse, as a position in ``Role/services``; −1 where it is neither.
  var service = -1
  /// Whether the announcement reaches the person, and what they do in anticipation.
  var awarenessKey: ProcessKey
  var noticeKey: ProcessKey
  var learningKey: ProcessKey
  var anticipationKey: ProcessKey

  /// Whether it is what people go through who have come through all others.
  var isFriction: Bool { if case .friction = verdict { true } else { false } }

  /// Whether it is the queue of a service.
  var isService: Bool { if case .serve = verdict { true } else { false } }

  /// Whether it stops who finds a service full.
  var isFull: Bool {
    switch verdict {
    case .serve, .limit: true
    case .stop, .readOnly, .review, .friction: false
    }
  }

  /// What decides whether an attempt is stopped.
  enum Verdict: BitwiseCopyable {
    case stop(share: Double)
    /// All while the account is read-only: a position among the role's suspensions.
    case readOnly(Int)
    /// Nothing here: a service decides, when it gets to the attempt.
    case serve
    /// Nothing here: a rate limit decides, when it gets to the attempt.
    case limit
    /// Nothing here: reviewers decide, when they get to the attempt, and stop this share.
    case review(refuses: Double)
    /// Who has come through all others gives up here with this probability.
    case friction(dropOut: Double)
  }
}
