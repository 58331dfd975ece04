import FreshetModel
import FreshetRandom
import FreshetResults
import FreshetStatistics

/// The numbers of all points of a sweep, column by column: what is known of how they depend on the factors.
struct OutcomeTable {
  private let plan: SweepPlan
  private var order: [Outcome.Key] = []
  /// By point; not a number where it has none.
  private var values: [Outcome.Key: [Double]] = [:]

  init(_ plan: SweepPlan) { self.plan = plan }

  mutating func add(_ record: PointRecord, point: Int) {
    for outcome in record.outcomes {
      if values[outcome.key] == nil {
        order.append(outcome.key)
        values[outcome.key] = Array(repeating: .nan, count: plan.points.count)
      }
      values[outcome.key]?[point] = outcome.value ?? .nan
    }
  }

  // MARK: Bands

  /// - Parameter standing: The numbers at the reference point.
  func bands(standing: [Outcome]) -> [BandRow] {
    let known = Dictionary(standing.map { ($0.key, $0) }) { first, _ in first }
    let ranks = plan.columns.indices.map { column in Ranks.of(cells: plan.points.map { $0.cells[column] }) }
    return order.compactMap { key in
      let column = values[key] ?? []
      let places = column.indices.filter { !column[$0].isNaN }
      let numbers = places.map { column[$0] }
      guard !numbers.isEmpty else { return nil }
      let sorted = numbers.sorted()
      let own = Ranks.of(numbers)
      var mover: (name: String, correlation: Double)?
      for (column, ranks) in zip(plan.columns, ranks) {
        guard let correlation = Ranks.correlation(own, places.map { ranks[$0] }) else { continue }
        if abs(correlation) > abs(mover?.correlation ?? 0) { mover = (column.name, correlation) }
      }
      // Two standard deviations of what chance gives to things that have nothing to do with each other.
      if abs(mover?.correlation ?? 0) < 2 / Double(numbers.count).squareRoot() { mover = nil }
      let band = (low: Ranks.quantile(0.05, sorted), median: Ranks.quantile(0.5, sorted), high: Ranks.quantile(0.95, sorted))
      return BandRow(key: key, standing: known[key], band: band, mover: mover, points: numbers.count)
    }
  }

  // MARK: Sensitivity

  private static let resamples = 200

  /// The indices of points that come in blocks, as the design `saltelli` makes them.
  ///
  /// - Parameter factors: Their names.
  func sensitivity(factors: [String]) -> [SensitivityRow] {
    let size = factors.count + 2
    return order.flatMap { key -> [SensitivityRow] in
      let column = values[key] ?? []
      let all = stride(from: 0, to: column.count - size + 1, by: size).map { Array(column[$0..<$0 + size]) }
      let blocks = all.compactMap { block -> SobolIndices.Block? in
        guard !block.contains(where: \.isNaN) else { return nil }
        return SobolIndices.Block(first: block[0], mixed: Array(block[1..<size - 1]), second: block[size - 1])
      }
      guard !blocks.isEmpty else { return [] }
      let indices = SobolIndices(blocks)
      let reach = Self.bootstrap(blocks)
      return factors.enumerated().map { place, factor in
        SensitivityRow(
          key: key, factor: factor, first: (indices.first[place], reach.first[place]), total: (indices.total[place], reach.total[place]),
          blocks: blocks.count, dropped: all.count - blocks.count)
      }
    }
  }

  /// Half the widths of the 95 % intervals, by factor: 1.96 times the scatter over blocks that are drawn again. All numbers have the same
  /// draws.
  private static func bootstrap(_ blocks: [SobolIndices.Block]) -> (first: [Double], total: [Double]) {
    let stream = RandomStream(seed: 0, replication: 0)
    var first = Array(repeating: Moments(), count: blocks[0].mixed.count)
    var total = first
    for resample in 0..<resamples {
      stream.select(user: UInt64(resample), process: ProcessKey("sensitivity", "bootstrap"), occurrence: 0)
      let indices = SobolIndices(blocks.map { _ in blocks[min(blocks.count - 1, Int(stream.uniform() * Double(blocks.count)))] })
      for place in first.indices {
        first[place].add(indices.first[place])
        total[place].add(indices.total[place])
      }
    }
    func reach(_ moments: Moments) -> Double { 1.959963984540054 * (moments.variance ?? 0).squareRoot() }
    return (first.map(reach), total.map(reach))
  }
}
