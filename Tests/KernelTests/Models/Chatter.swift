import FreshetCore
import FreshetRandom

/// Members who do all that a model may do, at random: act alone, post near and far, change their plans on hearing from
/// others, and go by what holds for all.
struct Chatter: Rules {
  static let shape = ProcessKey("shape")
  static let own = ProcessKey("own")
  static let mail = ProcessKey("mail")

  var seed: UInt64
  var memberCount: Int
  var lookahead: Int64
  var end: SimulationTime
  var blockSize: Int
  var blockStride: Int

  struct Member: MemberState {
    var due: SimulationTime
    var occurrence = 0
    var memory: UInt64 = 0
  }

  /// A small world that depends on the seed alone.
  init(seed: UInt64) {
    self.seed = seed
    let draws = Draws(seed: seed, replication: 1)
    draws.select(0, Self.shape, 0)
    memberCount = 1 + draws.below(30)
    lookahead = 1 + Int64(draws.below(draws.below(2) == 0 ? 3 : 40))
    // One world in eight is many times as long as the calendar's first ring.
    let windows = draws.below(8) == 0 ? 1100 + draws.below(1500) : 1 + draws.below(300)
    end = SimulationTime(microseconds: Int64(windows) * lookahead + Int64(draws.below(Int(lookahead))))
    blockSize = 1 + draws.below(12)
    blockStride = blockSize + draws.below(2) * draws.below(100)
  }

  var window: SimulationDuration { SimulationDuration(microseconds: lookahead) }

  func gap(_ draws: Draws, coupling: Int) -> SimulationDuration {
    let gap: Int
    switch draws.below(10) {
    case 0: gap = 0
    case 1...4: gap = draws.below(Int(lookahead) + 1)
    case 5...7: gap = draws.below(10 * Int(lookahead))
    case 8: gap = draws.below(2500 * Int(lookahead))
    default: return SimulationTime.never - .start
    }
    return SimulationDuration(microseconds: Int64(gap * (1 + coupling % 3)))
  }

  func delay(_ draws: Draws) -> SimulationDuration {
    let more: Int
    switch draws.below(8) {
    case 0...1: more = 0
    case 2...4: more = draws.below(Int(lookahead) + 1)
    case 5...6: more = draws.below(20 * Int(lookahead))
    default: more = draws.below(400 * Int(lookahead))
    }
    return SimulationDuration(microseconds: lookahead + Int64(more))
  }

  func makeMember(_ index: Int, draws: Draws) -> Member {
    draws.select(index, Self.own, 0)
    return Member(due: .start + gap(draws, coupling: 0))
  }

  func write(_ count: Int, by member: inout Member, at moment: Moment, post: some Postbox) {
    for _ in 0..<count {
      // Some targets are more popular.
      let target = min(moment.draws.below(memberCount), moment.draws.below(memberCount))
      post.post(scramble(member.memory), to: target, at: moment.time + delay(moment.draws))
      member.memory &+= 1
    }
  }

  func act(_ member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    member.occurrence += 1
    moment.draws.select(moment.index, Self.own, member.occurrence)
    write(moment.draws.below(4), by: &member, at: moment, post: post)
    tally.level += moment.draws.below(3) - 1
    member.memory = scramble(member.memory ^ UInt64(truncatingIfNeeded: moment.coupling))
    member.due = moment.time + gap(moment.draws, coupling: moment.coupling)
  }

  func receive(_ message: UInt64, by member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    member.occurrence += 1
    member.memory = scramble(member.memory ^ message ^ UInt64(truncatingIfNeeded: moment.coupling))
    moment.draws.select(moment.index, Self.mail, member.occurrence)
    write(moment.draws.below(4) / 2, by: &member, at: moment, post: post)
    tally.level += Int(message % 3) - 1
    if moment.draws.below(3) == 0 { member.due = moment.time + gap(moment.draws, coupling: moment.coupling) }
  }

  func couple(_ coupling: inout Int, total: Tally, at time: SimulationTime) {
    coupling = Int(scramble(UInt64(coupling) ^ UInt64(bitPattern: Int64(total.level * 31 + total.events))) & 0xFFFF)
  }
}
