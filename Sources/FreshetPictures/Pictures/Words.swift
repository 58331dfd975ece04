import FreshetModel
import FreshetResults

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
    EffectMetric(rawValue: name)?.label ?? SurgeFigure(column: name)?.label ?? plain(name)
  }

  /// How the numbers of a metric or figure are written.
  static func form(_ metric: String) -> NumberForm {
    switch SurgeFigure(column: metric)?.reference.unit {
    case "times": .times
    case "hours": .hours
    case "seconds": .seconds
    case "share": .share
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
