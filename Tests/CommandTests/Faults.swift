import Foundation

/// Faults of the machine, made to happen by a library of ours that is loaded before the C library. See `Faults/faults.c`.
enum Faults {
  /// Whether they can be made here: on Linux, with a C compiler.
  static let arePossible = library != nil

  /// The environment that brings them about.
  static func environment(_ faults: [String: String]) -> [String: String] {
    faults.merging(["LD_PRELOAD": library?.url.appending(path: "faults.so").path ?? ""]) { $1 }
  }

  private static let library: TemporaryFolder? = {
    #if os(Linux)
      let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Faults/faults.c").path
      guard let folder = try? TemporaryFolder(),
        let outcome = try? Freshet.shell("cc -shared -fPIC -O1 -o faults.so '\(source)' -ldl", in: folder), outcome.exitCode == 0
      else { return nil }
      return folder
    #else
      return nil
    #endif
  }()
}
