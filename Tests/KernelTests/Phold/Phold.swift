import FreshetCore
import FreshetRandom

/// The synthetic workload of parallel simulators: each event makes its member send one event to a member drawn at random.
///
/// - Source: Fujimoto, "Performance of Time Warp under synthetic workloads", Proc. SCS Multiconference on Distributed
///   Simulation (1990).
struct Phold: Rules {
  static let lookahead = SimulationDuration(microseconds: 100_000)
  static let process = ProcessKey("phold")

  var seed: UInt64 = 1
  var replication = 0
  var memberCount: Int
  /// The probability that the next event is for any member, all alike, and not for the sender.
  var remote: Double
  /// Whether delays are whole multiples of the lookahead, so that most events happen together, at the ends of windows.
  var isCoarse = false

  struct Member: MemberState {
    var due: SimulationTime
    var occurrence = 0
  }

  func delay(_ draws: Draws) -> SimulationDuration {
    let lookahead = Self.lookahead.microseconds
    var delay = lookahead + draws.exponential(mean: 1).microseconds
    if isCoarse { delay = delay / lookahead * lookahead }
    return SimulationDuration(microseconds: delay)
  }

  func makeMember(_ index: Int, draws: Draws) -> Member {
    draws.select(index, Self.process, 0)
    return Member(due: .start + delay(draws))
  }

  /// The member's first event, which has nobody else to send it.
  func act(_ member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    member.due = .never
    forward(UInt64(moment.index), by: &member, at: moment, post: post)
  }

  func receive(_ message: UInt64, by member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    forward(message, by: &member, at: moment, post: post)
  }

  func forward(_ message: UInt64, by member: inout Member, at moment: Moment, post: some Postbox) {
    member.occurrence += 1
    moment.draws.select(moment.index, Self.process, member.occurrence)
    let arrival = moment.time + delay(moment.draws)
    let isRemote = moment.draws.stream.uniform() < remote
    post.post(message, to: isRemote ? moment.draws.below(memberCount) : moment.index, at: arrival)
  }
}
