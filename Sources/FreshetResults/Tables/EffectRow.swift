public import FreshetStatistics

/// A row of `effects.csv`: one figure in both arms and the difference, in real people, as means over the replications.
public struct EffectRow: Sendable, Equatable {
  public let key: FigureKey
  /// Absent where the baseline arm was not simulated.
  public let baseline: Estimate?
  public let restricted: Estimate
  /// Restricted − baseline, paired by replication; absent where the baseline arm was not simulated.
  public let difference: Estimate?
  /// The difference in per cent of the baseline; absent where that is 0.
  public let relativePercent: Estimate?
  public let replications: Int

  public init(
    key: FigureKey, baseline: Estimate?, restricted: Estimate, difference: Estimate?, relativePercent: Estimate?, replications: Int
  ) {
    self.key = key
    self.baseline = baseline
    self.restricted = restricted
    self.difference = difference
    self.relativePercent = relativePercent
    self.replications = replications
  }

  /// The columns of those estimates that rest on too few simulated events.
  public var tooFew: [String] {
    var columns: [String] = []
    if baseline?.restsOnTooFew == true { columns.append("baseline") }
    if restricted.restsOnTooFew { columns.append("restricted") }
    if difference?.restsOnTooFew == true { columns.append("difference") }
    if relativePercent?.restsOnTooFew == true { columns.append("relative_percent") }
    return columns
  }
}
