import Foundation
import Testing

/// The summary for scripts.
@Suite struct JSONTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func isAloneOnStandardOutput() throws {
    let outcome = try Freshet.run("run", "small.yaml", "--json", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.contains("files: Results/small/"))
    let summary = try object(outcome.output)
    let keys = [
      "name", "version", "output", "seed", "sample", "weight", "weights", "users_simulated", "replications", "baseline", "events",
      "wall_clock_s", "effects", "surge", "left_out", "warnings", "from", "until", "overrides",
    ]
    #expect(Set(summary.keys) == Set(keys))
    #expect(summary["name"] as? String == "small")
    #expect(summary["output"] as? String == "Results/small")
    #expect(summary["seed"] as? Int == 7)
    #expect(summary["replications"] as? Int == 3)
    #expect(summary["users_simulated"] as? Int == 2000)
    #expect(summary["weight"] as? Double == 1000)
    for key in keys { #expect(try Freshet.run("explain", key, in: folder).exitCode == 0, "\(key)") }
  }

  @Test(arguments: [("effects", "effects.csv"), ("surge", "surge.csv")])
  func rowsAreThoseOfTheTables(key: String, file: String) throws {
    let outcome = try Freshet.run("run", "small.yaml", "--json", "--quiet", in: folder)
    #expect(outcome.errors.isEmpty)
    let rows = try #require(try object(outcome.output)[key] as? [[String: Any]])
    let lines = try folder.read("Results/small/\(file)").split(separator: "\r\n", omittingEmptySubsequences: true)
    let table = lines.count > 1 ? lines : try folder.read("Results/small/\(file)").split(separator: "\n")
    let columns = table[0].split(separator: ",").map(String.init)
    #expect(rows.count == table.count - 1 && rows.count > 1)
    for (row, line) in zip(rows, table.dropFirst()) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      #expect(Set(row.keys) == Set(columns))
      for (column, field) in zip(columns, fields) {
        switch row[column] {
        case let text as String: #expect(text == field)
        case let number as NSNumber:
          // Foundation's parser is off by the last digit.
          let expected = try #require(Double(field), "\(column)")
          #expect(abs(number.doubleValue - expected) <= 1e-12 * abs(expected), "\(column)")
        default: #expect(field.isEmpty && row[column] is NSNull, "\(column)")
        }
      }
    }
  }

  @Test func withoutBaselineWhatIsNotThereIsNull() throws {
    let outcome = try Freshet.run("run", "small.yaml", "--json", "--quiet", "--no-baseline", in: folder)
    let summary = try object(outcome.output)
    #expect(summary["baseline"] as? Bool == false)
    let rows = try #require(summary["effects"] as? [[String: Any]])
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0["difference"] is NSNull && $0["baseline"] is NSNull && $0["restricted"] is NSNumber })
  }
}
