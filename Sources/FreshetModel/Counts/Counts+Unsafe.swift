#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The counts of one replication, in simulated people, in the order of ``CountLayout``.
///
/// A value, like an array. But the memory is that in which a worker has counted: a small run would spend a fifth of its time on copying it.
public struct Counts: Sendable, Equatable {
  private var memory: Memory

  /// - Parameter count: How many counts there are, all of them 0.
  init(zeros count: Int) { memory = Memory(count) }

  /// - Parameter counted: A worker's, which counts nothing any more.
  init(_ counted: Memory) { memory = counted }

  public init(_ counts: some Collection<Int>) {
    self.init(zeros: counts.count)
    for (place, count) in counts.enumerated() { memory.counts[place] = count }
  }

  public static func == (left: Counts, right: Counts) -> Bool { left.elementsEqual(right) }
}

extension Counts: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { memory.count }

  public subscript(place: Int) -> Int {
    get {
      precondition(indices.contains(place), "a count without a place")
      return memory.counts[place]
    }
    set {
      precondition(indices.contains(place), "a count without a place")
      if !isKnownUniquelyReferenced(&memory) { memory = Counts(self).memory }
      memory.counts[place] = newValue
    }
  }
}

extension Counts {
  func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<Int>) -> Result) -> Result {
    withExtendedLifetime(memory) { body(UnsafeBufferPointer(start: memory.counts, count: memory.count)) }
  }

  public func withContiguousStorageIfAvailable<Result>(_ body: (UnsafeBufferPointer<Int>) throws -> Result) rethrows -> Result? {
    try withExtendedLifetime(memory) { try body(UnsafeBufferPointer(start: memory.counts, count: memory.count)) }
  }

  /// The sum of the counts that stand in some places.
  func sum(_ places: Range<Int>) -> Int {
    precondition(places.lowerBound >= 0 && places.upperBound <= count, "a count without a place")
    return withUnsafeBufferPointer { counts in
      var sum = 0
      for place in places { sum &+= counts[place] }
      return sum
    }
  }

  /// Adds every so many-th count, times a factor, to numbers that follow one another.
  ///
  /// - Parameters:
  ///   - first: The place of the first of these counts.
  ///   - stride: How far the next one lies from each.
  ///   - places: Which of the numbers they are added to.
  func add(from first: Int, every stride: Int, times factor: Double, to numbers: inout [Double], at places: Range<Int>) {
    guard !places.isEmpty else { return }
    precondition(first >= 0 && first + (places.count - 1) * stride < memory.count && places.lowerBound >= 0 && places.upperBound <= numbers.count)
    withUnsafeBufferPointer { counts in
      numbers.withUnsafeMutableBufferPointer { numbers in
        var from = first
        for place in places {
          numbers[place] += Double(counts[from]) * factor
          from &+= stride
        }
      }
    }
  }
}

extension Counts {
  /// What the counts stand in; whoever counts writes to it, and afterwards nobody.
  final class Memory: @unchecked Sendable {  // Written while one worker alone has it.
    private let start: UnsafeMutableRawPointer
    let counts: UnsafeMutablePointer<Int>
    let count: Int

    init(_ count: Int) {
      self.count = count
      // The system hands out zeros page by page, when they are first counted up: most never are.
      let zeros = calloc(count + Self.line, MemoryLayout<Int>.stride)
      precondition(zeros != nil, "no memory for the counts")
      start = zeros.unsafelyUnwrapped
      // From the beginning of a line of a processor's cache on.
      counts = start.alignedUp(toMultipleOf: Self.line * MemoryLayout<Int>.stride).bindMemory(to: Int.self, capacity: count)
    }

    deinit { free(start) }

    /// How many counts a line of a processor's cache holds.
    private static let line = 8
  }
}
