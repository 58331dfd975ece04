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
      guard fields.count > 4, let held = Int(fields[fields.count - 4]), let seeds = Int(fields[fields.count - 3]) else { continue }
      let name = fields.dropLast(4).joined(separator: ",").trimmingCharacters(in: ["\""])
      known[name] = Row(held: held, seeds: seeds)
    }
    self.known = known
  }

  private static let header = "figure,held,seeds,at_least,version"

  /// For how many seeds each of some figures holds.
  ///
  /// - Parameters:
  ///   - least: How often each has to.
  ///   - study: Finds it, for a seed and in this order.
  func held(
    _ names: [String], atLeast least: Int, sourceLocation: SourceLocation, _ study: (_ seed: UInt64) throws -> [Bool]
  ) throws -> [Int] {
    for name in names {
      let isNew = asked.withLock { $0.insert(name).inserted }
      #expect(isNew, "two figures are called \(name)", sourceLocation: sourceLocation)
    }
    let rows = names.compactMap { known[$0] }
    if rows.count == names.count, rows.allSatisfy({ $0.seeds == Study.seeds.count }) { return rows.map(\.held) }
    var held = names.map { _ in 0 }
    for seed in Study.seeds {
      for (place, holds) in try study(seed).enumerated() where holds { held[place] += 1 }
    }
    try add(zip(names, held).map { "\"\($0)\",\($1),\(Study.seeds.count),\(least),\(FreshetVersion.described)" })
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
