import FreshetCore
import FreshetModel
import FreshetRandom

/// A service that people ask in a rhythm, and leave when they lose patience, M_t/M/c+M: 3 a minute in the mean, 6.3 from noon to six; 20
/// servers who take 5 minutes, patience of 10, all exponential. Both arms, full statistics.
enum RushBenchmark: Benchmark {
  static let name = "rush"
  static let purpose = "a service asked by people in a rhythm, with patience: mail, windows of a second"

  static let servers = 20
  static let perDay = 3.0 * 1440
  static let weights: [Double] = (0..<24).map { $0 < 8 ? 1 : $0 < 12 ? 2 : $0 < 18 ? 4 : 1 }

  static func cases(isSmall: Bool) -> [BenchmarkCase] { [BenchmarkCase(name, ["days": isSmall ? 3 : 50])] }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let days = benchmarkCase.integer("days", default: 3)
    var (measurement, result) = try Measurement.of(scenario(days: days), benchmarkCase) { $0.values.reduce(0, &+) }
    func daily(_ counter: ServiceCounter) -> [Int] {
      (0..<days).map { day in (0..<24).reduce(0) { $0 + result.services[0].value(.restricted, 0, counter, interval: day * 24 + $1) } }
    }
    for (figure, values) in [
      ("arrived", daily(.arrived)), ("dropped", daily(.reneged)), ("waited_s", daily(.waited).map { $0 / 1_000_000 }),
    ] {
      measurement.statistics.append((figure, values.reduce(0, +)))
      measurement.statistics.append((figure + "_squares", values.reduce(0) { $0 + $1 * $1 }))
    }
    measurement.events = daily(.arrived).reduce(0, +)
    return measurement
  }

  static func scenario(days: Int) -> Scenario {
    let everybody = [Origin(name: Origin.unnamed, share: 1)]
    let rhythm = Rhythm(name: "rush", hours: weights, days: Array(repeating: 1, count: 7))
    let platform = Platform(
      name: "p", users: 1, origins: everybody, actions: [], signUps: SignUps(rate: perDay / 86_400, origins: everybody, rhythm: rhythm),
      lapse: nil)
    var scenario = Scenario(
      end: .start + .hours(Int64(24 * days)), reportInterval: .hours(1),
      localTime: LocalTime(cell: .hours(1), startInCell: .zero, hourOfWeek: (0..<days * 24).map { UInt8($0 % 168) }),
      seed: 1, replications: 1, sample: 1, platforms: [platform], restrictions: [])
    var service = Service(
      name: "desk", platform: 0, action: Action.register, capacity: .servers(servers, time: .exponential(Exponential(mean: 300))),
      full: ReactionMix(choices: [(share: 1, reaction: .abandon(Abandon()))]), answersWithin: SimulationDuration(seconds: 1))
    service.patience = .exponential(Exponential(mean: 600))
    scenario.services = [service]
    return scenario
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] { medians.map { Figure("people a second", $0.eventsPerSecond) } }
}
