#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Measures a piece of work in this process.
struct Stopwatch {
  private let wallStart = Stopwatch.seconds(CLOCK_MONOTONIC)
  private let processorStart = Stopwatch.seconds(CLOCK_PROCESS_CPUTIME_ID)

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
