/// What is counted of a whole run: the metrics of `effects.csv`, in the order of its rows.
public enum EffectMetric: String, CaseIterable, Sendable {
  case peopleBlocked = "people_blocked"
  case peopleAffected = "people_affected"
  case attemptsBlocked = "attempts_blocked"
  case completedDuring = "completed_during"
  case completedTotal = "completed_total"
  case lost
  case deferred
  case released
  case registrationsLost = "registrations_lost"
  case registrationsDelayed = "registrations_delayed"
  case registrationsDiverted = "registrations_diverted"
  case withheld
  case superseded
  case settled
  case unable
  case deterred
  case dropped
  case circumvented
  case diverted
  case peopleCircumventing = "people_circumventing"
  case userDays = "user_days"
  case activeEnd = "active_end"
  case reach

  /// The name of its column and its key.
  public var name: String { rawValue }

  /// What it means.
  public var meaning: String {
    switch self {
    case .peopleBlocked: "Distinct people who were stopped at least once; with action `all`, in any action."
    case .peopleAffected: "Distinct people who were stopped, or held back since they believed that they would be, at least once."
    case .attemptsBlocked: "Attempts that were stopped, repeats included."
    case .completedDuring: "Attempts that succeeded while a restriction on the action was in force for anybody."
    case .completedTotal: "Attempts that succeeded in the whole run."
    case .lost: "Wishes that were given up for good: when stopped, at a friction, or in the line of a service."
    case .deferred: "Wishes and repeats, blocked or withheld, that waited for the lift."
    case .released: "Deferred attempts that returned after the lift, before the run ended."
    case .registrationsLost: "Sign-ups that were given up for good."
    case .registrationsDelayed: "Sign-ups that succeeded later than wanted."
    case .registrationsDiverted: "Sign-ups that turned to another platform."
    case .withheld: "Wishes that people did not try to fulfil since they believed that the restriction was in force."
    case .superseded: "Waiting wishes whose place a newer one took."
    case .settled: "Waiting wishes that ended since another wish of the person succeeded."
    case .unable: "Wishes of people who had no account yet, or a suspended or closed one."
    case .deterred: "Wishes that did not come since people were afraid."
    case .dropped: "Attempts that ended since the person gave up at a friction, or lost patience in the line of a service."
    case .circumvented: "Wishes and repeats, blocked or withheld, that found a way round the restriction."
    case .diverted:
      "Wishes and repeats, blocked or withheld, that turned to another platform, whether they came through there or not: what did is `gained` there "
        + "in ledger.csv."
    case .peopleCircumventing: "Distinct people who came through by a way round at least once."
    case .userDays: "Days on which people complete something, where the scenario says `report_activity: true`."
    case .activeEnd: "Active accounts at the end of the run."
    case .reach: "Subscribers whom completed broadcasts reached; somebody reached twice counts twice."
    }
  }

  /// What it is called beside its number.
  public var label: String {
    switch self {
    case .peopleBlocked: "people stopped at least once"
    case .peopleAffected: "people stopped or held back"
    case .attemptsBlocked: "attempts stopped"
    case .completedDuring: "completed while restricted"
    case .completedTotal: "completed in all"
    case .lost: "given up for good"
    case .deferred: "put off until the lift"
    case .released: "came back after the lift"
    case .registrationsLost: "sign-ups lost"
    case .registrationsDelayed: "sign-ups delayed"
    case .registrationsDiverted: "sign-ups gone elsewhere"
    case .withheld: "not tried, since it was known"
    case .superseded: "replaced by a newer wish"
    case .settled: "made pointless by another"
    case .unable: "wanted without an account"
    case .deterred: "not wanted, out of fear"
    case .dropped: "given up on the way"
    case .circumvented: "done by a way round"
    case .diverted: "done elsewhere"
    case .peopleCircumventing: "people who found a way round"
    case .userDays: "days of active people"
    case .activeEnd: "active accounts at the end"
    case .reach: "subscribers reached"
    }
  }
}
