/// The part of a sweep that one process does: one of several that together do all of it.
public struct SweepShard: Sendable, Equatable {
  /// From 1 to ``count``.
  public let number: Int
  public let count: Int

  /// The whole sweep.
  public static let whole = SweepShard(uncheckedNumber: 1, of: 1)

  private init(uncheckedNumber number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// - Returns: `nil` where there is no such part.
  public init?(_ number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.init(uncheckedNumber: number, of: count)
  }

  /// The name of its log.
  public var log: String { "\(number)-of-\(count).log" }

  /// Whether something belongs to it, by its number from 0 among all that is to be done.
  func has(_ unit: Int) -> Bool { unit % count == number - 1 }
}
