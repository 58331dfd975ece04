import FreshetCore

/// Dates that are written as elsewhere, as a scenario writes them.
enum DateGuess {
  /// What may have been meant, the likelier one first; nothing where that cannot be told.
  static func dates(_ text: String) -> [String] {
    let text = text.map { "‐‑‒–—−".contains($0) ? "-" : $0 }.reduce(into: "") { $0.append($1) }
    if let found = text.wholeMatch(of: #/(\d{4})([-.\/]?)(\d{1,2})\2(\d{1,2})(\D.*)?/#), let year = Int(found.1) {
      return (date(year, Int(found.3), Int(found.4), found.5) ?? date(year, Int(found.4), Int(found.3), found.5)).map { [$0] } ?? []
    }
    if let found = text.wholeMatch(of: #/(\d{1,2})([-.\/])(\d{1,2})\2(\d{4})(\D.*)?/#) {
      let year = Int(found.4)
      let dayFirst = date(year, Int(found.3), Int(found.1), found.5)
      let monthFirst = date(year, Int(found.1), Int(found.3), found.5)
      // With slashes both orders are usual.
      let both = found.2 == "/" ? [monthFirst, dayFirst] : [dayFirst ?? monthFirst]
      return both.compactMap(\.self).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return inWords(text).map { [$0] } ?? []
  }

  /// The day behind one, as midnight of it.
  static func nextDay(_ text: String) -> String? {
    guard let found = text.firstMatch(of: #/^(\d{4})-(\d\d)-(\d\d)/#), let year = Int(found.1), let month = Int(found.2), let day = Int(found.3),
      year >= 1, (1...12).contains(month)
    else { return nil }
    let next = InstantText.civil(InstantText.daysSinceEpoch(year, month, day) + 1)
    return [(next.year, 4), (next.month, 2), (next.day, 2)].map { InstantText.padded($0, $1) }.joined(separator: "-")
  }

  /// A date and what stands behind it, `nil` where there is no such day or time.
  private static func date(_ year: Int?, _ month: Int?, _ day: Int?, _ rest: Substring?) -> String? {
    guard let year, let month, let day, year >= 1000, (1...12).contains(month), (1...InstantText.daysInMonth(year, month)).contains(day),
      let time = time(rest ?? "")
    else { return nil }
    return [(year, 4), (month, 2), (day, 2)].map { InstantText.padded($0, $1) }.joined(separator: "-") + time
  }

  /// A time of day behind a date; the name of a zone behind it is left out.
  private static func time(_ text: Substring) -> String? {
    if text.allSatisfy({ " ,".contains($0) }) { return "" }
    guard let found = text.wholeMatch(of: #/[T, ]+(\d{1,2})(?:[:.h](\d\d)?)?(?::(\d\d))? *([ap]m|[ap]\.m\.)?(?: *[A-Z]{2,5})?/#.ignoresCase()),
      var hour = Int(found.1)
    else { return nil }
    switch found.4?.first {
    case "p", "P": hour = hour % 12 + 12
    case "a", "A": hour %= 12
    default: break
    }
    guard hour < 24, let minute = Int(found.2 ?? "00"), minute < 60 else { return nil }
    return "T\(InstantText.padded(hour, 2)):\(InstantText.padded(minute, 2))"
  }

  /// `17 October 2017`, `Oct 17, 2017`.
  private static func inWords(_ text: String) -> String? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.count == 3, let year = words.compactMap({ $0.count == 4 ? Int($0) : nil }).first,
      let month = words.compactMap({ word in months.firstIndex { word.hasPrefix($0) } }).first,
      let day = words.compactMap({ $0.count < 5 ? Int($0.prefix(while: \.isNumber)) : nil }).first(where: { $0 != year })
    else { return nil }
    return date(year, month + 1, day, nil)
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}
