extension Metric {
  /// All metrics, in the order of the rows of `effects.csv`.
  public static let all: [Metric] = [
    Metric(
      "people_blocked", "Distinct people who were stopped at least once; with action `all`, in any action.",
      ofFlow: { $0.arm.peopleBlocked(flow: $1) }, ofCohort: { $0.arm.peopleBlockedInAny(cohort: $1) },
      ofGroup: { $0.arm.peopleBlockedAnywhere(group: $1) }),
    Metric(
      "people_affected", "Distinct people who were stopped, or held back since they believed that they would be, at least once.",
      ofFlow: { $0.arm.peopleAffected(flow: $1) }, ofCohort: { $0.arm.peopleAffectedInAny(cohort: $1) },
      ofGroup: { $0.arm.peopleAffectedAnywhere(group: $1) }),
    Metric(
      "attempts_blocked", "Attempts that were stopped, repeats included.",
      ofFlow: { $0.flows[$1].blocked }, ofCohort: { $0.sum(cohort: $1, \.blocked) }),
    Metric(
      "completed_during", "Attempts that succeeded while a restriction on the action was in force for anybody.",
      ofFlow: { $0.arm.completedDuring(flow: $1) }),
    Metric("completed_total", "Attempts that succeeded in the whole run.", ofFlow: { $0.flows[$1].completed }),
    Metric(
      "lost", "Wishes that were given up for good: when stopped, at a friction, or in the line of a service.",
      ofFlow: { $0.flows[$1].givenUp }, ofCohort: { $0.sum(cohort: $1, \.givenUp) }),
    Metric(
      "deferred", "Wishes and repeats, blocked or withheld, that waited for the lift.",
      ofFlow: { $0.flows[$1].deferred }, ofCohort: { $0.sum(cohort: $1, \.deferred) }),
    Metric(
      "released", "Deferred attempts that returned after the lift, before the run ended.",
      ofFlow: { $0.flows[$1].released }, ofCohort: { $0.sum(cohort: $1, \.released) }),
    Metric(
      "registrations_lost", "Sign-ups that were given up for good.", actions: .registrations,
      ofFlow: { $0.flows[$1].givenUp }),
    Metric(
      "registrations_delayed", "Sign-ups that succeeded later than wanted.", actions: .registrations,
      ofFlow: { $0.arm.registrationsDelayed(flow: $1) }),
    Metric(
      "registrations_diverted", "Sign-ups that turned to another platform.", actions: .registrations,
      ofFlow: { $0.flows[$1].diverted }),
    Metric(
      "withheld", "Wishes that people did not try to fulfil since they believed that the restriction was in force.",
      ofFlow: { $0.flows[$1].withheld }, ofCohort: { $0.sum(cohort: $1, \.withheld) }),
    Metric(
      "superseded", "Waiting wishes whose place a newer one took.",
      ofFlow: { $0.flows[$1].superseded }, ofCohort: { $0.sum(cohort: $1, \.superseded) }),
    Metric(
      "settled", "Waiting wishes that ended since another wish of the person succeeded.",
      ofFlow: { $0.flows[$1].settled }, ofCohort: { $0.sum(cohort: $1, \.settled) }),
    Metric(
      "unable", "Wishes of people who had no account yet, or a suspended or closed one.",
      ofFlow: { $0.flows[$1].unable }, ofCohort: { $0.sum(cohort: $1, \.unable) }),
    Metric(
      "deterred", "Wishes that did not come since people were afraid.",
      ofFlow: { $0.flows[$1].deterred }, ofCohort: { $0.sum(cohort: $1, \.deterred) }),
    Metric(
      "dropped", "Attempts that ended since the person gave up at a friction, or lost patience in the line of a service.",
      ofFlow: { $0.flows[$1].dropped }, ofCohort: { $0.sum(cohort: $1, \.dropped) }),
    Metric(
      "circumvented", "Wishes and repeats, blocked or withheld, that found a way round the restriction.",
      ofFlow: { $0.flows[$1].circumvented }, ofCohort: { $0.sum(cohort: $1, \.circumvented) }),
    Metric(
      "diverted",
      "Wishes and repeats, blocked or withheld, that turned to another platform, whether they came through there or "
        + "not: what did is `gained` there in ledger.csv.",
      ofFlow: { $0.flows[$1].diverted }, ofCohort: { $0.sum(cohort: $1, \.diverted) }),
    Metric(
      "people_circumventing", "Distinct people who came through by a way round at least once.",
      ofCohort: { $0.arm.populationAtEnd(cohort: $1).circumventing }),
    Metric(
      "user_days", "Days on which people complete something, where the scenario says `report_activity: true`.", needsActivity: true,
      ofCohort: { $0.arm.userDays(cohort: $1) }),
    Metric(
      "active_end", "Active accounts at the end of the run.",
      ofCohort: { $0.arm.populationAtEnd(cohort: $1).active }),
    Metric(
      "reach", "Subscribers whom completed broadcasts reached; somebody reached twice counts twice.", actions: .broadcasts,
      ofFlow: { $0.arm.reach(flow: $1) }, eventsOfFlow: { $0.flows[$1].completed }),
  ]
}
