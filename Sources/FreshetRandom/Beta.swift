import CGSL
public import FreshetCore

/// A share that differs from person to person: the beta law, given by its mean and its standard deviation.
public struct Beta: Sendable, Equatable {
  /// From 0 to 1.
  public let mean: Double
  /// At least 0; its square is below mean × (1 − mean). With 0 all have the same share.
  public let deviation: Double

  /// - Parameters:
  ///   - mean: From 0 to 1.
  ///   - deviation: At least 0, below ``widest(mean:)``.
  public init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }

  /// The standard deviation that all others of this mean are below: that of people who have either nothing or all.
  public static func widest(mean: Double) -> Double { (mean * (1 - mean)).squareRoot() }

  /// α + β.
  private var sum: Double { mean * (1 - mean) / (deviation * deviation) - 1 }

  /// The probability of a share up to this one.
  public func cumulativeProbability(_ value: Double) -> Double {
    guard deviation > 0 else { return value < mean ? 0 : 1 }
    GSL.reportErrorsByValue()
    return gsl_cdf_beta_P(min(1, max(0, value)), mean * sum, (1 - mean) * sum)
  }

  /// Draws a share; draws as many numbers as it takes.
  public func sample(from stream: borrowing RandomStream) -> Double {
    deviation > 0 ? gsl_ran_beta(stream.generator, mean * sum, (1 - mean) * sum) : mean
  }

  /// Describes such a share in a scenario file.
  ///
  /// - Parameters:
  ///   - name: The key.
  ///   - meaning: What it is a share of.
  public static func reference(_ name: String, _ meaning: String) -> EntryReference {
    EntryReference(
      name: name, meaning: meaning,
      keys: [
        .required("mean", .share, "The mean over all people."),
        .optional(
          "sd", .share, default: "0 %",
          "How much people differ: the standard deviation. They have a beta law; with 0 % all are alike."),
      ],
      example: "{mean: 40 %, sd: 10 %}")
  }
}
