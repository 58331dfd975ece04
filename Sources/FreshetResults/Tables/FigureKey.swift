/// Which figure of a whole run: a metric of a cohort and an action.
public struct FigureKey: Sendable, Hashable {
  /// The metric's name.
  public let metric: String
  public let platform: String
  /// `all` for the sum of several cohorts.
  public let cohort: String
  /// `all` for the sum of all actions, empty for a figure that belongs to none.
  public let action: String

  public init(metric: String, platform: String, cohort: String, action: String) {
    self.metric = metric
    self.platform = platform
    self.cohort = cohort
    self.action = action
  }
}
