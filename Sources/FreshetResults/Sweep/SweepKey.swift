/// What a run is known by in the log of a sweep: all that its results depend on, so that the same run is found again whatever its number
/// in the design, and another one never taken for it.
public enum SweepKey {
  /// - Parameters:
  ///   - version: That of Freshet.
  ///   - metrics: The metrics that are wanted; `nil` for all.
  ///   - rule: When it has replications enough; `nil` for as many as the scenario says.
  ///   - scenarioText: The resolved scenario, its seed and replications in it.
  ///   - dataFiles: What its data files hold.
  /// - Returns: 64 hexadecimal digits.
  public static func key(
    version: String, metrics: [String]?, rule: String?, scenarioText: String, dataFiles: [(name: String, contents: [UInt8])]
  ) -> String {
    let files = dataFiles.map { "\($0.name) \(sha256(bytes: $0.contents))" }
    return sha256(([version, metrics?.joined(separator: ",") ?? "all", rule ?? ""] + files + [scenarioText]).joined(separator: "\n"))
  }

  /// The key of one replication.
  public static func part(_ key: String, replication: Int) -> String { "\(key):\(replication)" }
}
