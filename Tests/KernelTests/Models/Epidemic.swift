import FreshetCore
import FreshetRandom

/// An epidemic in a well-mixed population: the more are infectious at the end of a window, the quicker the susceptible fall
/// ill in the next.
///
/// The coupling is the number of infectious members.
struct Epidemic: Rules {
  static let infection = ProcessKey("infection")
  static let recovery = ProcessKey("recovery")

  var seed: UInt64 = 1
  var replication = 0
  var memberCount: Int
  var initiallyInfectious: Int
  /// Contacts that infect, per infectious member and second.
  var contactRate: Double
  var meanInfectiousSeconds: Double
  var window: SimulationDuration

  enum Condition {
    case susceptible(windows: Int)
    /// Will be infectious at `due`.
    case exposed(windows: Int)
    case infectious
    case recovered
  }

  struct Member: MemberState {
    var due: SimulationTime
    var condition: Condition
    var wasInfected = false
  }

  func makeMember(_ index: Int, draws: Draws) -> Member {
    guard index < initiallyInfectious else { return Member(due: .start, condition: .susceptible(windows: 0)) }
    return Member(due: .start, condition: .exposed(windows: 0))
  }

  func act(_ member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    switch member.condition {
    case .susceptible(let windows):
      let nextWindow = moment.time + window
      moment.draws.select(moment.index, Self.infection, windows)
      let rate = contactRate * Double(moment.coupling) / Double(memberCount)
      let gap = moment.draws.exponential(mean: 1 / max(rate, 1e-9))
      let isInfected = moment.time + gap < nextWindow
      member.condition = isInfected ? .exposed(windows: windows) : .susceptible(windows: windows + 1)
      member.due = isInfected ? moment.time + gap : nextWindow
    case .exposed:
      member.wasInfected = true
      member.condition = .infectious
      tally.level += 1
      moment.draws.select(moment.index, Self.recovery, 0)
      member.due = moment.time + moment.draws.exponential(mean: meanInfectiousSeconds)
    case .infectious:
      member.condition = .recovered
      tally.level -= 1
      member.due = .never
    case .recovered: member.due = .never
    }
  }

  func couple(_ coupling: inout Int, total: Tally, at time: SimulationTime) { coupling = total.level }
}
