import CGSL
public import FreshetCore

/// Rates that follow a lognormal law of mean 1.
public struct LognormalSpread: RateSpreadKind {
  public static let reference = EntryReference(
    name: "lognormal",
    meaning: "Lognormal law of mean 1.",
    keys: [.required("sigma", .number(.positive), "The standard deviation of the factor's logarithm.")],
    example: "{lognormal: {sigma: 1.2}}")

  public let sigma: Double

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let sigma = parameters.number("sigma") else { throw ParameterProblem("sigma", .missing) }
    self.sigma = sigma
  }

  public var variance: Double { gsl_expm1(sigma * sigma) }

  public func sample(from stream: borrowing RandomStream) -> Double {
    gsl_ran_lognormal(stream.generator, -sigma * sigma / 2, sigma)
  }

  /// The logarithm is greater by sigma².
  public func sampleSizeBiased(from stream: borrowing RandomStream) -> Double {
    gsl_ran_lognormal(stream.generator, sigma * sigma / 2, sigma)
  }

  public func mean(of function: (Double) -> Double) -> Double {
    Quadrature.integral(from: -9, to: 9) { gsl_ran_ugaussian_pdf($0) * function(exp(sigma * $0 - sigma * sigma / 2)) }
  }
}
