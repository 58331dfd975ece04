import Foundation
import FreshetCore
import FreshetRandom
import Testing

/// Stationary queues against closed form: theory inside the 95 % interval, and the interval narrow.
@Suite("Queues against theory")
struct QueueTests {
  static func exponential(_ mean: Double) -> QueueNetwork.ServiceTime { .random(.exponential(Exponential(mean: mean))) }

  @Test("M/M/1")
  func oneServer() throws {
    let utilization = 0.7
    let network = QueueNetwork(arrivalRate: utilization, stations: [.init(servers: 1, serviceTime: Self.exponential(1))])
    let seen = network.observe(of: try network.run(seconds: 50_000))
    Estimate(seen.map(\.meanPresent)).expect(utilization / (1 - utilization), within: 0.03, "number in system")
    Estimate(seen.map(\.meanWaiting)).expect(utilization / (1 - utilization), within: 0.03, "waiting time")
    Estimate(seen.map(\.delayedShare)).expect(utilization, within: 0.01, "share who wait")
    for number in [0, 1, 4] {
      Estimate(seen.map { $0.probability(of: number) }).expect(
        (1 - utilization) * power(utilization, number), within: 0.02, "probability of \(number)")
    }
  }

  /// Erlang C: with three servers and two erlangs 4/9 have to wait.
  @Test("M/M/c")
  func severalServers() throws {
    let network = QueueNetwork(arrivalRate: 2, stations: [.init(servers: 3, serviceTime: Self.exponential(1))])
    let seen = network.observe(of: try network.run(seconds: 30_000))
    let waiting = erlangC(servers: 3, offeredLoad: 2)
    #expect(abs(waiting - 4.0 / 9) < 1e-12)
    Estimate(seen.map(\.delayedShare)).expect(waiting, within: 0.02, "share who wait")
    Estimate(seen.map(\.meanWaiting)).expect(waiting / (3 - 2), within: 0.03, "waiting time")
    Estimate(seen.map(\.meanPresent)).expect(2 + waiting * 2 / (3 - 2), within: 0.03, "number in system")
  }

  /// Pollaczek and Khinchine: half the waiting of M/M/1.
  @Test("M/D/1")
  func constantService() throws {
    let utilization = 0.7
    let second = SimulationDuration(microseconds: 1_000_000)
    let network = QueueNetwork(arrivalRate: utilization, stations: [.init(servers: 1, serviceTime: .constant(second))])
    let seen = network.observe(of: try network.run(seconds: 40_000))
    let waiting = utilization / (2 * (1 - utilization))
    Estimate(seen.map(\.meanWaiting)).expect(waiting, within: 0.03, "waiting time")
    Estimate(seen.map(\.meanPresent)).expect(utilization * (1 + waiting), within: 0.02, "number in system")
    Estimate(seen.map { $0.probability(of: 0) }).expect(1 - utilization, within: 0.01, "probability of 0")
  }

  /// The number in system is Poisson whatever the law of service, here one with many short and a few very long services.
  @Test("M/G/∞")
  func endlessServers() throws {
    let load = 4.0
    let network = QueueNetwork(
      arrivalRate: load, stations: [.init(servers: .max, serviceTime: .random(.gamma(Gamma(mean: 1, shape: 0.5))))])
    let seen = network.observe(of: try network.run(seconds: 15_000))
    Estimate(seen.map(\.meanPresent)).expect(load, within: 0.01, "number in system")
    Estimate(seen.map(\.factorialMoment)).expect(load * load, within: 0.02, "n (n − 1)")
    #expect(seen.allSatisfy { $0.delayedShare == 0 })
    var probability = exp(-load)
    for number in 0...9 {
      if number % 3 == 0 {
        Estimate(seen.map { $0.probability(of: number) }).expect(probability, within: 0.03, "probability of \(number)")
      }
      probability *= load / Double(number + 1)
    }
  }

  /// Burke and Jackson: the second queue is as if it had arrivals of its own, and at no moment do the two know of each other.
  @Test("a tandem of two queues has product form")
  func tandem() throws {
    let (first, second) = (0.6, 0.5)
    var network = QueueNetwork(
      arrivalRate: first,
      stations: [
        .init(servers: 1, serviceTime: Self.exponential(1)),
        .init(servers: 1, serviceTime: Self.exponential(second / first)),
      ])
    network.samplingGap = SimulationDuration(microseconds: 1_000_000)
    let outcome = try network.run(seconds: 30_000)
    let (one, two) = (network.observe(station: 0, of: outcome), network.observe(station: 1, of: outcome))
    Estimate(one.map(\.meanPresent)).expect(first / (1 - first), within: 0.03, "number in the first")
    Estimate(two.map(\.meanPresent)).expect(second / (1 - second), within: 0.03, "number in the second")
    for (left, right) in [(0, 0), (0, 1), (1, 0), (2, 2)] {
      let shares = zip(one, two).map { one, two in
        let both = zip(one.samples, two.samples)
        return Double(both.count { $0 == (left, right) }) / Double(one.samples.count)
      }
      let theory = (1 - first) * power(first, left) * (1 - second) * power(second, right)
      Estimate(shares).expect(theory, within: 0.03, "probability of (\(left), \(right))")
    }
  }

  @Test("queues live the lives of the sequential engine, whatever the workers")
  func sameAsSequential() throws {
    let network = QueueNetwork(
      chains: 6, arrivalRate: 2.5,
      stations: [
        .init(servers: 3, serviceTime: Self.exponential(1)), .init(servers: .max, serviceTime: Self.exponential(4)),
        .init(servers: 1, serviceTime: .constant(SimulationDuration(microseconds: 390_000))),
      ])
    let end = SimulationTime(seconds: 600)
    let reference = network.runSequentially(until: end, window: network.lookahead)
    for workers in 1...3 {
      for blockSize in [1, 5, 24] {
        let outcome = try network.run(until: end, window: network.lookahead, workers: workers, blockSize: blockSize)
        #expect(outcome.difference(from: reference) == nil, "\(workers) workers, blocks of \(blockSize)")
      }
    }
  }
}

private func power(_ base: Double, _ exponent: Int) -> Double {
  (0..<exponent).reduce(1) { product, _ in product * base }
}

/// The probability that someone who arrives has to wait, by the recurrence of Erlang B.
private func erlangC(servers: Int, offeredLoad: Double) -> Double {
  let blocking = (1...servers).reduce(1.0) { $0 * offeredLoad / (Double($1) + $0 * offeredLoad) }
  let utilization = offeredLoad / Double(servers)
  return blocking / (1 - utilization * (1 - blocking))
}
