import CGSL

/// What concerns GSL as a whole.
public enum GSL {
  /// GSL's version, such as "2.7.1".
  public static var version: String { String(cString: freshet_gsl_version()) }

  /// GSL's default error handler aborts the process; from the first stream on, errors come back as values instead.
  /// Parameters are checked before GSL sees them.
  static func reportErrorsByValue() {
    _ = errorHandlerIsOff
  }

  private static let errorHandlerIsOff: Bool = {
    gsl_set_error_handler_off()
    return true
  }()
}
