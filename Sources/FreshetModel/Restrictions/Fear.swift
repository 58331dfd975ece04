import FreshetCore
public import FreshetRandom

/// How fear makes people do less: each wish of who is exposed does not come with a probability, the depth, which falls as people recover.
public struct Fear: Sendable {
  /// From 0 to 1, at the moment of exposure.
  public var depth: Double
  /// The time after which a person has recovered: so much of the depth is left as the law leaves; absent: all of it, for ever.
  public var recovers: Distribution?
  /// The share of the people who are exposed.
  public var exposed: Double
  /// The name of the restriction that exposes those whose accounts it suspends, from then on; absent: people are exposed when this one
  /// begins.
  public var exposedBy: String?
  /// The rate per second at which a person meets others, above 0; who meets one who was hit is exposed too. Absent: nobody is by that.
  public var contact: Double?

  public init(depth: Double, recovers: Distribution? = nil, exposed: Double = 1, exposedBy: String? = nil) {
    self.depth = depth
    self.recovers = recovers
    self.exposed = exposed
    self.exposedBy = exposedBy
  }

  /// How news of those who were hit spreads.
  public var rumour: Spreading? { contact.map { Spreading(p: 0, q: $0) } }

  /// The probability that a wish does not come.
  ///
  /// - Parameter elapsed: Seconds since the exposure.
  func share(after elapsed: Double) -> Double { depth * (1 - (recovers?.kind.cumulativeProbability(elapsed) ?? 0)) }
}
