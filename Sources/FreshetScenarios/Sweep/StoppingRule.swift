/// When a point of a sweep has replications enough.
public struct StoppingRule: Sendable, Equatable {
  /// The metric whose effect is looked at: of all people and actions, where it is known of them.
  public let metric: String
  /// Half the width of its 95 % interval that is narrow enough, as a part of the effect.
  public let halfWidth: Double
  /// The most replications.
  public let atMost: Int

  /// As a part of what a run depends on.
  public var text: String { "until \(metric) \(halfWidth) \(atMost)" }
}
