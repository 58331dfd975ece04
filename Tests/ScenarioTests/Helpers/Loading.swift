import FreshetScenarios

/// A small good scenario to change.
let smallScenario = """
  freshet: 1
  name: small
  from: 2017-10-10
  until: 2017-11-20
  time_zone: Asia/Shanghai
  platforms:
    wechat:
      users: 10 k
      origin: {mainland: 93 %, overseas: 7 %}
      actions:
        change_picture: {gap: {gamma: {mean: 75 d, shape: 0.5}}}
        change_name: {gap: {exponential: {mean: 1.5 y}}}
      sign_ups: {rate: 100 per d}
  restrictions:
    - kind: profile_freeze
      platform: wechat
      who: {origin: mainland}
      from: 2017-10-17T18:00
      until: 2017-11-01
      reaction: {abandon: {share: 100 %}}

  """

/// Loads a text, with arguments of `--set`.
func load(_ text: String, _ overrides: String...) throws -> ScenarioFile {
  var options = ScenarioOptions()
  options.overrides = overrides
  return try ScenarioLoader.load(text: text, path: "small.yaml", options: options)
}

/// The rendered problems of a text; empty where it is good.
func problems(_ text: String, _ options: ScenarioOptions = ScenarioOptions(), path: String = "bad.yaml") -> String {
  do throws(ScenarioDiagnostics) {
    _ = try ScenarioLoader.load(text: text, path: path, options: options)
    return ""
  } catch {
    return error.rendered(color: false)
  }
}

/// The rendered problems of the small scenario with arguments of `--set`.
func problems(set overrides: String...) -> String {
  var options = ScenarioOptions()
  options.overrides = overrides
  return problems(smallScenario, options, path: "small.yaml")
}
