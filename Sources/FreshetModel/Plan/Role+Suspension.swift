import FreshetCore
import FreshetRandom

extension Role {
  /// What may happen to an account in one arm, beside lapses: a restriction suspends it in one of its on-times, or its holder leaves, is
  /// away, gets it or is afraid, as others are.
  struct Suspension {
    /// What it is charged to: the position in ``ResultLayout/causes``.
    var cause: Int
    /// Which account.
    var account: Int
    var arm: Arm
    /// The number of the on-time, and when it is.
    var wave: UInt64
    var onTime: OnTime
    var key: ProcessKey
    /// Who draws less is suspended.
    var share: Double
    var after: Distribution?
    var restored: Distribution?
    var renewal: FreshetModel.Suspension.Renewal?
    /// Whether the holder closes it, for good.
    var isLeaving = false
    /// How often a person has to be stopped to leave; absent where it comes by time.
    var stops: Int?
    /// How people stay or leave as others do; present where the person is away alone.
    var following: Following?
    /// The news that reaches the person; present where nothing else happens.
    var news: News?
    /// The quantity that either goes by, or that counts the suspensions; −1 where there is none.
    var quantity = -1
    /// How its holder gets out of it; present where it makes the account read-only, which suspends nothing.
    var verification: Verification?

    /// Whether some actions alone are closed.
    @inline(__always) var isReadOnly: Bool { verification != nil }
  }

  /// News that people have from one another.
  struct News {
    /// The greatest rate per second at which it can reach a person, above 0.
    var fastest: Double
    /// Whether who hears it is exposed to a deterrence; else they get the account.
    var exposes: Bool
  }

  /// What makes people do less of an action, in one arm.
  struct Deterrent {
    /// The position in the scenario.
    var restriction: Int
    var arm: Arm
    /// When it is in force, as positions in ``Role/stretches``.
    var onTimes: Range<Int>
    var fear: Fear
    /// The suspensions that expose a person to it, as positions among the role's; none where everybody is exposed from the beginning of
    /// an on-time on, or a share of the people.
    var suspensions: [Int]
    var exposureKey: ProcessKey
    var key: ProcessKey
  }
}
