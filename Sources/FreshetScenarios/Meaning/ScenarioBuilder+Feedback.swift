import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// How people stay on a platform or leave it as others do.
  mutating func following(_ parameters: ParameterTable, _ path: [String]) -> Following? {
    guard let table = parameters.table("follows") else { return nil }
    let path = path + ["follows"]
    let looks = distribution(table, "looks", path)
    guard let threshold = beta(table, "threshold", path), let looks else { return nil }
    let following = Following(threshold: threshold, gap: table.number("gap") ?? 0, looks: looks)
    if following.isTooQuick { report(.value(.tooQuick(most: "4 min")), at: path + ["looks"]) }
    return following
  }

  /// How people hear of a platform from one another.
  mutating func spreading(_ parameters: ParameterTable, _ path: [String]) -> Spreading? {
    guard let table = parameters.table("spreads"), let p = table.number("p"), let q = table.number("q") else { return nil }
    let spreading = Spreading(p: p, q: q)
    guard p + q > 0 else {
      report(.people(.spreadsNever), at: path + ["spreads"], atKey: true)
      return nil
    }
    if spreading.isTooQuick { report(.people(.spreadsTooQuickly), at: path + ["spreads"], atKey: true) }
    return spreading
  }

  /// Checks that there are people who can hear of a platform, and sign up.
  mutating func checkSpreading(_ platform: Int, _ groups: [PeopleGroup], _ path: [String]) {
    guard platforms[platform].spreading != nil, !broken.isTouched(["people"]) else { return }
    if groups.isEmpty { return report(.people(.spreadsToNobody(platforms[platform].name)), at: path + ["spreads"], atKey: true) }
    guard !platforms[platform].offered.contains(Action.register), !broken.isTouched(path + ["sign_ups"]) else { return }
    report(.restriction(.divertWithoutSignUps(platforms[platform].name)), at: path + ["spreads"], atKey: true)
  }

  /// A share that differs from person to person.
  private mutating func beta(_ parameters: ParameterTable, _ key: String, _ path: [String]) -> Beta? {
    guard let table = parameters.table(key), let mean = table.number("mean"), let deviation = table.number("sd") else { return nil }
    let widest = Beta.widest(mean: mean)
    guard deviation == 0 || deviation < widest else {
      report(.value(.tooWide(mean: mean, below: widest)), at: path + [key, "sd"])
      return nil
    }
    return Beta(mean: mean, deviation: deviation)
  }

  /// Checks that all stand for as many people who feel of one another.
  mutating func checkSamplesOfFeedback() {
    for (index, platform) in platforms.enumerated() {
      let path = ["platforms", platform.name]
      if platform.following != nil { checkSamplesOfFeedback(on: index, withUsers: true, path + ["follows"]) }
      if platform.spreading != nil { checkSamplesOfFeedback(on: index, withUsers: false, path + ["spreads"]) }
    }
  }

  /// - Parameter withUsers: Whether people count who belong to no group.
  mutating func checkSamplesOfFeedback(on platform: Int, withUsers: Bool, _ path: [String]) {
    let sample = table.number("sample") ?? 1
    guard !broken.isTouched(["people"]), !broken.contains(["sample"]) else { return }
    let groups = people.filter { group in group.accounts.contains { $0.platform == platform } }
    let all = groups.map { $0.sample ?? sample } + (withUsers && !platforms[platform].origins.isEmpty ? [sample] : [])
    guard let first = all.last, let other = groups.first(where: { ($0.sample ?? sample) != first }) else { return }
    report(.people(.differentSamples(group: other.name)), at: path, atKey: true)
  }
}
