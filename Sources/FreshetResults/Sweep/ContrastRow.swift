public import FreshetStatistics

/// A row of `contrasts.csv`: by how much the effect at one point of a sweep differs from that at another.
public struct ContrastRow: Sendable {
  let metric: String
  let platform: String
  let cohort: String
  let action: String
  let effect: Double
  let reference: Double
  let contrast: Estimate
  let replications: Int

  /// - Parameters:
  ///   - key: As ``PointRecord/Figure/key``.
  ///   - effect: At the point.
  ///   - reference: At the reference point.
  ///   - contrast: The difference, paired over the replications.
  ///   - replications: How many are paired.
  public init(key: String, effect: Double, reference: Double, contrast: Estimate, replications: Int) {
    let words = CSVCells.split(key) + ["", "", "", ""]
    (metric, platform, cohort, action) = (words[0], words[1], words[2], words[3])
    self.effect = effect
    self.reference = reference
    self.contrast = contrast
    self.replications = replications
  }
}
