#if os(Linux) && canImport(Glibc) && arch(x86_64)
import Foundation
import Testing

/// The C library has functions for several generations of processors, which differ in the last bit. Tables must not.
struct ProcessorTests {
  /// What an older processor does not have.
  private static let older = ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4,-AVX512F"]

  private static let scenarios: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Scenarios")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { folder.appending(path: $0).path }
  }()

  @Test func thereAreScenarios() { #expect(Self.scenarios.count >= 5) }

  @Test(arguments: scenarios)
  func tablesAreTheSame(_ scenario: String) throws {
    let folder = try TemporaryFolder()
    // Where no sampling is foreseen the people are few.
    let isWhole = try String(contentsOfFile: scenario, encoding: .utf8).contains("\nsample: 1\n")
    for (name, environment) in [("new", [:]), ("old", Self.older)] {
      let arguments = ["run", scenario, "--replications", "2", "--quiet", "--output", name] + (isWhole ? [] : ["--users", "30000"])
      let outcome = try Freshet.start(arguments, in: folder, environment: environment).wait()
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    func tables(_ name: String) throws -> [String: Data] {
      let run = folder.url.appending(path: name)
      let files = try FileManager.default.contentsOfDirectory(atPath: run.path).filter { $0.hasSuffix(".csv") }
      return Dictionary(uniqueKeysWithValues: try files.map { ($0, try Data(contentsOf: run.appending(path: $0))) })
    }
    let (new, old) = try (tables("new"), tables("old"))
    #expect(new.count >= 4 && new.keys == old.keys)
    for (file, contents) in new { #expect(old[file] == contents, "\(file)") }
  }
}
#endif
