import FreshetResults

extension Metric {
  /// All metrics, in the order of the rows of `effects.csv`.
  public static let all: [Metric] = [
    Metric(
      .peopleBlocked, ofFlow: { $0.arm.peopleBlocked(flow: $1) }, ofCohort: { $0.arm.peopleBlockedInAny(cohort: $1) },
      ofGroup: { $0.arm.peopleBlockedAnywhere(group: $1) }),
    Metric(
      .peopleAffected, ofFlow: { $0.arm.peopleAffected(flow: $1) }, ofCohort: { $0.arm.peopleAffectedInAny(cohort: $1) },
      ofGroup: { $0.arm.peopleAffectedAnywhere(group: $1) }),
    Metric(.attemptsBlocked, ofFlow: { $0.flows[$1].blocked }, ofCohort: { $0.sum(cohort: $1, \.blocked) }),
    Metric(.completedDuring, ofFlow: { $0.arm.completedDuring(flow: $1) }),
    Metric(.completedTotal, ofFlow: { $0.flows[$1].completed }),
    Metric(.lost, ofFlow: { $0.flows[$1].givenUp }, ofCohort: { $0.sum(cohort: $1, \.givenUp) }),
    Metric(.deferred, ofFlow: { $0.flows[$1].deferred }, ofCohort: { $0.sum(cohort: $1, \.deferred) }),
    Metric(.released, ofFlow: { $0.flows[$1].released }, ofCohort: { $0.sum(cohort: $1, \.released) }),
    Metric(.registrationsLost, actions: .registrations, ofFlow: { $0.flows[$1].givenUp }),
    Metric(.registrationsDelayed, actions: .registrations, ofFlow: { $0.arm.registrationsDelayed(flow: $1) }),
    Metric(.registrationsDiverted, actions: .registrations, ofFlow: { $0.flows[$1].diverted }),
    Metric(.withheld, ofFlow: { $0.flows[$1].withheld }, ofCohort: { $0.sum(cohort: $1, \.withheld) }),
    Metric(.superseded, ofFlow: { $0.flows[$1].superseded }, ofCohort: { $0.sum(cohort: $1, \.superseded) }),
    Metric(.settled, ofFlow: { $0.flows[$1].settled }, ofCohort: { $0.sum(cohort: $1, \.settled) }),
    Metric(.unable, ofFlow: { $0.flows[$1].unable }, ofCohort: { $0.sum(cohort: $1, \.unable) }),
    Metric(.deterred, ofFlow: { $0.flows[$1].deterred }, ofCohort: { $0.sum(cohort: $1, \.deterred) }),
    Metric(.dropped, ofFlow: { $0.flows[$1].dropped }, ofCohort: { $0.sum(cohort: $1, \.dropped) }),
    Metric(.circumvented, ofFlow: { $0.flows[$1].circumvented }, ofCohort: { $0.sum(cohort: $1, \.circumvented) }),
    Metric(.diverted, ofFlow: { $0.flows[$1].diverted }, ofCohort: { $0.sum(cohort: $1, \.diverted) }),
    Metric(.peopleCircumventing, ofCohort: { $0.arm.populationAtEnd(cohort: $1).circumventing }),
    Metric(.userDays, needsActivity: true, ofCohort: { $0.arm.userDays(cohort: $1) }),
    Metric(.activeEnd, ofCohort: { $0.arm.populationAtEnd(cohort: $1).active }),
    Metric(.reach, actions: .broadcasts, ofFlow: { $0.arm.reach(flow: $1) }, eventsOfFlow: { $0.flows[$1].completed }),
  ]
}
