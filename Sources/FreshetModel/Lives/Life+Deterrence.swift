import FreshetCore
import FreshetRandom

/// Wishes that do not come since people are afraid.
extension Life {
  /// - Returns: The arms in which the wish comes.
  @inline(never)
  func deter(_ process: Int, _ wish: inout Attempt, in arms: Arms) -> Arms {
    var willing = arms
    for index in role.processes[process].deterrents {
      let its = role.deterrent(index)
      let arm = Arms(its.pointee.arm)
      guard willing.contains(arm), let share = fear(its, at: wish.time) else { continue }
      tools.stream.select(user: person.number, process: its.pointee.key, occurrence: stopNumber(wish))
      guard tools.stream.uniform() < share else { continue }
      willing.remove(arm)
      count(process, arm, .deterred, at: wish.time)
      let cause = Cause(restriction: its.pointee.restriction)
      if !wish.isAdded { charge(cause, process, arm, .lost) }
      wish.causeElsewhere = cause
      if role.processes[process].isRegistration { keepSignUpCause(cause) }
    }
    return willing
  }

  /// When the latest of some suspensions came; absent where none has come.
  private func lastSuspension(_ suspensions: [Int]) -> SimulationTime? {
    suspensions.filter { person.suspensions[$0].phase != .open }.map { person.suspensions[$0].since }.max()
  }

  /// The probability that a wish does not come; absent where the person is not exposed.
  private func fear(_ its: Role.DeterrentReference, at time: SimulationTime) -> Double? {
    let onTime = role.stretches.firstIndex(in: its.pointee.onTimes, endingAfter: time)
    guard onTime < its.pointee.onTimes.upperBound, role.stretches[onTime].from <= time else { return nil }
    var since = role.stretches[onTime].from
    if its.pointee.fear.exposedBy != nil {
      guard let last = lastSuspension(its.pointee.suspensions) else { return nil }
      since = last
    }
    if its.pointee.fear.exposed < 1 {
      tools.stream.select(user: person.number, process: its.pointee.exposureKey, occurrence: 0)
      guard tools.stream.uniform() < its.pointee.fear.exposed else { return nil }
    }
    return its.pointee.fear.share(after: (time - since).seconds)
  }
}
