import FreshetCore
import FreshetKernel

/// Members who do what is written, to the microsecond.
struct Script: Rules {
  struct Post {
    var message: UInt64
    var target: Int
    var at: Int64
  }

  struct Step {
    var at: Int64
    var posts: [Post] = []
  }

  let seed: UInt64 = 0
  var memberCount: Int
  /// The own events of each member, in order of time.
  var plans: [Int: [Step]] = [:]
  /// What the one who gets this message does once more, and when.
  var answers: [UInt64: Step] = [:]

  struct Member: MemberState {
    var plan: [Step]
    var due: SimulationTime

    mutating func lookAhead() { due = plan.first.map { SimulationTime(microseconds: $0.at) } ?? .never }
  }

  func makeMember(_ index: Int, draws: Draws) -> Member {
    var member = Member(plan: plans[index] ?? [], due: .never)
    member.lookAhead()
    return member
  }

  func act(_ member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    let step = member.plan.removeFirst()
    for letter in step.posts {
      post.post(letter.message, to: letter.target, at: SimulationTime(microseconds: letter.at))
    }
    member.lookAhead()
  }

  func receive(_ message: UInt64, by member: inout Member, at moment: Moment, tally: inout Tally, post: some Postbox) {
    guard let answer = answers[message] else { return }
    let place = member.plan.firstIndex { $0.at > answer.at } ?? member.plan.count
    member.plan.insert(answer, at: place)
    member.lookAhead()
  }

  /// Runs with windows of ten microseconds.
  func play(until end: Int64, workers: Int, blockSize: Int = 2) throws(KernelError) -> Outcome<Member> {
    try run(
      until: SimulationTime(microseconds: end), window: SimulationDuration(microseconds: 10), workers: workers,
      blockSize: blockSize, keepsEntries: true)
  }
}
