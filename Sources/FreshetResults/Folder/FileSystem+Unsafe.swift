import Foundation

extension FileSystem {
  /// Exchanges what stands at two paths in one step: at no moment is either name free.
  ///
  /// - Returns: Whether that was done; some file systems and old systems cannot.
  static func exchange(_ one: String, _ other: String) -> Bool {
    #if os(Linux)
      // Swift does not see `renameat2`, which glibc shows to programs that define `_GNU_SOURCE` only.
      typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let program = dlopen(nil, RTLD_LAZY), let symbol = dlsym(program, "renameat2") else { return false }
      let exchanging: UInt32 = 2  // RENAME_EXCHANGE in <linux/fs.h>
      return unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, one, AT_FDCWD, other, exchanging) == 0
    #else
      return renamex_np(one, other, UInt32(RENAME_SWAP)) == 0
    #endif
  }
}
