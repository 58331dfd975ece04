import FreshetScenarios
import Foundation
import Testing

/// A file with something wrong in it, and beside it the message that it gets.
///
/// Comment lines at its top that begin with `# --` are options of the command line. To record the messages after a change of wording, run
/// the tests with `FRESHET_RECORD=1` and read the differences: recording fails the tests.
struct BadFile {
  let file: URL

  /// The options at its top, in their order: `--set`, and what stands behind it.
  var options: [(name: String, value: String)] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").prefix { $0.hasPrefix("# --") }.map { line in
      let words = line.dropFirst(2).split(separator: " ", maxSplits: 1).map(String.init)
      return (words[0], words.count > 1 ? words[1] : "")
    }
  }

  /// Expects that reading the file throws what is expected.
  func expectMessage(_ read: () throws(ScenarioDiagnostics) -> Void) throws {
    var message = ""
    do throws(ScenarioDiagnostics) {
      try read()
    } catch {
      message = error.rendered(color: false).replacing(file.deletingLastPathComponent().path(), with: "")
    }
    let expected = file.deletingPathExtension().appendingPathExtension("expected")
    if ProcessInfo.processInfo.environment["FRESHET_RECORD"] == "1" {
      try message.write(to: expected, atomically: true, encoding: .utf8)
      Issue.record("recorded \(expected.lastPathComponent)")
      return
    }
    #expect(message != "", "\(file.lastPathComponent) was taken for a good one")
    #expect(message == (try? String(contentsOf: expected, encoding: .utf8)))
  }
}
