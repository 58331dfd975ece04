import Foundation
import Synchronization

/// Signals that ask the process to stop: `SIGINT`, `SIGTERM` and `SIGHUP`. Each is answered within a second, whatever goes on.
///
/// They are blocked in all threads and taken in turn by one that waits for them, so that nothing runs in a signal handler. One that
/// the process was told to ignore stays ignored.
final class Interruption: Sendable {
  /// Work that leaves something behind when it is stopped.
  struct Work: Sendable {
    /// Asks it to end by itself, soon.
    var stop: @Sendable () -> Void
    /// Drops what is not complete, where it did not end by itself, and says what is kept.
    var abandon: @Sendable () -> StoppedRun
  }

  private struct State {
    var signal: Int32?
    var work: Work?
    var isReported = false
  }

  /// The signals to this process.
  static let ofProcess = Interruption()

  /// Seconds for work to end by itself.
  private static let patience = 0.6
  private let state = Mutex(State())

  private init() {}

  /// Takes the signals from now on. To be called once, before the process has other threads. Where no thread can be had for it, the
  /// system answers them as it does by itself.
  func begin() {
    var signals = Self.awaited
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let hasThread = BackgroundThread.start { [self] in
      var awaited = Self.awaited
      var signal: Int32 = 0
      while sigwait(&awaited, &signal) != 0 {}
      answer(signal)
    }
    if !hasThread { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  private static var awaited: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !ProcessStart.ignores(signal) { sigaddset(&set, signal) }
    return set
  }

  /// The signal that came.
  var signal: Int32? { state.withLock { $0.signal } }

  /// Begins work that a signal stops first, or now where one came already. A signal that comes between the first trace of the work and
  /// the end of this call waits for it.
  ///
  /// - Parameters:
  ///   - start: Makes what the work leaves behind; quick.
  ///   - work: How to stop it.
  func begin<Trace, Failure: Error>(
    _ start: () throws(Failure) -> Trace, work: (Trace) -> Work
  ) throws(Failure) -> Trace {
    let (trace, late) = try state.withLock { (state) throws(Failure) in
      let trace = try start()
      let work = work(trace)
      state.work = work
      return (trace, state.signal == nil ? nil : work)
    }
    late?.stop()
    return trace
  }

  /// Takes the right to say why the process ends, which one thread gets.
  func claimsReport() -> Bool {
    state.withLock { state in
      defer { state.isReported = true }
      return !state.isReported
    }
  }

  private func answer(_ signal: Int32) {
    let work = state.withLock { state in
      state.signal = signal
      return state.work
    }
    var stopped: StoppedRun?
    if let work {
      work.stop()
      Thread.sleep(forTimeInterval: Self.patience)
      stopped = work.abandon()
    }
    if claimsReport() { Terminal.standardError.show(.stopped(signal, stopped), waiting: 100) }
    _exit(ExitStatus.stopped(by: signal))
  }
}
