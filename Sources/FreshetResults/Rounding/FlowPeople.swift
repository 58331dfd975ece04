import FreshetModel

/// Makes whole people of what was counted of a flow, interval by interval, so that all identities of ``Accounting`` still hold.
///
/// Those who begin to wait and wait no longer make the backlog, and are fitted to it where it were a person off; so do and are the new
/// wishes and those that end. Both together say that what comes in goes out. Those who wait for a service are what is left of the sum of both
/// stocks.
struct FlowPeople {
  private let scale: PeopleScale
  private var waits: BalancedPeople
  private var attempts: BalancedPeople
  private var arrived: RunningPeople
  private var circumvented: RunningPeople
  private var unable: RunningPeople
  private var deterred: RunningPeople
  private var backlog: RunningStock
  /// All who wait, those for a service included.
  private var all: RunningStock

  init(_ scale: PeopleScale) {
    self.scale = scale
    waits = BalancedPeople(bringing: [.deferred, .retrying], taking: [.released, .retried, .superseded, .settled], scale)
    attempts = BalancedPeople(
      bringing: [.attempts, .withheld], taking: [.completed, .abandoned, .diverted, .dropped, .replaced], scale)
    arrived = RunningPeople(.arrived, scale)
    circumvented = RunningPeople(.circumvented, scale)
    unable = RunningPeople(.unable, scale)
    deterred = RunningPeople(.deterred, scale)
    backlog = RunningStock(scale)
    all = RunningStock(scale)
  }

  /// The whole people of the next interval.
  ///
  /// - Parameter counts: What was counted in it, summed over the replications.
  mutating func next(_ counts: FlowCounts) -> FlowCounts {
    var people = FlowCounts()
    var (change, changeOfAll) = (0, 0)
    let nextAll = all.count + counts.backlogChange + counts.waitingChange
    let nobodyInLine = nextAll == backlog.count + counts.backlogChange
    // Where no attempt begins or ends, nothing can change how many wait in all.
    let range = attempts.areCounted(counts) ? 0...Int.max : (nobodyInLine ? all.people : 0)...all.people
    waits.advance(counts, into: &people) { own in
      change = backlog.change(by: counts.backlogChange, flows: own, within: range)
      return change
    }
    // What becomes pointless while it waits was new once more.
    let pointless = people.superseded + people.settled
    attempts.advance(counts, into: &people) { own in
      changeOfAll = nobodyInLine
        ? all.follow(backlog) : all.change(by: nextAll - all.count, flows: own - pointless, within: backlog.people...Int.max)
      return changeOfAll + pointless
    }
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
