import CGSL

/// Integrals of functions that are known at every point.
enum Quadrature {
  /// Where an integral may be divided into so many pieces, at most.
  private static let pieces = 400

  /// The integral of a function between two bounds, to ten digits or 10⁻¹³ where it is smooth. A corner right beside a bound, which lies between
  /// the points, is seen to seven.
  ///
  /// - Complexity: some hundred values of the function where it is smooth; a jump or a corner costs some hundred more.
  /// - Source: `gsl_integration_qags`, which is QAGS of QUADPACK (Piessens, de Doncker-Kapenga, Überhuber and Kahaner, 1983).
  static func integral(from start: Double, to end: Double, of function: (Double) -> Double) -> Double {
    GSL.reportErrorsByValue()
    guard let workspace = gsl_integration_workspace_alloc(pieces) else { return .nan }
    defer { gsl_integration_workspace_free(workspace) }
    return withoutActuallyEscaping(function) { function in
      var (value, error) = (0.0, 0.0)
      withUnsafePointer(to: function) { pointer in
        var integrand = gsl_function(
          function: { argument, function in
            function?.assumingMemoryBound(to: ((Double) -> Double).self).pointee(argument) ?? .nan
          },
          params: UnsafeMutableRawPointer(mutating: pointer))
        // What it returns says only that the last digits are not sure, as at a corner.
        _ = gsl_integration_qags(&integrand, start, end, 1e-13, 1e-10, pieces, workspace, &value, &error)
      }
      return value
    }
  }
}
