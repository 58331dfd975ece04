public import FreshetRandom

/// What a restriction does beside putting gates before actions.
public enum Measure: Sendable {
  /// Accounts are suspended, or closed by their holders.
  case suspend(Suspension)
  /// Accounts are read-only until their holders have verified who they are.
  case verify(Verification)
  /// People do less of the actions of its effects.
  case deter(Fear)
  /// People are held up before the actions of its effects.
  case holdUp(Friction)
  /// It is a restriction for each value of a trait of the people in its scope, an operator, in force from its beginning until that
  /// operator complies: this time after the announcement.
  case delist(operators: String, complies: Distribution)
}

extension Restriction {
  /// How it suspends accounts.
  public var suspension: Suspension? {
    for case .suspend(let suspension) in measures { return suspension }
    return nil
  }

  /// How the holders of accounts verify who they are.
  public var verification: Verification? {
    for case .verify(let verification) in measures { return verification }
    return nil
  }

  /// How it makes people do less.
  public var fear: Fear? {
    for case .deter(let fear) in measures { return fear }
    return nil
  }

  /// How it holds people up.
  public var friction: Friction? {
    for case .holdUp(let friction) in measures { return friction }
    return nil
  }
}
