import FreshetCore
import FreshetModel
import Foundation

extension ScenarioBuilder {
  /// The powers of ten between which a factor above 0 lies, so that operational time keeps its microseconds.
  private static let factors = -6...6

  /// How the rate of an action, or of sign-ups, changes by date.
  ///
  /// - Returns: Nothing where it does not change, and where something is wrong with it.
  mutating func demand(_ parameters: ParameterTable, _ path: [String]) -> Demand? {
    guard let rows = parameters.list("demand"), let start else { return nil }
    let path = path + ["demand"]
    // Thousands of actions may name the same file.
    let file = node.value(at: path).flatMap { node in
      if case .dataFile(let entries, _) = node.content { entries.first?.value.scalar } else { nil }
    }
    if let file, let known = demandsOfFiles[file] { return known }
    let demand = points(rows, start, path).map(Demand.init)
    if let file, let demand { demandsOfFiles[file] = demand }
    return demand
  }

  private mutating func points(_ rows: [ParameterValue], _ start: Int64, _ path: [String]) -> [Demand.Point]? {
    guard !rows.isEmpty else {
      report(.value(.emptyList), at: path, atKey: true)
      return nil
    }
    guard rows.count <= Demand.mostPoints else {
      report(.value(.tooManyElements(count: rows.count, limit: Demand.mostPoints)), at: path, atKey: true)
      return nil
    }
    let range = pow(10, Double(Self.factors.lowerBound))...pow(10, Double(Self.factors.upperBound))
    var points: [Demand.Point] = []
    points.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      guard case .table(let table) = row, let at = table.instant("at"), let factor = table.number("factor") else { return nil }
      let point = Demand.Point(at: SimulationTime(microseconds: at - start), factor: factor)
      let place = path + [String(index)]
      if let last = points.last, point.at <= last.at {
        report(.value(.pointsOutOfOrder(isSame: point.at == last.at)), at: place + ["at"])
        return nil
      }
      guard factor == 0 || range.contains(factor) else {
        report(.value(.factorOutOfRange(exponents: Self.factors)), at: place + ["factor"])
        return nil
      }
      points.append(point)
    }
    guard points.contains(where: { $0.factor > 0 }) else {
      report(.value(.allZero), at: path, atKey: true)
      return nil
    }
    return points
  }
}
