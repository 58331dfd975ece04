import FreshetModel

/// Makes whole people of what was counted of a flow, interval by interval, so that all identities of ``Accounting`` still hold.
///
/// The backlog is rounded, and everything else is fitted to it: those who begin to wait and wait no longer make its change, and so do
/// the new wishes and those that end. Both together say that what comes in goes out. Those who wait for a service are what is left of
/// the rounded sum of both stocks.
struct FlowPeople {
  private let scale: PeopleScale
  private var waits: BalancedPeople
  private var attempts: BalancedPeople
  private var arrived: RunningPeople
  private var circumvented: RunningPeople
  private var unable: RunningPeople
  private var deterred: RunningPeople
  /// Simulated, and as whole people.
  private var backlog = (count: 0, people: 0)
  /// The same for all who wait, those for a service included.
  private var all = (count: 0, people: 0)

  init(_ scale: PeopleScale) {
    self.scale = scale
    waits = BalancedPeople(bringing: [.deferred, .retrying], taking: [.released, .retried, .superseded, .settled], scale)
    attempts = BalancedPeople(
      bringing: [.attempts, .withheld], taking: [.completed, .abandoned, .diverted, .dropped, .replaced], scale)
    arrived = RunningPeople(.arrived, scale)
    circumvented = RunningPeople(.circumvented, scale)
    unable = RunningPeople(.unable, scale)
    deterred = RunningPeople(.deterred, scale)
  }

  /// The whole people of the next interval.
  ///
  /// - Parameter counts: What was counted in it, summed over the replications.
  mutating func next(_ counts: FlowCounts) -> FlowCounts {
    backlog.count += counts.backlogChange
    let change = scale.wholePeople(backlog.count) - backlog.people
    backlog.people += change
    all.count += counts.backlogChange + counts.waitingChange
    let changeOfAll = scale.wholePeople(all.count) - all.people
    all.people += changeOfAll
    var people = FlowCounts()
    waits.advance(counts, change: change, into: &people)
    // What becomes pointless while it waits was new once more.
    attempts.advance(counts, change: changeOfAll + people.superseded + people.settled, into: &people)
    // Who goes round is stopped and comes in once more.
    circumvented.advance(counts.circumvented)
    people[.circumvented] = circumvented.value
    countBlocked(counts, into: &people)
    countWishes(counts, into: &people)
    people[.backlogChange] = change
    people[.waitingChange] = changeOfAll - change
    return people
  }

  /// Counts as blocked who reacts and is not withheld. Where that were less than nobody, or somebody where nobody was counted, some are
  /// taken from those who are withheld, or added to them, and so for what comes in or goes out.
  private mutating func countBlocked(_ counts: FlowCounts, into people: inout FlowCounts) {
    let reacting = people.deferred + people.retrying + people.abandoned + people.circumvented + people.diverted
    let blocked = reacting - people.withheld
    let excess = counts.blocked == 0 ? blocked : min(blocked, 0)
    if excess != 0 {
      attempts.add(excess, to: .withheld, in: &people)
      if excess < 0, counts.attempts > 0 {
        attempts.add(-excess, to: .attempts, in: &people)
      } else {
        attempts.add(excess, to: .completed, in: &people)
      }
    }
    people[.blocked] = blocked - excess
  }

  /// Shares what becomes attempts, is withheld or cannot be done out among those who want it and those who come from elsewhere.
  private mutating func countWishes(_ counts: FlowCounts, into people: inout FlowCounts) {
    arrived.advance(counts.arrived)
    unable.advance(counts.unable)
    deterred.advance(counts.deterred)
    people[.unable] = unable.value
    people[.deterred] = deterred.value
    let able = people.attempts + people.withheld
    arrived.add((counts.wishes == counts.unable + counts.deterred ? able : min(arrived.value, able)) - arrived.value)
    people[.arrived] = arrived.value
    people[.wishes] = able + unable.value + deterred.value - arrived.value
  }
}
