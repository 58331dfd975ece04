import FreshetModel

/// Names of a scenario in words.
enum Words {
  /// `change_picture` as `change picture`; sign-ups and uses of a tool have names of their own.
  static func action(_ name: String) -> String {
    switch name {
    case Action.register: "sign-ups"
    case Action.connect: "connections"
    default: name.replacing("_", with: " ")
    }
  }

  /// The name of a kind, a metric or a state.
  static func plain(_ name: String) -> String { name.replacing("_", with: " ") }

  static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// `a, b and c`.
  static func list(_ words: [String]) -> String {
    words.count < 2 ? words.first ?? "" : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
  }

  /// `an hour`, `a day`, `in 6 h`: what the counts of an interval are per.
  static func interval(_ hours: Double) -> String {
    switch hours {
    case 1: "an hour"
    case 24: "a day"
    case 168: "a week"
    default: hours < 1 && abs(hours * 60 - 1) < 1e-9 ? "a minute" : "in " + Figure.hours(hours).replacing(".0\u{A0}", with: "\u{A0}")
    }
  }

  /// What a metric of `effects.csv` or a figure of `surge.csv` is called beside its number.
  static func metric(_ name: String) -> String {
    switch name {
    case "people_blocked": "people stopped at least once"
    case "people_affected": "people stopped or held back"
    case "attempts_blocked": "attempts stopped"
    case "completed_during": "completed while restricted"
    case "completed_total": "completed in all"
    case "lost": "given up for good"
    case "deferred": "put off until the lift"
    case "released": "came back after the lift"
    case "registrations_lost": "sign-ups lost"
    case "registrations_delayed": "sign-ups delayed"
    case "registrations_diverted": "sign-ups gone elsewhere"
    case "withheld": "not tried, since it was known"
    case "superseded": "replaced by a newer wish"
    case "settled": "made pointless by another"
    case "unable": "wanted without an account"
    case "deterred": "not wanted, out of fear"
    case "dropped": "given up on the way"
    case "circumvented": "done by a way round"
    case "diverted": "done elsewhere"
    case "people_circumventing": "people who found a way round"
    case "user_days": "days of active people"
    case "active_end": "active accounts at the end"
    case "reach": "subscribers reached"
    case "peak_per_h": "busiest hour after the lift"
    case "peak_ratio": "times the usual peak"
    case "backlog_at_lift": "waiting at the lift"
    case "half_backlog_h": "until half of them are gone"
    case "recovery_h": "until all is as usual"
    case "drain_h": "until the line is gone"
    case "wait_max_s": "longest wait"
    case "in_time_share": "served in time"
    default: plain(name)
    }
  }

  /// How the numbers of a metric or figure are written.
  static func form(_ metric: String) -> NumberForm {
    switch metric {
    case "peak_ratio": .times
    case "half_backlog_h", "recovery_h", "drain_h": .hours
    case "wait_max_s": .seconds
    case "in_time_share": .share
    default: .count
    }
  }
}

extension RunReading {
  /// Whether names of platforms have to stand beside those of actions.
  var hasSeveralPlatforms: Bool { file.scenario.platforms.count > 1 }

  /// `change picture`, or `change picture on wechat`.
  func name(_ platform: String, _ action: String) -> String {
    Words.action(action) + (hasSeveralPlatforms ? " on \(Words.plain(platform))" : "")
  }
}
