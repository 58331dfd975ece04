import Foundation

/// A sweep that runs in a moment, of six points.
enum SmallSweep {
  static let arguments = [
    "sweep", "small.yaml", "--vary", "restrictions.0.until=2017-10-25..2017-11-01 step 3 d", "--vary",
    "restrictions.0.reaction.defer.share,restrictions.0.reaction.abandon.share=[[20 %, 80 %], [50 %, 50 %]]", "--users", "300",
  ]

  /// The tables that it writes.
  static let files = ["contrasts.csv", "design.csv", "ledger.csv", "manifest.json", "problem.json", "surges.csv", "sweep.csv"]

  static func run(
    _ options: String..., in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Freshet.Outcome {
    try Freshet.start(arguments + ["--quiet"] + options, in: folder, environment: environment).wait()
  }

  /// All tables in a folder as one text; `nil` where they are not all there.
  static func tables(_ name: String, in folder: TemporaryFolder) -> String? {
    guard folder.names(in: name) == (files + ["shards"]).sorted() else { return nil }
    return try? files.map { try folder.read("\(name)/\($0)") }.joined(separator: "\n---\n")
  }
}
