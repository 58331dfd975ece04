/// The version of Freshet.
public enum FreshetVersion {
  /// As `freshet --version` prints it and the manifest of a run keeps it; see <https://semver.org>.
  public static let string = "0.2.0-dev"
}
