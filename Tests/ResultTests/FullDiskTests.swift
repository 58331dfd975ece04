import Foundation
import FreshetResults
import Testing

/// A disk of 64 KiB that is soon full. Needs the privilege to mount; where it is missing, the test says so and is skipped.
@Suite struct FullDiskTests {
  @Test(.enabled(if: SmallDisk.isPossible, "needs the privilege to mount a small file system"))
  func isReportedAndLeavesNothing() throws {
    let disk = try #require(SmallDisk())
    let path = disk.path + "/run"
    do {
      let folder = try RunFolder(path: path)
      let file = try folder.create("timeseries.csv")
      let error = #expect(throws: RunFolderError.self) {
        for _ in 0..<20 { try file.write(String(repeating: "0123456789abcde\n", count: 4096)) }
        try file.close()
      }
      guard case .diskFull = error else {
        Issue.record("expected a full disk, found \(String(describing: error))")
        return
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
  }
}

private final class SmallDisk {
  let path: String

  static let isPossible = SmallDisk() != nil

  init?() {
    path = FileManager.default.temporaryDirectory.path + "/freshet-disk-\(UUID().uuidString)"
    guard (try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)) != nil,
      Self.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", path)
    else {
      try? FileManager.default.removeItem(atPath: path)
      return nil
    }
  }

  deinit {
    _ = Self.run("umount", path)
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func run(_ command: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
