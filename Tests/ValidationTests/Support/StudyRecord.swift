import Foundation
import FreshetCore
import FreshetResults
import Synchronization
import Testing

/// What the large study has found, figure by figure: `figures.csv` in the folder that `FRESHET_COVERAGE` names.
///
/// What stands there is not computed again. The study takes hours, and so it can be stopped at any time and goes on where it was.
final class StudyRecord: Sendable {
  /// For how many of ``Study/seeds`` something holds.
  private struct Row {
    var held: Int
    var seeds: Int
  }

  static let shared = StudyRecord(CoverageReport.folder?.appending(path: "figures.csv"))

  private let file: URL?
  private let known: [String: Row]
  /// Figures that were asked for.
  private let asked = Mutex<Set<String>>([])

  private init(_ file: URL?) {
    self.file = file
    let lines = file.flatMap { try? String(contentsOf: $0, encoding: .utf8) }?.split(separator: "\n").dropFirst() ?? []
    var known: [String: Row] = [:]
    for line in lines {
      // Figures may have commas in their names, numbers have none.
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count > 5, let held = Int(fields[fields.count - 4]), let seeds = Int(fields[fields.count - 3]) else { continue }
      guard Self.acceptsAnyVersion || Self.isOfCommit && fields[fields.count - 1] == FreshetVersion.described else { continue }
      known[fields.dropLast(4).joined(separator: ",")] = Row(held: held, seeds: seeds)
    }
    self.known = known
  }

  private static let header = "suite,figure,held,seeds,at_least,version"

  /// Whether what was found at another commit is known, too: `FRESHET_ANY_COMMIT` says that nothing has changed that matters.
  private static let acceptsAnyVersion = ProcessInfo.processInfo.environment["FRESHET_ANY_COMMIT"] != nil

  /// Whether the version says all that was compiled: a tree with changes has no name of its own.
  private static let isOfCommit = FreshetVersion.commit.map { !$0.hasSuffix("+") } ?? false

  /// For how many seeds each of some figures holds.
  ///
  /// - Parameters:
  ///   - names: Of the figures; those of a file differ.
  ///   - least: How often each has to hold.
  ///   - study: Finds it, for a seed and in this order.
  func held(
    _ names: [String], atLeast least: Int, sourceLocation: SourceLocation, _ study: (_ seed: UInt64) throws -> [Bool]
  ) throws -> [Int] {
    let suite = sourceLocation.fileName.split(separator: ".")[0]
    let keys = names.map { "\(suite),\"\($0)\"" }
    for key in keys {
      let isNew = asked.withLock { $0.insert(key).inserted }
      #expect(isNew, "two figures are called \(key)", sourceLocation: sourceLocation)
    }
    let rows = keys.compactMap { known[$0] }
    if rows.count == keys.count, rows.allSatisfy({ $0.seeds == Study.seeds.count }) { return rows.map(\.held) }
    var held = keys.map { _ in 0 }
    for seed in Study.seeds {
      for (place, holds) in try study(seed).enumerated() where holds { held[place] += 1 }
    }
    try add(zip(keys, held).map { "\($0),\($1),\(Study.seeds.count),\(least),\(FreshetVersion.described)" })
    return held
  }

  private func add(_ lines: [String]) throws {
    guard let file else { return }
    try asked.withLock { _ in
      if !FileManager.default.fileExists(atPath: file.path) {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try (Self.header + "\n").write(to: file, atomically: true, encoding: .utf8)
      }
      let handle = try FileHandle(forWritingTo: file)
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(lines.map { $0 + "\n" }.joined().utf8))
    }
  }
}
