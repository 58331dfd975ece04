import FreshetModel

extension Scenario {
  /// A line for each restriction that has no lift of its own to show.
  var notesOfChance: [String] {
    restrictions.filter { $0.schedule.alternation != nil }.map {
      "\($0.name) goes on and off by chance: it has no row in surge.csv\n"
    }
  }
}
