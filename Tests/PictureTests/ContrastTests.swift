import Foundation
import FreshetPictures
import Testing

/// Everything that is written can be read: text has a contrast of 4.5 to 1 at least, light and dark.
@Suite struct ContrastTests {
  @Test(arguments: [PictureStyle.light, PictureStyle.dark])
  func textStandsOut(_ sheet: String) throws {
    let colors = Dictionary(
      uniqueKeysWithValues: sheet.matches(of: /--([a-z]+):#([0-9a-f]{3,6})/).map { (String($0.1), String($0.2)) })
    let paper = try #require(colors["paper"].flatMap(luminance))
    for name in ["ink", "soft", "ta", "tc", "td", "te", "tf"] {
      for ground in ["paper", "card", "band"] {
        let color = try #require(colors[name].flatMap(luminance)), ground = try #require(colors[ground].flatMap(luminance))
        // Cards and shaded times have no text but that of ink, of soft ink and of what is stopped.
        guard ground == paper || ["ink", "soft", "tc"].contains(name) else { continue }
        #expect(contrast(color, ground) >= 4.5, "\(name) on \(ground): \(contrast(color, ground))")
      }
    }
    // Lines need three to one.
    for name in ["a", "b", "c", "d", "e", "f", "x"] {
      #expect(contrast(try #require(colors[name].flatMap(luminance)), paper) >= 3, "\(name)")
    }
  }

  private func contrast(_ first: Double, _ second: Double) -> Double { (max(first, second) + 0.05) / (min(first, second) + 0.05) }

  /// Relative luminance, as WCAG 2 defines it.
  private func luminance(_ hex: String) -> Double? {
    let digits = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : hex
    guard digits.count == 6, let number = Int(digits, radix: 16) else { return nil }
    let parts = [number >> 16 & 255, number >> 8 & 255, number & 255].map { part -> Double in
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
