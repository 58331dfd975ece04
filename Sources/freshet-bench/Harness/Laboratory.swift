import Foundation

/// Measures cases, each in a process of its own, in turn: A B C, A B C, …
///
/// A machine drifts; what is measured in turn drifts together, so only ratios of medians within one such series mean anything.
struct Laboratory {
  /// Told what is being measured.
  var report: (String) -> Void

  /// - Returns: For each case its measurements, in the order made.
  func measure(
    _ cases: [BenchmarkCase], repetitions: Int
  ) throws(BenchmarkError) -> [(case: BenchmarkCase, measurements: [Measurement])] {
    var results = cases.map { (case: $0, measurements: [Measurement]()) }
    for repetition in 0..<repetitions {
      for index in cases.indices {
        let measurement = try measureOnce(cases[index])
        if let first = results[index].measurements.first,
          (first.events, first.checksum) != (measurement.events, measurement.checksum)
        {
          throw .notReproducible(cases[index].label)
        }
        results[index].measurements.append(measurement)
        report(
          "\(repetition + 1)/\(repetitions) \(cases[index].label): \(measurement.eventsPerSecond.short) events/s, "
            + "\(measurement.wallSeconds.short) s, \(measurement.peakMebibytes.short) MiB")
      }
    }
    return results
  }

  private func measureOnce(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let process = Process()
    process.executableURL = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    process.arguments =
      ["measure", benchmarkCase.benchmark] + benchmarkCase.parameters.map { "\($0.name)=\($0.value)" }
    process.environment = ProcessInfo.processInfo.environment.merging([Stopwatch.startVariable: Stopwatch.now]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    do {
      try process.run()
      let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      if process.terminationStatus == 0, let measurement = Measurement(line: text.split(separator: "\n").last ?? "") {
        return measurement
      }
    } catch {
      throw .cannotStart(benchmarkCase.label, error.localizedDescription)
    }
    throw .failed(benchmarkCase.label, status: process.terminationStatus)
  }
}

/// Why a benchmark came to no result.
enum BenchmarkError: Error, CustomStringConvertible {
  case unknown(String)
  case cannotStart(String, String)
  case failed(String, status: Int32)
  case notReproducible(String)
  case scenario(String)
  case cannotWrite(String, String)

  var description: String {
    switch self {
    case .unknown(let name): "there is no benchmark `\(name)`"
    case .cannotStart(let label, let reason): "`\(label)` cannot be started: \(reason)"
    case .failed(let label, let status): "`\(label)` ended with status \(status)"
    case .notReproducible(let label): "`\(label)` gave other events than before"
    case .scenario(let text): text
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}

extension Double {
  /// Three significant digits with a prefix: `28.4 M`.
  var short: String {
    let (value, prefix) =
      switch abs(self) {
      case 1e9...: (self / 1e9, " G")
      case 1e6...: (self / 1e6, " M")
      case 1e4...: (self / 1e3, " k")
      default: (self, "")
      }
    let digits = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : abs(value) >= 1 ? 2 : 3
    return String(format: "%.\(digits)f", value) + prefix
  }
}

extension [Double] {
  /// The middle one, or the mean of the two in the middle; 0 of none.
  var median: Double {
    let sorted = sorted()
    guard !isEmpty else { return 0 }
    return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2
  }
}
