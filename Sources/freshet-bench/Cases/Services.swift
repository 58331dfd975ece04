import FreshetCore
import FreshetModel

/// The queue of a service by itself: requests at 90 % of what the servers can do, without mail and people. The draws are a few
/// instructions, so that the queue is what takes time.
enum ServicesBenchmark: Benchmark {
  static let name = "services"
  static let purpose = "the queue of a service alone: requests, servers, patience"

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    let requests = isSmall ? 20_000 : 10_000_000
    return [(1, 0), (100, 0), (100, 1)].map {
      BenchmarkCase(name, ["servers": $0.0, "patience": $0.1, "requests": requests])
    }
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let servers = benchmarkCase.integer("servers", default: 1)
    let requests = benchmarkCase.integer("requests", default: 20_000)
    // Uniform times of mean 1 s are served, in a load of 0.9, or 1.1 where who waits may leave.
    let isPatient = benchmarkCase.integer("patience", default: 0) == 0
    let gap = 2_000_000 / (isPatient ? 0.9 : 1.1) / Double(servers)
    var queue = ServiceQueue(servers: servers, room: nil)
    var (state, time, checksum, answers) = (UInt64(1), 0.0, 0, 0)
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state &>> 11) * 0x1p-53
    }
    let stopwatch = Stopwatch()
    for number in 0..<requests {
      time += gap * uniform()
      let at = SimulationTime(microseconds: Int64(time))
      let work = SimulationDuration(microseconds: Int64(2_000_000 * uniform()))
      let patientUntil = isPatient ? .never : at + SimulationDuration(microseconds: Int64(4_000_000 * uniform()))
      queue.arrive(ServiceRequest(number: UInt32(truncatingIfNeeded: number), at: at, work: work, patientUntil: patientUntil))
      queue.takeAnswers { answer in
        answers &+= 1
        checksum = checksum &+ Int(answer.end.microseconds) &* Int(answer.outcome.rawValue)
      }
    }
    return stopwatch.measurement(events: requests, checksum: checksum &+ answers)
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] {
    medians.map { summary in
      let patience = summary.benchmarkCase["patience"] == "1" ? ", with patience" : ""
      return Figure("requests a second, \(summary.benchmarkCase["servers"] ?? "") servers\(patience)", summary.eventsPerSecond)
    }
  }
}
