public import Foundation
public import FreshetCore

/// Translates simulated time into the scenario's local time.
public struct RunClock: Sendable {
  /// Microseconds from 1970-01-01T00:00Z to the start of the run.
  public let start: Int64
  public let timeZone: TimeZone

  public init(start: Int64, timeZone: TimeZone) {
    self.start = start
    self.timeZone = timeZone
  }

  /// The instant in ISO 8601 with the zone's offset at that instant, `2017-10-17T18:00:00+08:00`.
  ///
  /// Parts of a second are written where there are any. An offset that is no whole number of minutes (local mean time, before
  /// zones) is cut to one, and the local time with it, so that the instant stays right.
  public func text(_ time: SimulationTime) -> String {
    Self.text(microseconds: start &+ time.microseconds, timeZone: timeZone)
  }

  /// As ``text(_:)``, of microseconds since 1970-01-01T00:00Z.
  public static func text(microseconds: Int64, timeZone: TimeZone) -> String {
    let offset = offset(microseconds: microseconds, timeZone: timeZone)
    return local(microseconds: microseconds, offset: offset, separator: "T")
      + (offset < 0 ? "-" : "+") + padded(abs(offset) / 60, 2) + ":" + padded(abs(offset) % 60, 2)
  }

  /// The instant as date and time of day without an offset, `2017-10-17 18:00:00`.
  public func localText(_ time: SimulationTime) -> String {
    let microseconds = start &+ time.microseconds
    return Self.local(
      microseconds: microseconds, offset: Self.offset(microseconds: microseconds, timeZone: timeZone), separator: " ")
  }

  /// The instant for people, to the second and with the day of the week, `Tue 2017-10-17 18:00:00`.
  public func dayText(_ time: SimulationTime) -> String {
    let microseconds = start &+ time.microseconds
    let offset = Self.offset(microseconds: microseconds, timeZone: timeZone)
    let second = microseconds.quotientAndRemainder(roundedDownBy: 1_000_000).0
    // 1970-01-01 was a Thursday.
    let day = (second + offset * 60).quotientAndRemainder(roundedDownBy: 86_400).0 + 3
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return names[Int(day.quotientAndRemainder(roundedDownBy: 7).1)] + " "
      + Self.local(microseconds: second * 1_000_000, offset: offset, separator: " ")
  }

  /// The zone's offset at an instant in whole minutes.
  private static func offset(microseconds: Int64, timeZone: TimeZone) -> Int64 {
    let second = microseconds.quotientAndRemainder(roundedDownBy: 1_000_000).0
    return Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))) / 60)
  }

  private static func local(microseconds: Int64, offset: Int64, separator: String) -> String {
    let (second, fraction) = microseconds.quotientAndRemainder(roundedDownBy: 1_000_000)
    let (day, inDay) = (second + offset * 60).quotientAndRemainder(roundedDownBy: 86_400)
    let date = civilDate(daysSince1970: day)
    var text = padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
    text += separator + padded(inDay / 3600, 2) + ":" + padded(inDay / 60 % 60, 2) + ":" + padded(inDay % 60, 2)
    if fraction > 0 {
      var digits = padded(fraction, 6)
      while digits.hasSuffix("0") { digits.removeLast() }
      text += "." + digits
    }
    return text
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The date in the Gregorian calendar.
  ///
  /// - Source: Hinnant, chrono-compatible low-level date algorithms, 2013 (`civil_from_days`).
  private static func civilDate(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = (daysSince1970 + 719_468).quotientAndRemainder(roundedDownBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension Int64 {
  /// Division towards −∞, so that the remainder is never negative.
  fileprivate func quotientAndRemainder(roundedDownBy divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
