import CGSL

/// How many of many things are equal, beside how many chance would make equal.
struct Collisions: CustomStringConvertible {
  var count: Int
  /// The mean of the number by chance, which is close to Poisson's where things are few.
  var expected: Double

  /// Equal ones among numbers of so many bits: the birthday problem, n²/2M less what three or more at one place take away.
  init(_ numbers: [UInt64], bits: Int) {
    let sorted = numbers.sorted()
    count = zip(sorted, sorted.dropFirst()).count { $0 == $1 }
    let (places, number) = (Double(sign: .plus, exponent: bits, significand: 1), Double(numbers.count))
    expected = number + places * expm1(number * log1p(-1 / places))
  }

  /// Equal distances between neighbours when blocks of numbers of so many bits are birthdays: Marsaglia's birthday spacings.
  ///
  /// - Source: L'Ecuyer and Simard, Mathematics and Computers in Simulation 55 (2001): Poisson with mean n³/4M for each block.
  init(spacingsOf numbers: [UInt64], bits: Int, block: Int) {
    count = 0
    for start in stride(from: 0, through: numbers.count - block, by: block) {
      let sorted = numbers[start..<(start + block)].sorted()
      let spacings = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.sorted()
      count += zip(spacings, spacings.dropFirst()).count { $0 == $1 }
    }
    let size = Double(block)
    expected = Double(numbers.count / block) * size * size * size / 4 / Double(sign: .plus, exponent: bits, significand: 1)
  }

  /// The probability of so many or more, or of so few or fewer, whichever is smaller.
  var probability: Double {
    min(gsl_cdf_poisson_P(UInt32(count), expected), count == 0 ? 1 : gsl_cdf_poisson_Q(UInt32(count - 1), expected))
  }

  /// Whether chance makes so many or so few at least once in 10 000 times.
  var areByChance: Bool { probability > 0.5e-4 }

  var description: String { "\(count) equal, \(expected) expected" }
}
