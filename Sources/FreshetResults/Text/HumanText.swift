import Foundation

/// Numbers as people read them: three figures that matter and a unit.
package enum HumanText {
  /// `41.2 M`, `163 k`, `12`.
  package static func count(_ value: Double) -> String {
    let scale = Scale(value)
    return scale.text(value, decimals: scale.decimals(value))
  }

  /// `1.00 k, of expatriates for 20`: real people for each simulated one, and those groups of which it is another number.
  package static func weights(_ weight: Double, ofGroups groups: [(group: String, weight: Double)]) -> String {
    count(weight) + groups.filter { count($0.weight) != count(weight) }.map { ", of \($0.group) for \(count($0.weight))" }.joined()
  }

  /// `41.23 M ± 0.08 M`: as many decimals as the half-width makes sense of, which is never rounded down.
  ///
  /// - Parameter halfWidth: Half the interval's width; absent where there is none. An interval without width says nothing, and is not written.
  package static func estimate(_ value: Double, halfWidth: Double?) -> String {
    guard let halfWidth, halfWidth.isFinite, halfWidth > 0 else { return count(value) }
    let scale = Scale(max(abs(value), halfWidth))
    let isWhole = scale.factor == 1 && halfWidth >= 1
    let decimals = isWhole ? 0 : min(3, max(0, Int(-log10(halfWidth / scale.factor).rounded(.down))))
    let step = pow(10, -Double(decimals)) * scale.factor
    let rounded = (halfWidth / step - 1e-9).rounded(.up) * step
    return scale.text(value, decimals: decimals) + " ± " + scale.text(rounded, decimals: decimals)
  }

  /// `3.76 ± 0.09`: as many decimals as two figures of the half-width need, two at most; it is never rounded down.
  package static func plain(_ value: Double, halfWidth: Double) -> String {
    let decimals = min(2, max(0, 1 - Int(log10(max(halfWidth, 1e-9)).rounded(.down))))
    let step = pow(10, -Double(decimals))
    return decimal(value, decimals) + " ± " + decimal((halfWidth / step - 1e-9).rounded(.up) * step, decimals)
  }

  /// `10.1 h`, `35 min`, `2.5 d`.
  package static func hours(_ hours: Double) -> String { seconds(hours * 3600) }

  /// `9.8 s`, `35 min`, `10.1 h`, `2.5 d`.
  package static func seconds(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.95: decimal(seconds, 2) + " s"
    case ..<59.5: decimal(seconds, seconds < 9.95 ? 1 : 0) + " s"
    case ..<3570: decimal(seconds / 60, seconds < 597 ? 1 : 0) + " min"
    case ..<171_000: decimal(seconds / 3600, 1) + " h"
    default: decimal(seconds / 86_400, 1) + " d"
    }
  }

  /// `14.1 MB`.
  package static func bytes(_ bytes: Double) -> String {
    let scale = Scale(bytes, signs: [" B", " kB", " MB", " GB", " TB"])
    return scale.text(bytes, decimals: scale.decimals(bytes))
  }

  /// `one in five` for a share that is about that: from a half down to a twentieth; `nil` for others.
  package static func oneIn(_ share: Double) -> String? {
    let names = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    guard share > 0.045, share < 0.55 else { return nil }
    let count = Int((1 / share).rounded())
    return "one in " + (count - 2 < names.count ? names[count - 2] : String(count))
  }

  /// A number with a fixed count of decimals, whatever the locale.
  package static func decimal(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return text.hasPrefix("-") && !text.contains(where: { ("1"..."9").contains($0) }) ? String(text.dropFirst()) : text
  }

  /// A power of 1000 and its sign.
  private struct Scale {
    let factor: Double
    let sign: String

    init(_ value: Double, signs: [String] = ["", " k", " M", " bn"]) {
      let power =
        switch abs(value) {
        case ..<999.5: 0
        case ..<999_500: 1
        case ..<999_500_000: 2
        case ..<999_500_000_000: min(3, signs.count - 1)
        default: signs.count - 1
        }
      factor = pow(1000, Double(power))
      sign = signs[power]
    }

    /// Decimals that show three figures; none for whole numbers without a sign.
    func decimals(_ value: Double) -> Int {
      let scaled = abs(value) / factor
      if factor == 1 && scaled.rounded() == scaled { return 0 }
      return scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0
    }

    func text(_ value: Double, decimals: Int) -> String { decimal(value / factor, decimals) + sign }
  }
}
