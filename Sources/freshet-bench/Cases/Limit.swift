import FreshetRandom

/// What the machine allows without ado: the freeze's draws from the same samplers with the same keys, and the same hourly counts,
/// but no queue, no model and nothing kept. Each draw is made when it is needed, so a model that draws ahead can pass it.
enum LimitBenchmark: Benchmark {
  static let name = "limit"
  static let purpose = "the bare loop on the draws of `freeze`: no queue, no model, nothing kept"

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    [BenchmarkCase(name, ["users": isSmall ? 2000 : 200_000])]
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let users = benchmarkCase.integer("users", default: 200_000)
    let stopwatch = Stopwatch()
    let (events, checksum) = live(users: users)
    return stopwatch.measurement(events: events, checksum: checksum)
  }

  private static func live(users: Int) -> (events: Int, checksum: Int) {
    typealias Freeze = FreezeBenchmark
    let stream = RandomStream(seed: 1, replication: 0)
    let session = Exponential(mean: Freeze.sessionGap)
    let change = Exponential(mean: Freeze.changeGap)
    let delay = Exponential(mean: Freeze.releaseDelay)
    let (sessionKey, changeKey, reactionKey) = (
      ProcessKey("p", "all", "open_app", "gap"), ProcessKey("p", "all", "change_picture", "gap"),
      ProcessKey("p", "all", "change_picture", "freeze", "reaction")
    )
    let hours = Int(Freeze.end / 3600)
    var counts = [Int](repeating: 0, count: hours * 6)
    var events = 0
    for user in 0..<UInt64(users) {
      var time = 0.0
      var occurrence: UInt64 = 0
      while true {
        stream.select(user: user, process: sessionKey, occurrence: occurrence)
        time += session.sample(from: stream)
        guard time < Freeze.end else { break }
        counts[Int(time / 3600)] += 1
        events += 1
        occurrence += 1
      }
      time = 0
      occurrence = 0
      while true {
        stream.select(user: user, process: changeKey, occurrence: occurrence)
        time += change.sample(from: stream)
        guard time < Freeze.end else { break }
        let hour = Int(time / 3600)
        counts[hours + hour] += 1
        events += 1
        if time >= Freeze.freezeFrom, time < Freeze.freezeUntil {
          stream.select(user: user, process: reactionKey, occurrence: occurrence << 8)
          if stream.uniform() < 1, stream.uniform() < Freeze.deferShare {
            counts[2 * hours + hour] += 1
            let release = Freeze.freezeUntil + delay.sample(from: stream)
            if release < Freeze.end {
              counts[3 * hours + Int(release / 3600)] += 1
              events += 1
            }
          } else {
            counts[4 * hours + hour] += 1
          }
        } else {
          counts[5 * hours + hour] += 1
        }
        occurrence += 1
      }
    }
    return (events, counts.indices.reduce(0) { $0 &+ counts[$1] &* ($1 % 97) })
  }
}
