import Foundation
import FreshetCore
import FreshetResults

// freshet-bench: measures Freshet in a way that others can repeat.

func table(_ rows: [(name: String, meaning: String)]) -> String {
  rows.map { "  \($0.name.padding(toLength: 14, withPad: " ", startingAt: 0))\($0.meaning)" }.joined(separator: "\n")
}

let usage = """
  usage: freshet-bench [BENCHMARK ...] [--small] [--repetitions N] [--output DIR]
         freshet-bench measure BENCHMARK [PARAMETER=VALUE ...] [--json]
         freshet-bench raw-stream KEYING [high|low|both] [BYTES]

  Each case is measured in a process of its own, all cases of a benchmark in turn; without names, all benchmarks.
  The folder (Results/benchmarks/DATE, with --small .build/benchmarks-small) gets raw.csv, summary.md and scaling.csv.
  `measure` runs one case in this process and prints events, checksum, wall-clock and processor seconds and peak memory in MiB;
  as JSON, what is compared with other programs.

  benchmarks:
  \(table(benchmarks.map { ($0.name, $0.purpose) }))

  keyings of raw-stream, the raw bytes of the generator as the simulator keys it, for dieharder, TestU01 or PractRand:
  \(table(Keying.allCases.map { ($0.rawValue, $0.meaning) }))
  """

func fail(_ text: String, status: Int32) -> Never {
  FileHandle.standardError.write(Data("freshet-bench: \(text)\n".utf8))
  exit(status)
}

func measureHere(_ name: String, _ words: ArraySlice<String>) throws(BenchmarkError) {
  var benchmarkCase = BenchmarkCase(name)
  benchmarkCase.parameters = words.compactMap { word in
    let parts = word.split(separator: "=", maxSplits: 1)
    return parts.count == 2 ? BenchmarkCase.Parameter(name: String(parts[0]), value: String(parts[1])) : nil
  }
  guard let benchmark = benchmarks.first(where: { $0.name == name }) else { throw .unknown(name) }
  var measurement = try benchmark.run(benchmarkCase)
  measurement.peakMebibytes = Stopwatch.peakMebibytes
  print(words.contains("--json") ? measurement.json : measurement.line)
}

/// The value after an option, which is taken off the arguments.
func option(_ name: String, of arguments: inout [String]) -> String? {
  guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
  let value = arguments[index + 1]
  arguments.removeSubrange(index...(index + 1))
  return value
}

func runSeries(_ words: [String]) throws(BenchmarkError) {
  var arguments = words
  let repetitions = option("--repetitions", of: &arguments).flatMap { Int($0) }
  let output = option("--output", of: &arguments)
  let isSmall = arguments.contains("--small")
  arguments.removeAll { $0 == "--small" }
  for name in arguments where !benchmarks.contains(where: { $0.name == name }) { throw .unknown(name) }
  let chosen = benchmarks.filter { arguments.isEmpty || arguments.contains($0.name) }
  let machine = Machine.current
  let date = Date.now.formatted(.iso8601.year().month().day())
  let origin = "\(date), commit \(Commit.current), \(machine.system), \(machine.processor ?? "processor unknown"), "
    + "\(machine.cores) cores"
  let laboratory = Laboratory { line in
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
  var report = Report(series: [])
  for benchmark in chosen {
    let times = repetitions ?? (isSmall ? 1 : benchmark.repetitions)
    report.series.append((benchmark, try laboratory.measure(benchmark.cases(isSmall: isSmall), repetitions: times)))
  }
  let folder = URL(filePath: output ?? (isSmall ? ".build/benchmarks-small" : "Results/benchmarks/\(date)"))
  try report.write(to: folder, origin: origin)
  print(report.summary(origin: origin))
}

let arguments = Array(CommandLine.arguments.dropFirst())

do throws(BenchmarkError) {
  switch arguments.first {
  case "--help", "-h", "help":
    print(usage)
  case "--version":
    print(FreshetVersion.string)
  case "measure" where arguments.count >= 2:
    try measureHere(arguments[1], arguments[2...])
  case "raw-stream":
    guard arguments.count >= 2, let keying = Keying(rawValue: arguments[1]) else {
      fail("raw-stream needs a keying\n\(usage)", status: 64)
    }
    let half = arguments.count > 2 ? RawStream.Half(rawValue: arguments[2]) : .both
    guard let half else { fail("`\(arguments[2])` is not high, low or both", status: 64) }
    RawStream.write(keying, half, bytes: arguments.count > 3 ? Int(arguments[3]) : nil)
  default:
    try runSeries(arguments)
  }
} catch {
  if case .unknown = error { fail("\(error)\n\(usage)", status: 64) }
  fail("\(error)", status: 1)
}
