import FreshetResults
import FreshetScenarios

extension StoppingRule {
  /// How many replications a point should have next, given those it has: twice as many while the interval is too wide. It depends on the
  /// results alone.
  ///
  /// - Returns: `nil` where it has enough.
  func next(after results: RunResults) -> Int? {
    let count = results.replications.count
    guard count < atMost, !isNarrow(results) else { return nil }
    return min(atMost, max(2, 2 * count))
  }

  private func isNarrow(_ results: RunResults) -> Bool {
    let estimates = results.effects(of: [metric]).map { $0.effect.difference ?? $0.effect.restricted }
    // The sums come last, and are the greatest.
    guard let widest = estimates.max(by: { abs($0.value) < abs($1.value) }), widest.value != 0 else { return results.replications.count > 1 }
    return widest.interval.map { $0.halfWidth <= halfWidth * abs(widest.value) } ?? false
  }
}
