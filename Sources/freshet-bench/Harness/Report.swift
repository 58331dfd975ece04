import Foundation

/// Writes what a series gave: every measurement as CSV, and medians and figures as tables for people.
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
  ///
  /// - Parameter origin: The machine, the date and the commit.
  func summary(origin: String) -> String {
    var text = "# Benchmarks\n\n\(origin)\n\nMedians of runs made in turn. A machine drifts: compare only within one table.\n"
    for (benchmark, results) in series {
      text += "\n## \(benchmark.name)\n\(benchmark.purpose.prefix(1).uppercased() + benchmark.purpose.dropFirst()).\n\n"
      text += "| case | runs | events | events per s | wall s | peak MiB |\n|---|---:|---:|---:|---:|---:|\n"
      let summaries = results.map { CaseSummary($0.case, $0.measurements) }
      for (one, measurements) in zip(summaries, results.map(\.measurements)) {
        text += "| \(one.benchmarkCase.label) | \(measurements.count) | \(Double(one.events).short) "
          + "| \(one.eventsPerSecond.short) | \(one.wallSeconds.short) | \(one.peakMebibytes.short) |\n"
      }
      let figures = benchmark.figures(summaries)
      guard !figures.isEmpty else { continue }
      text += "\n| figure | value | bar |\n|---|---:|---|\n"
      text += figures.map { "| \($0.name) | \($0.value.short) | \($0.verdict) |\n" }.joined()
    }
    return text
  }

  func write(to folder: URL, origin: String) throws(BenchmarkError) {
    var files = [("raw.csv", csv), ("summary.md", summary(origin: origin))]
    for (benchmark, results) in series {
      if let plot = benchmark.plot(results.map { CaseSummary($0.case, $0.measurements) }) {
        files.append(("\(benchmark.name).csv", plot))
      }
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    } catch {
      throw .cannotWrite(folder.relativePath, error.localizedDescription)
    }
  }
}
