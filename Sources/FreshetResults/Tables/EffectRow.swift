public import FreshetStatistics

/// A row of `effects.csv`: one figure in both arms and the difference, in real people, as means over the replications.
public struct EffectRow: Sendable, Equatable {
  public let key: FigureKey
  /// Absent where the baseline arm was not simulated.
  public let baseline: Double?
  public let restricted: Double
  /// Restricted − baseline, paired by replication; absent where the baseline arm was not simulated.
  public let difference: Estimate?
  public let replications: Int

  public init(key: FigureKey, baseline: Double?, restricted: Double, difference: Estimate?, replications: Int) {
    self.key = key
    self.baseline = baseline
    self.restricted = restricted
    self.difference = difference
    self.replications = replications
  }

  /// The difference in per cent of the baseline; absent where that is 0.
  public var relativePercent: Double? {
    guard let difference, let baseline, baseline != 0 else { return nil }
    return 100 * difference.value / baseline
  }
}
