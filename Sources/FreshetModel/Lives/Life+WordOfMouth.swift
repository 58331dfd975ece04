import FreshetCore
import FreshetRandom

/// News that people have from one another: of a platform, or of what has happened to others.
///
/// Each has one exponential time, in units of the cumulated rate, for both arms. When that is reached depends on others: until then there
/// is a moment before which it cannot be, at which the person asks again.
extension Life {
  /// Draws what the cumulated rate has to reach.
  func foreseeNews(_ index: Int, _ news: Role.News) {
    person.suspensions[index].next = .start + SimulationDuration(seconds: needed(index) / news.fastest)
  }

  private func needed(_ index: Int) -> Double {
    tools.stream.select(user: person.number, process: role.suspension(index).pointee.key, occurrence: 0)
    return Exponential(mean: 1).sample(from: tools.stream)
  }

  /// News has reached the person, or they ask again.
  func hear(_ index: Int, _ news: Role.News, at time: SimulationTime, _ coupling: PopulationCoupling) {
    let its = role.suspension(index)
    let (quantity, arm) = (its.pointee.quantity, its.pointee.arm)
    let left = needed(index) - coupling.integral(quantity, arm, until: time)
    let rate = coupling.value(quantity, arm)
    // Times are whole microseconds.
    guard left > rate * 1e-6 else { return news.exposes ? expose(index, at: time) : getByWord(index, at: time) }
    let (end, inside) = (coupling.end(quantity), time + SimulationDuration(seconds: rate > 0 ? min(left / rate, 1e12) : 1e12))
    person.suspensions[index].next =
      inside < end ? inside : end + SimulationDuration(seconds: max(0, left - rate * (end - time).seconds) / news.fastest)
  }

  /// Who was hit, or has heard of one who was, is afraid from then on.
  private func expose(_ index: Int, at time: SimulationTime) {
    person.suspensions[index].phase = .over
    person.suspensions[index].since = time
  }

  /// Who hears of a platform gets an account there, and has come to stay.
  private func getByWord(_ index: Int, at time: SimulationTime) {
    let its = role.suspension(index)
    let (account, arm, cause) = (its.pointee.account, its.pointee.arm, Cause(restriction: its.pointee.cause))
    person.suspensions[index].phase = .over
    if mayGet(account, in: arm) {
      let register = role.accounts[account].registration
      // A number that none of the person's own sign-ups has.
      var attempt = Attempt(.fresh, of: UInt32(truncatingIfNeeded: its.pointee.cause) &<< 16, at: time)
      attempt.cause = cause
      if getAccount(account, by: register, attempt, of: register, in: arm, for: .accountToStay) == .asked { return }
    }
    beginToWant(account, in: arm, at: time)
  }

  /// Counts, for those who may hear of it, that somebody has an account.
  func countHolder(_ account: Int, _ arms: Arms) {
    let quantity = role.accounts[account].wordOfMouth
    guard quantity >= 0 else { return }
    for arm in Arm.allCases where arms.contains(Arms(arm)) { tools.tally.countReached(arm, quantity: quantity) }
  }
}
