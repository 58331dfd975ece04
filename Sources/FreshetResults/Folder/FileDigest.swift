import Crypto
import Foundation

/// The digest of a file that is there.
public enum FileDigest {
  /// The SHA-256 of a file, in hexadecimal digits.
  ///
  /// - Returns: `nil` where it is missing or cannot be read.
  /// - Complexity: O(length of the file) time; memory does not grow with it.
  public static func sha256(of path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    var hash = SHA256()
    do {
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
    } catch {
      return nil
    }
    return hash.finalize().hexadecimal
  }
}
