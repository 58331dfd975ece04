/// The real people that one simulated person stands for, as a ratio of whole numbers, so that people can be counted exactly.
public struct Weight: Sendable, Equatable {
  /// Real people, above 0.
  public let people: Int
  /// The simulated people who stand for them, above 0.
  public let simulated: Int
  /// The ratio as a number.
  public let factor: Double

  /// - Parameters:
  ///   - people: Real people, above 0.
  ///   - simulated: The simulated people who stand for them, above 0.
  public init(people: Int, simulated: Int) {
    self.init(people: people, simulated: simulated, factor: Double(people) / Double(simulated))
  }

  private init(people: Int, simulated: Int, factor: Double) {
    self.people = people
    self.simulated = simulated
    self.factor = factor
  }

  /// The weight where nobody is simulated at the start: exactly `1 / sample` where that is a whole number up to 10¹⁵, elsewhere to a
  /// billionth.
  ///
  /// - Parameter sample: The part of the people that is simulated, above 0, at most 1.
  init(sample: Double) {
    let parts = 1 / sample < 1e9 ? 1 << 30 : 1
    self.init(people: Int((min(1 / sample, 1e15) * Double(parts)).rounded()), simulated: parts, factor: 1 / sample)
  }
}
