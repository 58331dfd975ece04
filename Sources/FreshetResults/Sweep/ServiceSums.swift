import FreshetModel

extension RunResults {
  /// The rows of `services.csv` summed over the run, with the waits of all of it: by arm, service, then class.
  ///
  /// - Complexity: O(services × replications × intervals).
  public func serviceSums() -> [ServiceRow] {
    let intervals = ReportIntervals(scenario)
    let times = Array(repeating: RowTime(), count: intervals.count)
    return arms.flatMap { arm in
      scenario.services.indices.filter { scenario.services[$0].arms.contains(Arms(arm)) }.flatMap { service in
        let rows = services(arm, service, times)
        return classesOfSums(service).compactMap { people, classes -> ServiceRow? in
          guard var sum = Self.sum(rows.filter { $0.people == people }) else { return nil }
          sum.waits = waits(arm, service, classes, times.indices)
          return sum
        }
      }
    }
  }

  /// Whom a row is about, and the classes that it sums.
  private func classesOfSums(_ service: Int) -> [(people: String, classes: Range<Int>)] {
    let count = scenario.services[service].classes
    let single = (0..<count).map { (people: Self.people(ofClass: $0, of: count), classes: $0..<($0 + 1)) }
    return count > 1 ? [(people: "all", classes: 0..<count)] + single : single
  }

  private static func sum(_ rows: [ServiceRow]) -> ServiceRow? {
    rows.first.map { rows.dropFirst().reduce($0, +) }
  }
}
