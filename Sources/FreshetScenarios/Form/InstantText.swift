import Foundation

/// Reads dates such as `2017-10-17`, `2017-10-17T18:00` and `2017-10-17 18:00:30+08:00`.
enum InstantText {
  /// - Returns: Microseconds since 1970-01-01T00:00Z. Without an offset the text is local time in `zone`; of two instants with
  ///   the same local time, when clocks are put back, the earlier one.
  static func read(_ text: String, zone: TimeZone) throws(InstantError) -> Int64 {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
      let day = reader.number(2)
    else { throw InstantError(.form) }
    var seconds = 0
    var offset: Int?
    if !reader.isAtEnd {
      guard reader.skip("T") || reader.skip(" "), let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2)
      else { throw InstantError(.form) }
      var second = 0
      if reader.skip(":") {
        guard let number = reader.number(2) else { throw InstantError(.form) }
        second = number
      }
      offset = try reader.offset()
      guard reader.isAtEnd else { throw InstantError(.form) }
      guard hour < 24 && minute < 60 && second < 60 else { throw InstantError(.noSuchTime) }
      seconds = hour * 3600 + minute * 60 + second
    }
    guard year >= 1 else { throw InstantError(.form) }
    guard (1...12).contains(month) else { throw InstantError(.noSuchMonth) }
    let days = daysInMonth(year, month)
    guard (1...days).contains(day) else { throw InstantError(.noSuchDay(year: year, month: month, days: days)) }
    let local = daysSinceEpoch(year, month, day) * 86_400 + seconds
    if let offset { return Int64(local - offset) * 1_000_000 }
    guard let instant = instant(local: local, zone: zone) else { throw InstantError(.skipped(zone: zone.identifier)) }
    return Int64(instant) * 1_000_000
  }

  /// The earliest instant with this local time, both in seconds; `nil` where clocks skip it.
  private static func instant(local: Int, zone: TimeZone) -> Int? {
    let offsets = [-86_400, 86_400].map { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local + $0))) }
    return offsets.map { local - $0 }.sorted().first { instant in
      instant + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))) == local
    }
  }

  /// ISO 8601 with offset, as results have it.
  static func text(_ instant: Int64, zone: TimeZone) -> String {
    let seconds = Int((Double(instant) / 1e6).rounded(.down))
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    let local = seconds + offset
    let day = Int((Double(local) / 86_400).rounded(.down))
    let rest = local - day * 86_400
    let (year, month, dayOfMonth) = civil(day)
    var text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
    if rest != 0 { text += "T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2))" }
    if rest % 60 != 0 { text += ":\(padded(rest % 60, 2))" }
    return text
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  static func daysInMonth(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 in the Gregorian calendar, which is also used before its time.
  static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March have their leap day at the end.
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  /// The date of a day, the inverse of ``daysSinceEpoch(_:_:_:)`` from the year 1 on.
  static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    var year = 1970 + days / 366
    if days < 0 { year = 1970 + days / 365 - 1 }
    year = max(1, year)
    while daysSinceEpoch(year + 1, 1, 1) <= days { year += 1 }
    var month = 1
    while month < 12, daysSinceEpoch(year, month + 1, 1) <= days { month += 1 }
    return (year, month, days - daysSinceEpoch(year, month, 1) + 1)
  }
}

struct InstantError: Error {
  var mistake: InstantMistake
  init(_ mistake: InstantMistake) { self.mistake = mistake }
}

/// Takes a text apart from its beginning.
private struct DigitReader {
  private var rest: Substring

  init(_ text: String) { rest = Substring(text) }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number(_ digits: Int) -> Int? {
    let part = rest.prefix(digits)
    guard part.count == digits, part.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(part) else { return nil }
    rest.removeFirst(digits)
    return number
  }

  mutating func skip(_ letter: Character) -> Bool {
    guard rest.first == letter else { return false }
    rest.removeFirst()
    return true
  }

  /// `Z`, `+08:00`, `-0330` or nothing; in seconds.
  mutating func offset() throws(InstantError) -> Int? {
    if isAtEnd { return nil }
    if skip("Z") { return 0 }
    let sign: Int
    if skip("+") {
      sign = 1
    } else if skip("-") {
      sign = -1
    } else {
      throw InstantError(.form)
    }
    guard let hours = number(2) else { throw InstantError(.form) }
    _ = skip(":")
    guard let minutes = number(2), hours <= 18, minutes < 60 else { throw InstantError(.form) }
    return sign * (hours * 3600 + minutes * 60)
  }
}
