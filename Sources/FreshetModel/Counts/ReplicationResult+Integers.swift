extension ReplicationResult {
  /// Everything that was counted, as numbers from which ``init(_:integers:)`` makes it again.
  package var integers: [Int] { services.reduce(Array(values)) { $0 + $1.integers } }

  /// - Parameters:
  ///   - simulation: The scenario that gave the numbers.
  ///   - integers: As ``integers``.
  /// - Returns: `nil` where they are not those of such a result.
  package init?(_ simulation: Simulation, integers: [Int]) {
    let count = simulation.layout.counts.count
    guard integers.count >= count else { return nil }
    var rest = integers[count...]
    var services: [ServiceCounts] = []
    while !rest.isEmpty {
      guard let service = ServiceCounts(service: services.count, of: simulation.scenario, integers: &rest) else { return nil }
      services.append(service)
    }
    self.init(layout: simulation.layout, values: Counts(integers[..<count]), services: services)
  }
}
