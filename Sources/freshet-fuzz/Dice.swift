/// Random choices from a seed.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }

  /// From 0 up to, but without, 1.
  mutating func part() -> Double { Double(below(1 << 30)) / Double(1 << 30) }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func element<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A random part of a list, of one element at least, in its order.
  mutating func some<Element>(_ elements: [Element]) -> [Element] {
    let kept = elements.filter { _ in chance(50) }
    return kept.isEmpty && !elements.isEmpty ? [element(elements)] : kept
  }

  // MARK: Damage

  private static let signs = Array("{}[]:,-#&*!|>'\"%@ \t\n0aA~?\\".utf8)
  private static let words = [
    "-", "0", "e999", "\u{0}", "💥", " ", "- ", ": ", "1e308", "\\ud83d\\ude00", "2020-02-30T24:00", "kid", "us", "100 %", "\r\n",
  ]

  /// A text with small changes, some of them parts of another.
  mutating func damaged(_ good: [UInt8], _ other: [UInt8]) -> [UInt8] {
    var bytes = good
    for _ in 0...below(4) {
      if bytes.isEmpty { bytes = [10] }
      let place = below(bytes.count)
      switch below(8) {
      case 0: bytes[place] = UInt8(below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(element(Self.signs), at: place)
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + below(80))], at: below(bytes.count))
      case 5: bytes.removeSubrange(place..<min(bytes.count, place + below(40)))
      case 6:
        let start = below(other.count)
        bytes.insert(contentsOf: other[start..<min(other.count, start + below(80))], at: place)
      default: bytes.insert(contentsOf: element(Self.words).utf8, at: place)
      }
    }
    return bytes
  }
}
