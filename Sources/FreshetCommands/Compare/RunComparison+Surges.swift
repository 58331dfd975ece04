import FreshetResults
import FreshetScenarios
import FreshetStatistics

extension RunComparison {
  /// Figures of a lift that are compared. The tables have no numbers by replication, so their intervals are added up.
  private static let figuresOfLifts: [SurgeFigure] = [.peakPerHour, .peakRatio, .backlogAtLift, .halfBacklogHours, .recoveryHours]

  /// What happens after the lifts that both runs have: the first lift of a restriction beside the first, whenever it comes.
  static func surges(_ paths: [String]) throws(ReadingError) -> [Figure] {
    let (first, second) = (try lifts(of: paths[0]), try lifts(of: paths[1]))
    let known = Dictionary(second.map { ($0.name, $0.estimate) }) { first, _ in first }
    return first.compactMap { name, estimate in
      known[name].map { other in
        // What comes of the same draws is the same, and differs by nothing at all.
        let difference = other == estimate ? Estimate(0) : Figure.difference(of: other, from: estimate)
        return Figure(name: name, first: estimate, second: other, difference: difference)
      }
    }
  }

  private static func lifts(of path: String) throws(ReadingError) -> [(name: String, estimate: Estimate)] {
    var found: [(name: String, estimate: Estimate)] = []
    var numbers: [String: Int] = [:]
    try ResultFile.read(path + "/surge.csv", having: "lifted") { row in
      let place = "\(row["platform"]) \(row["action"])"
      let number = numbers["\(row["restriction"]) \(place)", default: 0] + 1
      numbers["\(row["restriction"]) \(place)"] = number
      let lift = "after \(row["restriction"])" + (number > 1 ? ", lift \(number)" : "")
      for figure in figuresOfLifts.map(\.reference.name) {
        guard let value = row.number(figure) else { continue }
        let interval = row.number(figure + "_ci_low").flatMap { low in
          row.number(figure + "_ci_high").map { ConfidenceInterval(low: low, high: $0) }
        }
        found.append(("\(place) \(figure) \(lift)", Estimate(value, interval: interval)))
      }
    }
    return found
  }
}

extension ScenarioFile {
  /// When something is in force for an action, in words that can be compared.
  var timesInForce: Set<String> {
    Set(
      scenario.restrictions.flatMap { restriction in
        let platform = scenario.platforms[restriction.scope.platform].name
        let times = restriction.schedule.onTimes.map { time in
          let until = time.until == .never ? "" : String(start + time.until.microseconds)
          return "\(start + time.from.microseconds) to \(until)"
        }
        let chance = restriction.schedule.alternation == nil ? "" : "by chance"
        return restriction.actions.flatMap { action in times.map { "\(platform) \(action) \($0) \(chance)" } }
      })
  }
}
