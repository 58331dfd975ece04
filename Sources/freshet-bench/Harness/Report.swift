import Foundation

/// Writes what a series gave: every measurement as CSV, and medians and ratios as a table for people.
struct Report {
  var series: [(benchmark: any Benchmark.Type, results: [(case: BenchmarkCase, measurements: [Measurement])])]

  var csv: String {
    var text = "benchmark,parameters,repetition,events,checksum,wall_s,processor_s,peak_mib\n"
    for (_, results) in series {
      for (benchmarkCase, measurements) in results {
        let parameters = benchmarkCase.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        for (repetition, one) in measurements.enumerated() {
          text += "\(benchmarkCase.benchmark),\(parameters),\(repetition + 1),\(one.events),\(one.checksum),"
            + "\(one.wallSeconds),\(one.processorSeconds),\(one.peakMebibytes)\n"
        }
      }
    }
    return text
  }

  /// Markdown.
  func summary(machine: String) -> String {
    var text = "# Benchmarks\n\n\(machine)\n\nMedians of runs made in turn. A machine drifts: compare only within one table.\n"
    for (benchmark, results) in series {
      text += "\n## \(benchmark.name)\n\(benchmark.purpose.prefix(1).uppercased() + benchmark.purpose.dropFirst()).\n\n"
      text += "| case | events | events per s | wall s | peak MiB |\n|---|---:|---:|---:|---:|\n"
      var medians: [(case: BenchmarkCase, eventsPerSecond: Double)] = []
      for (benchmarkCase, measurements) in results {
        let speed = measurements.map(\.eventsPerSecond).median
        medians.append((benchmarkCase, speed))
        text += "| \(benchmarkCase.label) | \(Double(measurements.first?.events ?? 0).short) | \(speed.short) "
          + "| \(measurements.map(\.wallSeconds).median.short) | \(measurements.map(\.peakMebibytes).median.short) |\n"
      }
      let ratios = benchmark.ratios(medians)
      guard !ratios.isEmpty else { continue }
      text += "\n| ratio | |\n|---|---:|\n" + ratios.map { "| \($0.name) | \($0.value.short) |\n" }.joined()
    }
    return text
  }

  func write(to folder: URL, machine: String) throws(BenchmarkError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(csv.utf8).write(to: folder.appending(path: "raw.csv"))
      try Data(summary(machine: machine).utf8).write(to: folder.appending(path: "summary.md"))
    } catch {
      throw .cannotWrite(folder.relativePath, error.localizedDescription)
    }
  }
}
