import Crypto

/// What a run is known by in the log of a sweep: all that its results depend on, so that the same run is found again whatever its number
/// in the design, and another one never taken for it.
public struct SweepKey: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes of the digest, the first ones in the highest places.
  private let words: SIMD4<UInt64>

  /// - Parameters:
  ///   - version: That of Freshet.
  ///   - metrics: The metrics that are wanted; `nil` for all.
  ///   - rule: When it has replications enough; `nil` for as many as the scenario says.
  ///   - scenarioText: The resolved scenario, its seed and replications in it.
  ///   - dataFiles: What its data files hold.
  public init(
    version: String, metrics: [String]?, rule: String?, scenarioText: String, dataFiles: [(name: String, contents: [UInt8])]
  ) {
    let files = dataFiles.map { "\($0.name) \(sha256(bytes: $0.contents))" }
    self.init(digestOf: ([version, metrics?.joined(separator: ",") ?? "all", rule ?? ""] + files + [scenarioText]).joined(separator: "\n"))
  }

  /// The SHA-256 of a text.
  public init(digestOf text: String) {
    var words = SIMD4<UInt64>()
    for (place, byte) in SHA256.hash(data: Array(text.utf8)).enumerated() { words[place / 8] = words[place / 8] << 8 | UInt64(byte) }
    self.words = words
  }

  /// - Parameter text: 64 hexadecimal digits in ASCII, small letters; otherwise there is no key.
  init?(hexadecimal text: some Collection<UInt8>) {
    guard text.count == Self.digits else { return nil }
    var words = SIMD4<UInt64>()
    for (place, letter) in text.enumerated() {
      let digit: UInt8
      switch letter {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = letter - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = letter - UInt8(ascii: "a") + 10
      default: return nil
      }
      words[place / 16] = words[place / 16] << 4 | UInt64(digit)
    }
    self.words = words
  }

  private static let digits = 64

  /// 64 hexadecimal digits.
  public var description: String { String(decoding: hexadecimal, as: UTF8.self) }

  var hexadecimal: [UInt8] {
    (0..<Self.digits).map { place in
      let digit = UInt8(truncatingIfNeeded: words[place / 16] >> UInt64(60 - place % 16 * 4)) & 15
      return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
  }
}
