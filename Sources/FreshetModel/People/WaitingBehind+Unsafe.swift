import FreshetCore

/// The attempts that wait at a door behind the first one, where each wish waits by itself: a pairing heap for each person and door
/// that has any.
///
/// A handle on memory that whoever makes it also frees. A person's are found by the member's position in the block, whether the
/// person is packed or not.
///
/// - Source: Fredman, Sedgewick, Sleator and Tarjan, "The pairing heap: a new form of self-adjusting heap", Algorithmica 1, 1986.
struct WaitingBehind {
  private struct Node {
    var attempt: Attempt
    var child: Int32
    var sibling: Int32
  }

  private struct Contents {
    var nodes: [Node] = []
    /// The first of those that are not in use; they are linked as siblings.
    var free = nobody
    /// The earliest of each person and door.
    var roots: [UInt32: Int32] = [:]
  }

  private static var nobody: Int32 { -1 }
  private let contents: UnsafeMutablePointer<Contents>

  init() {
    contents = .allocate(capacity: 1)
    contents.initialize(to: Contents())
  }

  func deallocate() { contents.deinitialize(count: 1).deallocate() }

  /// Whether nothing waits behind anything, of nobody of the block.
  @inline(__always)
  var isEmpty: Bool { contents.pointee.roots.isEmpty }

  /// Whether one of a person's attempts at a door is in the backlog.
  func hasBacklog(_ key: UInt32) -> Bool {
    guard let root = contents.pointee.roots[key] else { return false }
    var open = [root]
    while let node = open.popLast() {
      let (attempt, child, sibling) = (
        contents.pointee.nodes[Int(node)].attempt, contents.pointee.nodes[Int(node)].child, contents.pointee.nodes[Int(node)].sibling
      )
      if attempt.isInBacklog { return true }
      for next in [child, sibling] where next != Self.nobody { open.append(next) }
    }
    return false
  }

  /// Adds an attempt.
  ///
  /// - Complexity: O(1).
  func add(_ attempt: Attempt, _ key: UInt32) {
    let node = newNode(attempt)
    contents.pointee.roots[key] = contents.pointee.roots[key].map { meld($0, node) } ?? node
  }

  /// Takes the earliest attempt out; of those with equal timestamps the one whose wish came first.
  ///
  /// - Complexity: O(log n) for n attempts, amortised.
  func takeFirst(_ key: UInt32) -> Attempt? {
    guard let root = contents.pointee.roots[key] else { return nil }
    let attempt = contents.pointee.nodes[Int(root)].attempt
    contents.pointee.roots[key] = pair(contents.pointee.nodes[Int(root)].child)
    release(root)
    return attempt
  }

  // MARK: The heap

  /// Makes one heap of two.
  private func meld(_ first: Int32, _ second: Int32) -> Int32 {
    let isInOrder = Self.isBefore(contents.pointee.nodes[Int(first)].attempt, contents.pointee.nodes[Int(second)].attempt)
    let (parent, child) = isInOrder ? (first, second) : (second, first)
    contents.pointee.nodes[Int(child)].sibling = contents.pointee.nodes[Int(parent)].child
    contents.pointee.nodes[Int(parent)].child = child
    return parent
  }

  /// Makes one heap of some siblings: of pairs from left to right, then of all from right to left.
  private func pair(_ first: Int32) -> Int32? {
    var (left, pairs) = (first, [Int32]())
    while left != Self.nobody {
      let right = contents.pointee.nodes[Int(left)].sibling
      guard right != Self.nobody else {
        pairs.append(left)
        break
      }
      let next = contents.pointee.nodes[Int(right)].sibling
      pairs.append(meld(left, right))
      left = next
    }
    guard var heap = pairs.popLast() else { return nil }
    while let other = pairs.popLast() { heap = meld(other, heap) }
    contents.pointee.nodes[Int(heap)].sibling = Self.nobody
    return heap
  }

  private static func isBefore(_ first: Attempt, _ second: Attempt) -> Bool {
    first.time == second.time ? first.occurrence < second.occurrence : first.time < second.time
  }

  // MARK: Nodes

  private func newNode(_ attempt: Attempt) -> Int32 {
    let node = Node(attempt: attempt, child: Self.nobody, sibling: Self.nobody)
    let free = contents.pointee.free
    guard free != Self.nobody else {
      contents.pointee.nodes.append(node)
      return Int32(contents.pointee.nodes.count - 1)
    }
    contents.pointee.free = contents.pointee.nodes[Int(free)].sibling
    contents.pointee.nodes[Int(free)] = node
    return free
  }

  private func release(_ node: Int32) {
    contents.pointee.nodes[Int(node)].sibling = contents.pointee.free
    contents.pointee.free = node
  }
}
