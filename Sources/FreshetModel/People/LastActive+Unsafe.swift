/// The last days on which a person completed something, on each account and in each arm.
///
/// A handle on the person's memory.
struct LastActive: BitwiseCopyable {
  private let days: UnsafeMutablePointer<Int32>

  /// - Parameter days: Two for each account.
  init(_ days: UnsafeMutablePointer<Int32>) { self.days = days }

  /// The number of the day; negative where there is none in the run.
  subscript(account: Int, arm: Arm) -> Int {
    get { Int(days[2 &* account &+ arm.index]) }
    nonmutating set { days[2 &* account &+ arm.index] = Int32(truncatingIfNeeded: newValue) }
  }
}
