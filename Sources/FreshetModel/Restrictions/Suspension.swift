import FreshetCore
public import FreshetRandom

/// What a restriction does to accounts in its scope: it suspends some of them, for a while or for good.
public struct Suspension: Sendable {
  /// How many accounts it concerns.
  public enum Extent: Sendable, Equatable {
    /// Each account in its scope with this probability, from 0 to 1.
    case share(Double)
    /// So many real accounts, chosen among those in its scope that are there when the run starts, each set of them as likely as any other.
    case count(Double)
  }

  /// How people get a new account in place of a suspended one.
  public struct Renewal: Sendable {
    /// The share of the people who do.
    public var share: Double
    /// The time from the suspension to the sign-up.
    public var delay: Distribution

    public init(share: Double, delay: Distribution) {
      self.share = share
      self.delay = delay
    }
  }

  public var extent: Extent
  /// The time from the beginning of the restriction to the suspension of an account; absent: none.
  public var after: Distribution?
  /// The time from the suspension to the return of the account; absent: it never returns.
  public var restored: Distribution?
  public var renewal: Renewal?
  /// Whether it is the holders who close their accounts, for good.
  public var isLeaving = false

  public init(_ extent: Extent, after: Distribution? = nil, restored: Distribution? = nil, renewal: Renewal? = nil) {
    self.extent = extent
    self.after = after
    self.restored = restored
    self.renewal = renewal
  }
}
