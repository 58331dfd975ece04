import FreshetRandom

/// A law of a length of time from which a design draws values.
struct DrawnLaw: Sendable {
  let distribution: Distribution

  /// The unit of all values.
  static let unit = QuantityText(1, "h")

  /// The value that so large a part of the law lies below, from 0 to 1, to six digits: no more is known of it on every processor.
  func text(at share: Double) -> String {
    let hours = QuantityText.rounded(quantile(share) / 3600, digits: 6)
    return QuantityText(hours, "h")?.text ?? "0 h"
  }

  /// Lengths of time are looked for up to about thirty million years.
  private static let most = 1e15
  /// Each halves the stretch.
  private static let steps = 100

  private func quantile(_ share: Double) -> Double {
    let law = distribution.kind
    var (low, high) = (0.0, law.mean)
    while law.cumulativeProbability(high) < share, high < Self.most { (low, high) = (high, 2 * high) }
    for _ in 0..<Self.steps {
      let middle = (low + high) / 2
      if law.cumulativeProbability(middle) < share { low = middle } else { high = middle }
    }
    return high
  }
}
