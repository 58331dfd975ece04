import FreshetModel

/// What happens at a service over a whole run, to one class of people, as whole people.
public struct ServiceSumRow: Sendable {
  let arm: String
  let platform: String
  let service: String
  let people: String
  let arrived: Int
  let served: Int
  let refused: Int
  let full: Int
  let reneged: Int
  let replaced: Int
  let longestWait: Double?
}

extension RunResults {
  /// The rows of `services.csv` summed over the run: by arm, service, then class.
  ///
  /// - Complexity: O(services × replications × intervals).
  public func serviceSums() -> [ServiceSumRow] {
    let intervals = ReportIntervals(scenario)
    let times = Array(repeating: RowTime(), count: intervals.count)
    return arms.flatMap { arm in
      scenario.services.indices.filter { scenario.services[$0].arms.contains(Arms(arm)) }.flatMap { service in
        let rows = services(arm, service, times)
        var classes: [String] = []
        for row in rows where !classes.contains(row.people) { classes.append(row.people) }
        return classes.map { people in ServiceSumRow(rows.filter { $0.people == people }) }
      }
    }
  }
}

extension ServiceSumRow {
  /// - Parameter rows: Those of one series, at least one.
  fileprivate init(_ rows: [ServiceRow]) {
    arm = rows[0].arm
    platform = rows[0].platform
    service = rows[0].service
    people = rows[0].people
    func sum(_ count: (ServiceRow) -> Int) -> Int { rows.reduce(0) { $0 + count($1) } }
    arrived = sum(\.arrived)
    served = sum(\.served)
    refused = sum(\.refused)
    full = sum(\.full)
    reneged = sum(\.reneged)
    replaced = sum(\.replaced)
    longestWait = rows.compactMap { $0.waits?.longest }.max()
  }
}
