import FreshetCore
import FreshetModel

/// What happens in one replication in the mean, as far as it can be known without simulating: wishes, lapses and lives.
struct ExpectedWork {
  /// Events of both arms, where nothing is stopped.
  private(set) var events = 0.0
  /// People who are there at the start or come to sign up.
  private(set) var people = 0.0
  /// People times their processes, each of which is set up and asked once.
  private(set) var starts = 0.0

  /// Events, and what beginning and ending a life takes, in events.
  var total: Double { events + starts }

  init(_ scenario: Scenario, _ layout: ResultLayout) {
    let length = Double(scenario.end.microseconds) / 1e6
    let clocks = ClockTotals(scenario)
    for (cohort, place) in layout.cohorts.enumerated() {
      let platform = scenario.platforms[place.platform]
      let active = platform.lapse?.activeShare ?? 1
      var each = platform.actions.reduce(0) { sum, action in
        // Wishes of who has lapsed come to nothing, but they come.
        let events = 1 + active * Self.mail(of: action.name, place, scenario)
        return sum + events * clocks.operationalSeconds(action.rhythm, action.demand) / action.gap.mean
      }
      if let lapse = platform.lapse { each += 2 * length / (lapse.after.mean + lapse.returning.mean) }
      let users = Double(layout.accounts[cohort])
      let newcomers = platform.signUps.map { Self.arrivals($0, place.name, clocks) / layout.weight(ofCohort: cohort).factor } ?? 0
      // Newcomers are there for half of the time in the mean.
      events += users * each + newcomers * (1 + Self.mail(of: Action.register, place, scenario) + each / 2)
      people += users + newcomers
      starts += (users + newcomers) * Double(1 + platform.actions.count)
    }
  }

  /// How many requests and answers an attempt takes in the mean, for the services that it goes through.
  private static func mail(of action: String, _ place: ResultLayout.Cohort, _ scenario: Scenario) -> Double {
    let own = scenario.services.filter {
      $0.platform == place.platform && $0.actions.contains(action) && $0.owner?.scope.includes(place) ?? true
    }
    return 2 * own.reduce(0) { $0 + scenario.shareInForce(of: $1) }
  }

  private static func arrivals(_ signUps: SignUps, _ origin: String, _ clocks: ClockTotals) -> Double {
    let share = signUps.origins.first { $0.name == origin }?.share ?? 0
    return signUps.rate * share * clocks.operationalSeconds(signUps.rhythm, signUps.demand)
  }
}
