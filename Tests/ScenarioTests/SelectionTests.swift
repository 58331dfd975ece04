import FreshetModel
import FreshetScenarios
import Testing

/// Some of a file's restrictions without the others.
@Suite struct SelectionTests {
  /// Three restrictions that get their names by number, and one that has its own.
  private static let text =
    smallScenario.components(separatedBy: "restrictions:")[0] + """
      restrictions:
        - {kind: freeze, platform: wechat, actions: change_name, from: 2017-10-12, reaction: {abandon: {share: rest}}}
        - {kind: freeze, platform: wechat, actions: change_name, from: 2017-10-13, reaction: {abandon: {share: rest}}}
        - {kind: freeze, platform: wechat, actions: change_picture, times: {file: outages.csv}, reaction: {abandon: {share: rest}}}
        - {kind: registration_pause, name: pause, platform: wechat, from: 2017-10-12, reaction: {abandon: {share: rest}}}

      """

  private static func load(only: [String] = [], without: [String] = []) throws -> ScenarioFile {
    var options = ScenarioOptions()
    options.only = only
    options.without = without
    return try load(text, options)
  }

  private static func load(_ text: String, _ options: ScenarioOptions = ScenarioOptions()) throws -> ScenarioFile {
    try ScenarioLoader.load(text: text, path: Folders.tests.appending(path: "Data/small.yaml").path(), options: options)
  }

  private static func names(_ file: ScenarioFile) -> [String] { file.scenario.restrictions.map(\.name) }

  @Test(arguments: [
    (["wechat-freeze"], ["wechat-freeze-2", "wechat-freeze-3", "pause"]), (["wechat-freeze-2", "pause"], ["wechat-freeze", "wechat-freeze-3"]),
    (["pause"], ["wechat-freeze", "wechat-freeze-2", "wechat-freeze-3"]), (["wechat-freeze", "wechat-freeze-2", "wechat-freeze-3"], ["pause"]),
    (["pause", "wechat-freeze-3", "wechat-freeze-2", "wechat-freeze"], []),
  ])
  func namesStayAsTheyAre(_ left: [String], _ kept: [String]) throws {
    let whole = try Self.load()
    #expect(Self.names(whole) == ["wechat-freeze", "wechat-freeze-2", "wechat-freeze-3", "pause"] && whole.leftOut == [])
    let part = try Self.load(without: left)
    #expect(Self.names(part) == kept)
    #expect(part.leftOut == Self.names(whole).filter(left.contains))
    // What is left means what it means in the whole.
    for restriction in part.scenario.restrictions {
      let same = try #require(whole.scenario.restrictions.first { $0.name == restriction.name })
      #expect("\(same)" == "\(restriction)")
    }
    if !kept.isEmpty { #expect(try Self.load(only: kept).resolvedText == part.resolvedText) }
    // And it reads the same again, with the files that it still names.
    #expect(try Self.load(part.resolvedText).resolvedText == part.resolvedText)
    #expect(part.dataFiles.map(\.name) == (kept.contains("wechat-freeze-3") ? ["outages.csv"] : []))
  }

  @Test func allIsTheWhole() throws {
    let whole = try Self.load()
    #expect(try Self.load(only: Self.names(whole)).resolvedText == whole.resolvedText)
  }

  /// The file is judged as a whole, and what the command line gets wrong is told from what the file does.
  @Test func unknownNamesAreOfTheCommandLine() {
    func refusal(_ text: String) -> ScenarioDiagnostics? {
      var options = ScenarioOptions()
      options.without = ["wechat-profile_freze", "x"]
      do throws(ScenarioDiagnostics) {
        _ = try ScenarioLoader.load(text: text, path: "small.yaml", options: options)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(smallScenario)?.isMissingRestriction == true)
    #expect(refusal(smallScenario)?.diagnostics.count == 2)
    #expect(refusal(smallScenario.replacing("10 k", with: "many"))?.isMissingRestriction == false)
  }
}
