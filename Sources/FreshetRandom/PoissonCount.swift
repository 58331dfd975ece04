import CGSL

/// The number of events of a Poisson process in a stretch of time.
public enum PoissonCount {
  /// A draw.
  ///
  /// - Parameter mean: The mean number, finite and not negative.
  public static func sample(mean: Double, from stream: borrowing RandomStream) -> Int {
    mean > 0 ? Int(gsl_ran_poisson(stream.generator, mean)) : 0
  }
}
