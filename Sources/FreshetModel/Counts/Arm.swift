/// One of the two worlds that each replication simulates on the same draws.
public enum Arm: String, CaseIterable, Sendable {
  /// Without the restrictions.
  case baseline
  /// With them.
  case restricted
}
