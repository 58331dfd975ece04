import FreshetModel
import FreshetScenarios
import Foundation
import Testing

/// Files of measured gaps.
@Suite struct DataFileTests {
  private static let text = smallScenario.replacing("{exponential: {mean: 1.5 y}}", with: "{empirical: {file: Data/gaps.csv}}")
  private static let path = Folders.tests.appending(path: "scenario.yaml").path()

  @Test func gapsAreReadWithTheirUnitAndWeights() throws {
    let file = try ScenarioLoader.load(text: Self.text, path: Self.path, options: ScenarioOptions())
    #expect(file.scenario.platforms[0].actions[1].gap.mean == (2 * 3600 + 86_400) / 3.0)
  }

  @Test func theFileIsCopiedBesideTheResolvedScenario() throws {
    let file = try ScenarioLoader.load(text: Self.text, path: Self.path, options: ScenarioOptions())
    #expect(file.dataFiles.map(\.name) == ["gaps.csv"])
    #expect(file.dataFiles[0].contents == Array("gap_h,weight\n1,2\n24,1\n".utf8))
    #expect(file.resolvedText.contains("{file: gaps.csv}"))
    let folder = Folders.tests.appending(path: "Data/scenario.yaml").path()
    let again = try ScenarioLoader.load(text: file.resolvedText, path: folder, options: ScenarioOptions())
    #expect(again.resolvedText == file.resolvedText)
    #expect(again.dataFiles.map(\.name) == ["gaps.csv"])
  }

  /// A copy never takes the name of one of the run folder's own files.
  @Test(arguments: ["effects", "replications", "timeseries"]) func aCopyIsNeverCalledAsAResult(_ result: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "Data"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "gap_h\n1\n".write(to: folder.appending(path: "Data/\(result).csv"), atomically: true, encoding: .utf8)
    let file = try ScenarioLoader.load(
      text: Self.text.replacing("gaps.csv", with: "\(result).csv"), path: folder.appending(path: "scenario.yaml").path(),
      options: ScenarioOptions())
    #expect(file.dataFiles.map(\.name) == ["\(result)-2.csv"])
    #expect(file.resolvedText.contains("{file: \(result)-2.csv}"))
  }

