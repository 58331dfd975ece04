import FreshetCore
import FreshetKernel
import FreshetRandom

/// The synthetic workload of parallel simulators: N logical processes with one event each; an event makes its process send the
/// next one, to a random process with probability `remote`, else to itself, after the lookahead 0.1 + an exponential delay of
/// mean 1.
///
/// - Source: Fujimoto, "Performance of Time Warp under synthetic workloads", SCS Multiconference on Distributed Simulation, 1990.
enum PholdBenchmark: Benchmark {
  static let name = "phold"
  static let purpose = "the kernel alone: logical processes that send each other mail"

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    if isSmall {
      return [0.25, 0.9].map {
        BenchmarkCase(name, ["processes": 10_000, "remote": $0, "threads": 1, "events": 50_000])
      }
    }
    var cases: [BenchmarkCase] = []
    for remote in [0.25, 0.9] {
      for processes in [10_000, 100_000, 1_000_000, 10_000_000] {
        let events = max(10_000_000, 2 * processes)
        cases.append(BenchmarkCase(name, ["processes": processes, "remote": remote, "threads": 1, "events": events]))
      }
      cases.append(BenchmarkCase(name, ["processes": 1_000_000, "remote": remote, "threads": 2, "events": 10_000_000]))
    }
    return cases
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let processes = benchmarkCase.integer("processes", default: 10_000)
    let model = PholdModel(processes: processes, remote: benchmarkCase.number("remote", default: 0.25))
    // Each process handles one event in 1.1 on average.
    let length = Double(benchmarkCase.integer("events", default: 100_000)) / Double(processes) * 1.1
    let kernel = Kernel(
      model: model, end: .start + SimulationDuration(seconds: length), window: SimulationDuration(seconds: PholdModel.lookahead),
      workers: benchmarkCase.integer("threads", default: 1))
    let stopwatch = Stopwatch()
    do throws(KernelError) {
      let counts = try kernel.run(coupling: ()).map(\.counts.pointee)
      var measurement = stopwatch.measurement(
        events: counts.reduce(0) { $0 + $1.events }, checksum: counts.reduce(0) { $0 &+ $1.checksum })
      measurement.statistics = [
        ("remote", counts.reduce(0) { $0 + $1.remote }), ("ordinals", counts.reduce(0) { $0 + $1.ordinals }),
      ]
      return measurement
    } catch {
      throw .scenario("\(error)")
    }
  }
}
