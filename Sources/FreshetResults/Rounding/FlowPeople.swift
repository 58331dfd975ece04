import FreshetModel

/// Makes whole people of what was counted of a flow, interval by interval, so that all identities of ``Accounting`` still hold.
///
/// The backlog is rounded, and everything else is fitted to it: those who begin to wait and wait no longer make its change, and so do
/// the new attempts and those that end. Both together say that what comes in goes out.
struct FlowPeople {
  private let scale: PeopleScale
  private var waits: BalancedPeople
  private var attempts: BalancedPeople
  /// Simulated, and as whole people.
  private var backlog = (count: 0, people: 0)

  init(_ scale: PeopleScale) {
    self.scale = scale
    waits = BalancedPeople(bringing: [.deferred, .retrying], taking: [.released, .retried], scale)
    attempts = BalancedPeople(bringing: [.attempts], taking: [.completed, .abandoned, .circumvented, .diverted], scale)
  }

  /// The whole people of the next interval.
  ///
  /// - Parameter counts: What was counted in it, summed over the replications.
  mutating func next(_ counts: FlowCounts) -> FlowCounts {
    backlog.count += counts.backlogChange
    let change = scale.wholePeople(backlog.count) - backlog.people
    backlog.people += change
    var people = FlowCounts()
    waits.advance(counts, change: change, into: &people)
    attempts.advance(counts, change: change, into: &people)
    people[.blocked] = people.deferred + people.retrying + people.abandoned + people.circumvented + people.diverted
    people[.backlogChange] = change
    return people
  }
}
