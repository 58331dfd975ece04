#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Measures a piece of work in this process.
struct Stopwatch {
  private let wallStart: Double
  private let processorStart: Double

  /// Starts now.
  init() {
    self.init(wallStart: Self.seconds(CLOCK_MONOTONIC), processorStart: Self.seconds(CLOCK_PROCESS_CPUTIME_ID))
  }

  private init(wallStart: Double, processorStart: Double) {
    self.wallStart = wallStart
    self.processorStart = processorStart
  }

  /// Where a process that starts another one tells it when: seconds on the clock that all processes share.
  static let startVariable = "FRESHET_BENCH_STARTED"

  /// Started when the process that starts this one said; now, where it did not say.
  static var sinceProcessWasStarted: Stopwatch {
    guard let text = getenv(startVariable), let start = Double(String(cString: text)) else { return Stopwatch() }
    return Stopwatch(wallStart: start, processorStart: 0)
  }

  /// What a process that is started now is to be told.
  static var now: String { "\(seconds(CLOCK_MONOTONIC))" }

  func measurement(events: Int, checksum: Int) -> Measurement {
    Measurement(
      events: events, checksum: checksum, wallSeconds: Self.seconds(CLOCK_MONOTONIC) - wallStart,
      processorSeconds: Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - processorStart)
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The largest resident memory of this process so far, in MiB.
  static var peakMebibytes: Double {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1024
    #endif
  }
}
