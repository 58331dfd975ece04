/// What is estimated of a run, by the rows of its tables.
public struct RunEstimates: Sendable {
  /// The rows of `effects.csv`.
  public let effects: [EffectRow]
  /// The rows of `surge.csv`.
  public let surges: [SurgeRow]
  /// The rows of `replications.csv`.
  public let replications: [ReplicationRow]

  public init(effects: [EffectRow], surges: [SurgeRow], replications: [ReplicationRow]) {
    self.effects = effects
    self.surges = surges
    self.replications = replications
  }
}
