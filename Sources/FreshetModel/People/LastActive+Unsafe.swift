/// The last days on which a person completed something, on each account and in each arm, and what the last of them is charged to where
/// they did so in one arm alone.
///
/// A handle on the person's memory.
struct LastActive: BitwiseCopyable {
  /// How many numbers each account has.
  static var width: Int { 3 }

  private let numbers: UnsafeMutablePointer<Int32>

  /// - Parameter numbers: ``width`` for each account, all of them −1 before the person has completed anything.
  init(_ numbers: UnsafeMutablePointer<Int32>) { self.numbers = numbers }

  /// The number of the day; negative where there is none in the run.
  subscript(account: Int, arm: Arm) -> Int {
    get { Int(numbers[Self.width &* account &+ arm.index]) }
    nonmutating set { numbers[Self.width &* account &+ arm.index] = Int32(truncatingIfNeeded: newValue) }
  }

  /// Of the first thing that was completed on the last of these days: what it is due to that this was in one arm alone, and the process.
  /// Of no meaning where it was in both.
  subscript(firstOn account: Int) -> (cause: Cause, process: Int) {
    get {
      let bits = UInt32(bitPattern: numbers[Self.width &* account &+ Arm.count])
      return (Cause(bits: UInt8(truncatingIfNeeded: bits)), Int(bits &>> 8))
    }
    nonmutating set {
      let bits = UInt32(newValue.cause.bits) | UInt32(truncatingIfNeeded: newValue.process) &<< 8
      numbers[Self.width &* account &+ Arm.count] = Int32(bitPattern: bits)
    }
  }
}
