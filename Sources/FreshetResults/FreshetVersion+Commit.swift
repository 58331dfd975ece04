import CFreshetBuild
public import FreshetCore

extension FreshetVersion {
  /// The commit that this was built from, with a `+` where the tree had changes; `nil` where it was not built by `make` in a clone.
  public static let commit: String? = {
    let commit = String(cString: freshet_build_commit())
    return commit.isEmpty ? nil : commit
  }()

  /// As `freshet --version` prints it: `0.2.0 (915d45ad2c1e)`.
  public static let described = string + (commit.map { " (\($0))" } ?? "")
}
