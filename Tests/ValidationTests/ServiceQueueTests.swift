import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// A service by itself against the closed forms of queueing theory. Times are in units of a mean service.
@Suite("A service's queue against theory")
struct ServiceQueueTests {
  static let exponential = Distribution.exponential(Exponential(mean: 1))

  /// - Parameter replications: Each of its own, with Student's interval over them.
  static func see(_ study: QueueStudy, seed: UInt64, replications: Int = 12) -> [QueueStudy.Seen] {
    (0..<replications).map { study.run(seed: seed, replication: $0) }
  }

  /// Erlang C: the probability of waiting, the mean and the quantiles of the wait.
  @Test func severalServers() throws {
    let (servers, load) = (3, 2.0)
    let waiting = Theory.erlangC(servers: servers, load: load)
    let spare = Double(servers) - load
    try expectFigures { seed in
      let seen = Self.see(QueueStudy(servers: servers, rate: load, service: Self.exponential, arrivals: 800_000), seed: seed)
      return [
        Figure("M/M/3 share who wait", theory: waiting, precision: 0.01, seen.map { Double($0.waits.count { $0 > 0 }) / Double($0.waits.count) }),
        Figure("M/M/3 mean wait", theory: waiting / spare, precision: 0.02, seen.map(\.meanWait)),
        Figure("M/M/3 p95", theory: log(waiting / 0.05) / spare, precision: 0.02, seen.map { $0.quantile(0.95) }),
        Figure("M/M/3 p99", theory: log(waiting / 0.01) / spare, precision: 0.02, seen.map { $0.quantile(0.99) }),
      ]
    }
  }

  /// Erlang B, whatever the law of service.
  @Test(arguments: [exponential, .gamma(Gamma(mean: 1, shape: 0.5)), .constant(Constant(value: 1))])
  func noRoomToWait(_ service: Distribution) throws {
    let lost = Theory.erlangB(servers: 5, load: 4)
    try expectFigures { seed in
      let seen = Self.see(QueueStudy(servers: 5, room: 0, rate: 4, service: service), seed: seed)
      let name = "M/G/5/5 lost, times of variance \(Study.text(service.kind.variance))"
      return [Figure(name, theory: lost, precision: 0.01, seen.map { Double($0.full) / Double($0.arrived) })]
    }
  }

  /// Erlang A: who leaves, and the mean wait of all, served or not.
  @Test func patience() throws {
    let (servers, rate, leaving) = (10, 12.0, 0.5)
    let line = Theory.erlangA(servers: servers, rate: rate, leaving: leaving)
    try expectFigures { seed in
      let study = QueueStudy(
        servers: servers, rate: rate, service: Self.exponential, patience: .exponential(Exponential(mean: 1 / leaving)))
      let seen = Self.see(study, seed: seed)
      return [
        Figure("M/M/10+M share who leave", theory: leaving * line / rate, precision: 0.01, seen.map { Double($0.reneged) / Double($0.arrived) }),
        Figure("M/M/10+M mean wait", theory: line / rate, precision: 0.01, seen.map { $0.timeInLine / Double($0.arrived) }),
      ]
    }
  }

  /// Pollaczek and Khinchine: M/D/1, and a law with many short and a few long services.
  @Test func oneServer() throws {
    let load = 0.7
    try expectFigures { seed in
      [(Distribution.constant(Constant(value: 1)), 0.0, "M/D/1"), (.gamma(Gamma(mean: 1, shape: 0.5)), 2, "M/G/1")].map { service, squares, name in
        let study = QueueStudy(rate: load, service: service, arrivals: name == "M/D/1" ? 200_000 : 800_000)
        let wait = load * (1 + squares) / (2 * (1 - load))
        return Figure("\(name) mean wait", theory: wait, precision: 0.02, Self.see(study, seed: seed).map(\.meanWait))
      }
    }
  }

  /// Cobham: two classes, and nobody is interrupted.
  @Test func priority() throws {
    let (load, share) = (0.8, 0.4)
    let rest = load  // Mean rest of the service that is met: load × E[S²] / 2 E[S], with E[S²] = 2.
    let first = rest / (1 - share * load)
    try expectFigures { seed in
      let study = QueueStudy(rate: load, priorityShare: share, service: Self.exponential, arrivals: 600_000)
      let seen = Self.see(study, seed: seed)
      return [
        Figure("with priority", theory: first, precision: 0.01, seen.map { $0.mean($0.waitsWithPriority) }),
        Figure("without", theory: first / (1 - load), precision: 0.02, seen.map { $0.mean($0.waits) }),
      ]
    }
  }

  /// A crowd of N at a server of a rate: the line is gone after N / (rate − arrivals), and the last of the crowd has waited N / rate.
  @Test func crowd() throws {
    let (crowd, rate, arrivals) = (50_000, 75.0, 25.0)
    try expectFigures { seed in
      let study = QueueStudy(
        rate: arrivals, service: .constant(Constant(value: 1 / rate)), arrivals: 60_000, crowd: crowd)
      let seen = Self.see(study, seed: seed)
      return [
        Figure("drained", theory: Double(crowd) / (rate - arrivals), precision: 0.01, seen.map { $0.drained ?? 0 })
      ]
    }
    let study = QueueStudy(rate: 1e-3, service: .constant(Constant(value: 0.25)), arrivals: 0, crowd: 1000)
    #expect(study.run(seed: 1, replication: 0).waits.max() == 999 * 0.25)
  }

  /// The histogram's quantiles are those of the waits, to its resolution.
  @Test func quantiles() {
    var histogram = WaitHistogram()
    let waits = (0..<100_000).map { index in SimulationDuration(microseconds: Int64(index) * Int64(index) % 999_983) }
    for wait in waits { histogram.add(wait) }
    let sorted = waits.sorted()
    for share in [0.01, 0.5, 0.95, 0.99, 1] {
      let exact = Double(sorted[max(0, Int((share * 1e5).rounded(.up)) - 1)].microseconds)
      let found = Double(histogram.quantile(share)?.microseconds ?? 0)
      #expect(abs(found - exact) <= max(1, exact / 128))
    }
  }
}

enum Theory {
  /// The probability that a request is lost of a queue without room: B(n) = a·B(n−1) / (n + a·B(n−1)).
  static func erlangB(servers: Int, load: Double) -> Double {
    (1...servers).reduce(1.0) { $0 * load / (Double($1) + $0 * load) }
  }

  /// The probability that a request has to wait.
  static func erlangC(servers: Int, load: Double) -> Double {
    let lost = erlangB(servers: servers, load: load)
    return lost / (1 - load / Double(servers) * (1 - lost))
  }

  /// The mean number who wait, where each leaves the line at a rate; services have mean 1.
  static func erlangA(servers: Int, rate: Double, leaving: Double) -> Double {
    var (weight, sum, line) = (1.0, 1.0, 0.0)
    for present in 1..<2000 {
      weight *= rate / (Double(min(present, servers)) + leaving * Double(max(0, present - servers)))
      sum += weight
      line += weight * Double(max(0, present - servers))
    }
    return line / sum
  }
}
