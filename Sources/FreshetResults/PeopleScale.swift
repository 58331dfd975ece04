public import FreshetModel

/// Makes real people of simulated counts that are summed over the replications.
public struct PeopleScale: Sendable, Equatable {
  /// The real people of ``counts`` simulated ones.
  let people: Int128
  /// Simulated people, summed over the replications.
  let counts: Int128
  /// Both as floating-point numbers: a sweep asks for them a thousand times a point, and the library makes them of 128 bits slowly.
  private let peopleNumber: Double
  private let countsNumber: Double

  public init(weight: Weight, replications: Int) {
    people = Int128(weight.people)
    counts = Int128(weight.simulated) * Int128(replications)
    let (product, isTooLarge) = weight.simulated.multipliedReportingOverflow(by: replications)
    peopleNumber = Double(weight.people)
    countsNumber = isTooLarge ? Double(counts) : Double(product)
  }

  /// The mean over the replications, as real people.
  public func people(_ count: Int) -> Double { Double(count) * peopleNumber / countsNumber }

  /// The mean over the replications, as the nearest number of whole people.
  public func wholePeople(_ count: Int) -> Int { wholePeople(parts: Int128(count) * people) }

  /// The nearest number of whole people, halves up; what no table could add up is cut.
  ///
  /// - Parameter parts: People, counted in parts of which ``counts`` make one.
  func wholePeople(parts: Int128) -> Int {
    let (quotient, remainder) = (2 * parts + counts).quotientAndRemainder(dividingBy: 2 * counts)
    return Int(min(max(remainder < 0 ? quotient - 1 : quotient, -Self.most), Self.most))
  }

  /// The whole people on both sides of a number, which are one where it is whole.
  ///
  /// - Parameter parts: As in ``wholePeople(parts:)``.
  func wholePeople(around parts: Int128) -> ClosedRange<Int> {
    let (quotient, remainder) = parts.quotientAndRemainder(dividingBy: counts)
    func cut(_ people: Int128) -> Int { Int(min(max(people, -Self.most), Self.most)) }
    return cut(remainder < 0 ? quotient - 1 : quotient)...cut(remainder > 0 ? quotient + 1 : quotient)
  }

  /// A sum of sixteen still is an `Int`.
  private static let most = Int128(Int.max / 16)
}
