import Foundation

/// What a process must see to before it does anything.
enum ProcessStart {
  /// Has what goes wrong come back as an error where it happens, and every end be one that says why.
  static func prepare() {
    openStandardStreams()
    // A pipe without a reader and a file beyond its limit are errors of `write`.
    for signal in [SIGPIPE, SIGXFSZ] { _ = Foundation.signal(signal, SIG_IGN) }
    reportTraps()
  }

  /// Whether the process was told to ignore a signal, as `nohup` does.
  static func ignores(_ signal: Int32) -> Bool { handler(of: signal) == unsafeBitCast(SIG_IGN, to: Int.self) }

  /// Fills the places of closed standard streams, which the next files would take, so that writing to them fails.
  private static func openStandardStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Memory that the system refuses is a trap in Swift, as a bug is: both end with a sentence and the exit code of a bug. Who sets
  /// `SWIFT_BACKTRACE` wants Swift's own report.
  private static func reportTraps() {
    if getenv("SWIFT_BACKTRACE") != nil { return }
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      _ = Foundation.signal(signal) { _ in
        let message: StaticString = "error: a bug in Freshet, or the system refused it memory\n"
        _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
        _exit(ExitStatus.bug)
      }
    }
  }

  /// The address of what answers a signal; 0 for the system's own answer.
  private static func handler(of signal: Int32) -> Int {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return 0 }
    #if os(Linux)
      return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    #else
      return unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
    #endif
  }
}
