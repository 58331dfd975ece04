public import FreshetCore
public import FreshetStatistics

/// A row of `surge.csv`: what happens to one action after one lift. Counts are real people.
public struct SurgeRow: Sendable {
  /// The restriction's name.
  public let restriction: String
  public let platform: String
  public let action: String
  public let lifted: SimulationTime
  /// Translates the row's times.
  public let clock: RunClock
  private let estimates: [SurgeFigure: Estimate]

  public init(
    restriction: String, platform: String, action: String, lifted: SimulationTime, clock: RunClock,
    estimates: [SurgeFigure: Estimate]
  ) {
    self.restriction = restriction
    self.platform = platform
    self.action = action
    self.lifted = lifted
    self.clock = clock
    self.estimates = estimates
  }

  /// An estimate; absent where the figure does not exist.
  public subscript(figure: SurgeFigure) -> Estimate? { estimates[figure] }

  /// The columns of those estimates that rest on too few simulated events.
  public var tooFew: [String] {
    SurgeFigure.allCases.filter { self[$0]?.restsOnTooFew ?? false }.map(\.reference.name)
  }
}
