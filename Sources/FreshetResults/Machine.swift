import Foundation

/// The machine that this process runs on, for the manifest. No result depends on it.
public struct Machine: Sendable {
  /// The operating system and its version.
  public let system: String
  /// The processor's model; `nil` where the system does not tell.
  public let processor: String?
  /// Cores that the process may use.
  public let cores: Int

  public static var current: Machine {
    Machine(
      system: value(of: "PRETTY_NAME", separator: "=", in: "/etc/os-release")
        ?? ProcessInfo.processInfo.operatingSystemVersionString,
      processor: value(of: "model name", separator: ":", in: "/proc/cpuinfo"),
      cores: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The value in the first line `key separator value` of a system file.
  private static func value(of key: String, separator: Character, in path: String) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: separator, maxSplits: 1)
      guard parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == key else { continue }
      return parts[1].trimmingCharacters(in: CharacterSet(charactersIn: "\" \t"))
    }
    return nil
  }
}
