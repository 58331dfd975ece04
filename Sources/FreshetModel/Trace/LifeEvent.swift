public import FreshetCore

/// Something in a person's life, as it happens.
public struct LifeEvent: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    /// - Parameter restriction: The position in the scenario of the restriction that it is due to, where there is one.
    case happens(Happening, restriction: Int?)
    case decides(Decision)
    /// Something waits for its moment; `.never` where that does not come.
    case waits(until: SimulationTime)
    /// A broadcast that is completed reaches so many subscribers.
    case reaches(Int)
  }

  public var time: SimulationTime
  /// The arms in which it happens alike.
  public var arms: Arms
  /// The cohort of the account that it is about, as a position in ``ResultLayout/cohorts``.
  public var cohort: Int
  /// The position in ``ResultLayout/flows``; absent where it is about the account itself.
  public var flow: Int?
  public var content: Content
}
