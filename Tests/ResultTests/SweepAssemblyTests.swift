import Foundation
import FreshetExperiments
import FreshetResults
import Testing

/// The tables of a sweep, made of logs that were written by hand.
@Suite struct SweepAssemblyTests {
  private let folder: TemporaryFolder
  private let line = "people_blocked,wechat,all,all,0.0,%,%,0.0,9.0,,2,,,,,,,"

  init() throws { folder = try TemporaryFolder() }

  private func record(_ value: Double, _ replications: [Double], surges: [String] = []) -> String {
    PointRecord(
      events: 10,
      figures: [
        PointRecord.Figure(
          line: line.replacing("%", with: "\(value)"), baseline: replications.map { _ in 1 }, restricted: replications.map { $0 + 1 })
      ], surges: surges, ledger: [], services: []
    ).content
  }

  private func key(_ point: Int) -> SweepKey { SweepKey(digestOf: "key\(point)") }

  private func plan(_ points: Int, design: String, title: String? = nil) -> SweepPlan {
    SweepPlan(
      version: "0", name: "hand", title: title, design: design, metrics: nil, factors: ["x", "y_h"],
      reference: SweepPlan.Reference(key: key(0), point: 0),
      columns: [SweepPlan.Column(name: "x", bounds: [0, 1]), SweepPlan.Column(name: "y_h", bounds: [])],
      points: SweepPoints((0..<points).map { SweepPoints.Point(key: key($0), cells: [String($0), "a \"b\", c"]) }))
  }

  private func assemble(_ plan: SweepPlan, _ records: [SweepRecord]) throws {
    let sweep = try SweepFolder(path: folder.path + "/sweep", isShared: false)
    let log = try SweepLog(path: sweep.logs + "/1-of-1.log")
    for record in records { try log.append(record) }
    try log.synchronize()
    var index = SweepIndex()
    try index.add(folder: sweep.logs)
    try SweepAssembly(plan, index).write(into: sweep)
  }

  @Test(arguments: [nil, "One line", "Two\nlines\r\nand\ta tab\n", " \n", "\nversion\nrule"] as [String?])
  func titleIsReadAsItIsWritten(_ title: String?) throws {
    let plan = plan(2, design: "grid", title: title)
    let sweep = try SweepFolder(path: folder.path + "/titled", isShared: false)
    try sweep.write(plan)
    #expect(SweepFolder.plan(of: sweep.path) == plan)
    #expect(plan.title.map { $0.contains { $0.isNewline || $0 == "\t" } || $0.isEmpty } != true)
  }

  @Test func planIsReadAsItIsWritten() throws {
    let plan = plan(3, design: "grid")
    let sweep = try SweepFolder(path: folder.path + "/sweep", isShared: false)
    #expect(SweepFolder.plan(of: sweep.path) == nil)
    try sweep.write(plan)
    #expect(SweepFolder.plan(of: sweep.path) == plan)
    #expect(plan.keys == [key(0), key(1), key(2)])
    #expect(Array(plan.points).map(\.cells) == [["0", "a \"b\", c"], ["1", "a \"b\", c"], ["2", "a \"b\", c"]])
    try "something else".write(toFile: sweep.logs + "/plan", atomically: true, encoding: .utf8)
    #expect(SweepFolder.plan(of: sweep.path) == nil)
  }

  @Test(arguments: ["plain", "tab\tline\nend\r\\n \\", "", "\"quoted\", so"])
  func recordIsReadAsItIsWritten(text: String) throws {
    let figure = PointRecord.Figure(line: text, baseline: [], restricted: [0.1, 1e300, -3])
    let record = PointRecord(events: 7, figures: [figure], surges: [text, text], ledger: [text], services: [])
    #expect(!record.content.contains("\n"))
    #expect(PointRecord(content: Array(record.content.utf8)) == record)
  }

  @Test func failedPointsAreNamed() throws {
    try assemble(plan(3, design: "grid"), [
      SweepRecord(.point, key: key(2), content: record(5, [4, 6])), SweepRecord(.failed, key: key(1), content: "it is a pity, really"),
      SweepRecord(.point, key: key(0), content: record(2, [1, 3])), SweepRecord(.failed, key: key(0), content: "at first"),
    ])
    #expect(try folder.text("sweep/failed.csv") == "point,x,y_h,problem\n1,1,\"a \"\"b\"\", c\",\"it is a pity, really\"\n")
    let rows = try folder.text("sweep/sweep.csv").split(separator: "\n")
    #expect(rows.dropFirst().map { $0.prefix(1) } == ["0", "2"])
    // The differences of the replications are 3 and 3: nothing scatters.
    let contrasts = try folder.text("sweep/contrasts.csv").split(separator: "\n")
    #expect(contrasts.last == "2,2,\"a \"\"b\"\", c\",people_blocked,wechat,all,all,5.0,2.0,3.0,3.0,3.0,2")
    #expect(try folder.text("sweep/manifest.json").contains("\"failed\": 1,"))
  }

  @Test func missingPointsWriteNothing() throws {
    let error = #expect(throws: SweepError.self) {
      try assemble(plan(3, design: "grid"), [SweepRecord(.point, key: key(2), content: record(5, [4, 6]))])
    }
    #expect(error == .incomplete(missing: 2, of: 3))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/sweep/sweep.csv"))
  }

  /// A point that failed takes the block with it in which it stands.
  @Test func failedPointDropsItsBlock() throws {
    let values = [1.0, 2, 3, 4, 0, 5, 2, 9, 3, 3, 8, 1]
    let records = values.enumerated().map { point, value in
      point == 6
        ? SweepRecord(.failed, key: key(6), content: "gone") : SweepRecord(.point, key: key(point), content: record(value, [value, value]))
    }
    try assemble(plan(12, design: "saltelli"), records)
    let rows = try folder.text("sweep/sensitivity.csv").split(separator: "\n").dropFirst()
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.hasSuffix(",2,1") })
  }
}
