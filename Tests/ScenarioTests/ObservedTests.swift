import Foundation
import FreshetCore
import FreshetScenarios
import Testing

/// Series that others published are read, kept in the resolved scenario, and change nothing that is simulated.
@Suite struct ObservedTests {
  private func load(_ observed: String, folder: String = "") throws -> ScenarioFile {
    try ScenarioLoader.load(text: smallScenario + "observed:\n  - \(observed)\n", path: folder + "scenario.yaml", options: ScenarioOptions())
  }

  private static let flow = "{metric: completed, platform: wechat, action: change_name, over: 1 d, source: \"A paper\", series: "

  @Test func listsAndFilesAreTheSame() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-observed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "value,at\n5.7 M,2017-10-12\n300 k,2017-10-13T12:00\n".write(to: folder.appending(path: "names.csv"), atomically: true, encoding: .utf8)
    let listed = try load(Self.flow + "[{at: 2017-10-12, value: 5.7 M}, {at: 2017-10-13T12:00, value: 300 k}]}")
    let file = try load(Self.flow + "{file: names.csv}}", folder: folder.path() + "/")
    #expect(file.dataFiles.map(\.name) == ["names.csv"])
    for observed in [listed.observed, file.observed] {
      let series = try #require(observed.first)
      #expect(observed.count == 1 && series.metric == .completed && series.platform == "wechat" && series.action == "change_name")
      #expect(series.over == .days(1) && series.source == "A paper" && series.values.map(\.people) == [5.7e6, 3e5])
      #expect(series.values[1].at.microseconds - series.values[0].at.microseconds == 36 * 3_600_000_000)
    }
    let again = try ScenarioLoader.load(text: listed.resolvedText, path: "scenario.yaml", options: ScenarioOptions())
    #expect(again.resolvedText == listed.resolvedText && again.observed.count == 1)
    let without = try ScenarioLoader.load(text: smallScenario, path: "scenario.yaml", options: ScenarioOptions())
    #expect("\(without.scenario)" == "\(listed.scenario)" && without.observed.isEmpty)
  }

  @Test func stocksNeedNoAction() throws {
    let file = try load("{metric: active, platform: wechat, series: [{at: 2017-10-12, value: 900 M}]}")
    #expect(file.observed.first?.action == nil && file.observed.first?.values.first?.people == 9e8)
  }
}
