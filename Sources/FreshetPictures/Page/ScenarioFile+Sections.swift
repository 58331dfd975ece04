import FreshetScenarios

extension ScenarioFile {
  /// What is assumed, and where the numbers come from, each under its heading; nothing where the scenario does not say.
  var originSections: String {
    [("What is assumed", assumptions), ("Where the numbers come from", sources)].filter { !$0.1.isEmpty }
      .map { "<section>" + HTML.own("h2", $0.0) + HTML.list($0.1) + "</section>\n" }.joined()
  }
}
