import FreshetModel

extension Scenario {
  /// A line for each restriction that has no lift of its own to show, or no beginning.
  var notesOfSchedules: [String] {
    restrictions.compactMap { restriction in
      if restriction.schedule.alternation != nil { return "\(restriction.name) goes on and off by chance: it has no row in surge.csv\n" }
      return restriction.schedule.isStanding ? "\(restriction.name) has no `from`: it is in force when the run starts\n" : nil
    }
  }
}
