/// Shares that make a whole together. One of them may be `rest`: what the others leave.
public enum SharesOfWhole {
  /// How far from 1 they may be together.
  private static let tolerance = 1e-6

  /// - Parameter shares: Each with where it stands, and `nil` for `rest`.
  /// - Returns: The shares in the same order, `rest` in numbers.
  /// - Throws: ``ParameterProblem`` where several are `rest`, nothing is left for it, or the shares do not make 1 within a millionth.
  public static func read(_ shares: [(path: [String], share: Double?)]) throws(ParameterProblem) -> [Double] {
    let open = shares.filter { $0.share == nil }
    let sum = shares.reduce(0) { $0 + ($1.share ?? 0) }
    if open.count > 1 { throw ParameterProblem(open[1].path, .secondRest) }
    guard let rest = open.first else {
      guard abs(sum - 1) < tolerance else { throw ParameterProblem([], .sharesMake(sum)) }
      return shares.map { $0.share ?? 0 }
    }
    guard sum < 1 + tolerance else { throw ParameterProblem(rest.path, .noRest(sum)) }
    return shares.map { $0.share ?? max(0, 1 - sum) }
  }
}

extension ParameterTable {
  /// The shares of a table in which each name has one, such as `{mainland: 93 %, overseas: rest}`.
  ///
  /// - Throws: ``ParameterProblem`` as ``SharesOfWhole/read(_:)`` has it.
  public func sharesOfWhole() throws(ParameterProblem) -> [(name: String, share: Double)] {
    let shares = elements.compactMap { name, value -> (path: [String], share: Double?)? in
      switch value {
      case .number(let share): ([name], share)
      case .text: ([name], nil)
      default: nil
      }
    }
    return zip(shares, try SharesOfWhole.read(shares)).map { ($0.path[0], $1) }
  }
}
