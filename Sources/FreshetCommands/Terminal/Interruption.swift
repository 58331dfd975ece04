import Foundation
import Synchronization

/// Signals that ask a run to stop: `SIGINT`, `SIGTERM` and `SIGHUP`.
///
/// They are blocked in all threads and taken in turn by one that waits for them, so that nothing runs in a signal handler.
final class Interruption: Sendable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }

  private struct State {
    var signal: Int32?
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// Takes the signals from now on. To be called once, before the process has other threads.
  init() {
    var set = Self.set
    pthread_sigmask(SIG_BLOCK, &set, nil)
    Thread { [self] in
      var awaited = Self.set
      while true {
        var signal: Int32 = 0
        if sigwait(&awaited, &signal) == 0 { receive(signal) }
      }
    }.start()
  }

  /// The first signal that came.
  var signal: Int32? { state.withLock { $0.signal } }

  /// Has `action` done when a signal comes, or now where one came already.
  func onSignal(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.action = action
      return state.signal != nil
    }
    if isLate { action() }
  }

  private func receive(_ signal: Int32) {
    let action = state.withLock { state in
      if state.signal == nil { state.signal = signal }
      return state.action
    }
    action?()
  }
}