  @Test(arguments: [
    ("", "it is empty"), ("gap\n1\n", "must be called `gap_`"), ("gap_x\n1\n", "must be called `gap_`"), ("gap_h\n", "no gaps"),
    ("gap_h\n-1\n", "gaps.csv:2:1\n"), ("gap_h\n1\nx\n", "gaps.csv:3:1\n"), ("gap_h,share\n1,1\n", "one more column"),
    ("gap_h,weight\n1\n", "columns"),
    ("gap_h,weight\n1,-1\n", "not a weight"), ("gap_y\n1e9\n", "too long"), ("gap_h\n1 h\n", "not a gap"),
    ("gap_h\n0\n0\n", "error: "),
  ])
  func badDataIsReported(_ data: String, _ part: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "Data"), withIntermediateDirectories: true)
    try data.write(to: folder.appending(path: "Data/gaps.csv"), atomically: true, encoding: .utf8)
    #expect(problems(Self.text, path: folder.appending(path: "scenario.yaml").path()).contains(part))
  }

  @Test func aMarkOfByteOrderAndLineEndsOfOtherSystemsAreNoMatter() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "Data"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "\u{FEFF}gap_d , weight\r\n1 , 1\r\n3,1\r\n\r\n".write(
      to: folder.appending(path: "Data/gaps.csv"), atomically: true, encoding: .utf8)
    let file = try ScenarioLoader.load(
      text: Self.text, path: folder.appending(path: "scenario.yaml").path(), options: ScenarioOptions())
    #expect(file.scenario.platforms[0].actions[1].gap.mean == 2 * 86_400)
  }

  // MARK: Rows

  private static let freeze = "kind: freeze, platform: wechat, actions: change_name, reaction: {abandon: {share: rest}}"

  private func load(_ overrides: String..., folder: String? = nil) throws -> ScenarioFile {
    var options = ScenarioOptions()
    options.overrides = overrides
    return try ScenarioLoader.load(text: smallScenario, path: (folder ?? Folders.tests.path()) + "/scenario.yaml", options: options)
  }

  @Test func timesOfAFileAreThoseOfTheList() throws {
    let list = "[{from: 2017-10-11, until: 2017-10-12}, {from: 2017-10-13, until: 2017-12-01}]"
    let listed = try load("restrictions.0={\(Self.freeze), times: \(list)}").scenario.restrictions[0]
    let file = try load("restrictions.0={\(Self.freeze), times: {file: Data/outages.csv}}")
    #expect(file.scenario.restrictions[0].schedule.onTimes == listed.schedule.onTimes && listed.schedule.onTimes.count == 2)
    #expect(file.resolvedText.contains("times: {file: outages.csv}"))
    #expect(file.dataFiles.map(\.name) == ["outages.csv"])
    let folder = Folders.tests.appending(path: "Data/scenario.yaml").path()
    let again = try ScenarioLoader.load(text: file.resolvedText, path: folder, options: ScenarioOptions())
    #expect(again.resolvedText == file.resolvedText)
    #expect("\(again.scenario)" == "\(file.scenario)")
  }

  @Test func demandOfAFileIsThatOfTheList() throws {
    let list = "[{at: 2017-10-01, factor: 1}, {at: 2017-11-10T18:00, factor: 1}, {at: 2017-11-11, factor: 2.1}, "
      + "{at: 2017-11-12T08:00, factor: 1}]"
    let key = "platforms.wechat.actions.change_name.demand"
    let listed = try load("\(key)=\(list)", "platforms.wechat.sign_ups.demand=\(list)")
    let file = try load("\(key)={file: Data/holidays.csv}", "platforms.wechat.sign_ups.demand={file: Data/holidays.csv}")
    let demand = try #require(listed.scenario.platforms[0].actions[1].demand)
    #expect(demand.points.map(\.factor) == [1, 1, 2.1, 1])
    #expect(demand.points[0].at.microseconds == -9 * 86_400_000_000)
    #expect(demand.points[3].at.microseconds == (33 * 24 + 8) * 3_600_000_000)
    for scenario in [listed.scenario, file.scenario] {
      #expect(scenario.platforms[0].actions.map(\.demand) == [nil, demand])
      #expect(scenario.platforms[0].signUps?.demand == demand)
    }
    #expect(file.resolvedText.contains("demand: {file: holidays.csv}"))
    #expect(file.dataFiles.map(\.name) == ["holidays.csv"])
    #expect(try load(text: listed.resolvedText).resolvedText == listed.resolvedText)
    let folder = Folders.tests.appending(path: "Data/scenario.yaml").path()
    let again = try ScenarioLoader.load(text: file.resolvedText, path: folder, options: ScenarioOptions())
    #expect("\(again.scenario)" == "\(file.scenario)")
  }

  private func load(text: String) throws -> ScenarioFile {
    try ScenarioLoader.load(text: text, path: "scenario.yaml", options: ScenarioOptions())
  }

  /// Blanks, line ends of other systems, a mark of byte order and the order of the columns are no matter.
  @Test func rowsAreReadHoweverTheyAreWritten() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "\u{FEFF}factor , at\r\n1 ,2017-11-10 18:00\r\n\r\n 2.1,2017-11-11T00:00+08:00\r\n".write(
      to: folder.appending(path: "days.csv"), atomically: true, encoding: .utf8)
    let set = "platforms.wechat.actions.change_name.demand={file: days.csv}"
    let demand = try load(set, folder: folder.path()).scenario.platforms[0].actions[1].demand
    #expect(demand?.points.map(\.factor) == [1, 2.1])
    #expect(demand?.points.map(\.at.microseconds) == [(31 * 24 + 18) * 3_600_000_000, 32 * 86_400_000_000])
  }

  /// What is wrong in a file is said once, however many name it; a file that is not there, each time.
  @Test func aWrongFileIsReportedOnce() {
    func count(_ file: String) -> Int {
      let keys = ["platforms.wechat.actions.change_name.demand", "platforms.wechat.sign_ups.demand"]
      var options = ScenarioOptions()
      options.overrides = keys.map { "\($0)={file: \(file)}" }
      let text = problems(smallScenario, options, path: Folders.tests.appending(path: "scenario.yaml").path())
      return text.components(separatedBy: "error: ").count - 1
    }
    #expect(count("Bad/demand-file-bad-date.csv") == 1)
    #expect(count("Bad/demand-file-wrong-columns.csv") == 1)
    #expect(count("Bad/nowhere.csv") == 2)
  }
}
