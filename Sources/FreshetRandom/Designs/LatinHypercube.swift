/// Points of which each stretch of every coordinate has one: with n points, each n-th part of [0, 1).
///
/// - Source: McKay, Beckman and Conover, A comparison of three methods for selecting values of input variables in the analysis of
///   output from a computer code, Technometrics 21, 1979.
public enum LatinHypercube {
  /// One coordinate of all points, each at least 0 and below 1. It depends on the arguments alone: another coordinate more changes none.
  ///
  /// - Parameters:
  ///   - count: How many points, at least 0.
  ///   - name: Tells the coordinate from others.
  ///   - seed: Any number; each gives an unrelated order.
  /// - Complexity: O(`count`).
  public static func coordinate(_ count: Int, name: String, seed: UInt64) -> [Double] {
    let stream = RandomStream(seed: seed, replication: 0)
    stream.select(user: 0, process: ProcessKey("latin_hypercube", name), occurrence: 0)
    var order = Array(0..<count)
    for place in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(place, min(place, Int(stream.uniform() * Double(place + 1))))
    }
    return order.map { (Double($0) + stream.uniform()) / Double(count) }
  }
}
