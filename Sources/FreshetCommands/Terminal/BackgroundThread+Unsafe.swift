import Foundation

/// A thread of the command's own, beside those that compute.
enum BackgroundThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  #if os(Linux)
    private typealias Handle = pthread_t
    private typealias Argument = UnsafeMutableRawPointer?
  #else
    private typealias Handle = pthread_t?
    private typealias Argument = UnsafeMutableRawPointer
  #endif

  /// Runs `body` on a new thread.
  ///
  /// - Returns: Whether the system gave one; a limit of processes may forbid it.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let box = Unmanaged.passRetained(Body(body))
    let handle = UnsafeMutablePointer<Handle>.allocate(capacity: 1)
    defer { handle.deallocate() }
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    pthread_attr_init(attributes)
    defer { pthread_attr_destroy(attributes) }
    pthread_attr_setdetachstate(attributes, CInt(PTHREAD_CREATE_DETACHED))
    let isStarted = pthread_create(handle, attributes, enter, box.toOpaque()) == 0
    if !isStarted { box.release() }
    return isStarted
  }

  private static let enter: @convention(c) (Argument) -> UnsafeMutableRawPointer? = { argument in
    let box: UnsafeMutableRawPointer? = argument
    if let box { Unmanaged<Body>.fromOpaque(box).takeRetainedValue().run() }
    return nil
  }

  /// How many of `wanted` threads can exist at once, at most; each is made and ended.
  static func available(_ wanted: Int) -> Int {
    let gate = DispatchSemaphore(value: 0)
    let passed = DispatchSemaphore(value: 0)
    let pass = { @Sendable in
      gate.wait()
      _ = passed.signal()
    }
    var made = 0
    while made < wanted, start(pass) { made += 1 }
    for _ in 0..<made { gate.signal() }
    for _ in 0..<made { passed.wait() }
    return made
  }
}
