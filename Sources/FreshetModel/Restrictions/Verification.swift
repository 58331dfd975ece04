public import FreshetCore
public import FreshetRandom

/// How the holders of accounts that were there before a mandate verify who they are, until which some actions are closed to them from
/// a deadline on: the account is read-only.
public struct Verification: Sendable {
  /// A share of people who verify, and the time that they take.
  public struct Part: Sendable {
    public var share: Double
    public var time: Distribution

    public init(share: Double, time: Distribution) {
      self.share = share
      self.time = time
    }
  }

  public var deadline: SimulationTime
  /// Those who do so some time after the mandate begins.
  public var steady: Part?
  /// Those who do so some time before the deadline.
  public var rush: Part?
  /// Of those who have not done so by the deadline, the share that does some time after being stopped first.
  public var wall: Part?

  public init(deadline: SimulationTime) { self.deadline = deadline }

  /// When a person verifies who is not stopped before.
  ///
  /// - Parameters:
  ///   - begin: When the mandate begins.
  ///   - stream: At the beginning of the person's draws: one of who does so when, then the time.
  /// - Returns: `.never` for those who do not.
  func time(from begin: SimulationTime, _ stream: borrowing RandomStream) -> SimulationTime {
    let draw = stream.uniform()
    let ofRush = rush?.share ?? 0
    if let rush, draw < ofRush {
      let before = SimulationDuration(seconds: rush.time.sample(from: stream))
      return max(begin, SimulationTime(microseconds: max(0, deadline.microseconds - before.microseconds)))
    }
    guard let steady, draw < ofRush + steady.share else { return .never }
    return begin + SimulationDuration(seconds: steady.time.sample(from: stream))
  }
}
