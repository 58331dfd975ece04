import Foundation
import Testing

/// The streams that batteries of tests read.
struct RawStreamTests {
  static let kept = SmallBenchmarkTests.root.appending(path: "Results/rng")

  /// The results in `Results/rng` are of the streams of today: each file gives the first bytes.
  @Test func keptResultsAreOfTheseStreams() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.kept.path).filter { $0.hasSuffix(".txt") }
    #expect(!files.isEmpty)
    for file in files {
      let name = file.dropLast(".txt".count).split(separator: "-").map(String.init)
      let start = try bytes(name[0], name[1], 32).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      let text = try String(contentsOf: Self.kept.appending(path: file), encoding: .utf8)
      #expect(text.contains("the stream begins \(start)"), "\(file)")
    }
  }

  /// 64 bits are the low half and the high half, also where the last are cut off.
  @Test(arguments: ["stream", "users", "occurrences", "processes", "replications", "seeds", "bad"])
  func halvesMakeTheWhole(_ keying: String) throws {
    let (low, high) = try (bytes(keying, "low", 100_000), bytes(keying, "high", 100_000))
    var whole: [UInt8] = []
    for word in stride(from: 0, to: low.count, by: 4) { whole += low[word..<(word + 4)] + high[word..<(word + 4)] }
    #expect(try bytes(keying, "both", 199_999) == whole.dropLast())
  }

  private func bytes(_ keying: String, _ half: String, _ count: Int) throws -> [UInt8] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = Bundle.main.bundleURL.appending(path: "freshet-bench")
    process.arguments = ["raw-stream", keying, half, "\(count)"]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Array(data)
  }
}
