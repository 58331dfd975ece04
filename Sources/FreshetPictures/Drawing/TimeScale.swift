package import Foundation

/// Instants, in hours since the start of a run, on a line of pixels; its ticks are round dates of the scenario's time zone.
package struct TimeScale: Sendable {
  package let numbers: NumberScale
  let calendar: RunCalendar

  package init(hours: ClosedRange<Double>, from: Double, to: Double, calendar: RunCalendar) {
    numbers = NumberScale(low: hours.lowerBound, high: hours.upperBound, from: from, to: to)
    self.calendar = calendar
  }

  package func callAsFunction(_ hour: Double) -> Double { numbers(hour) }

  package struct Tick: Sendable {
    package var hour: Double
    package var text: String
  }

  /// Round times, and what is written at them: of the day where the ticks are hours apart, the date otherwise, the year where it changes.
  ///
  /// - Parameter spacing: The least number of pixels between two.
  package func ticks(spacing: Double) -> [Tick] {
    let span = numbers.high - numbers.low
    let most = max(2, Int(abs(numbers.to - numbers.from) / spacing))
    let step = Step.all.first { span / $0.hours <= Double(most) } ?? Step.all[Step.all.count - 1]
    var years: Set<Int> = []
    return calendar.starts(of: step, in: numbers.low...numbers.high).map { hour in
      let year = calendar.year(hour)
      let isNew = years.insert(year).inserted && calendar.spansYears(numbers.low...numbers.high)
      return Tick(hour: hour, text: calendar.text(hour, of: step, withYear: isNew))
    }
  }

  /// How far ticks are apart.
  package enum Step: Sendable {
    case hours(Int), days(Int), months(Int), years(Int)

    static let all: [Step] = [
      .hours(1), .hours(3), .hours(6), .hours(12), .days(1), .days(2), .days(7), .days(14), .months(1), .months(3), .months(6), .years(1), .years(2),
      .years(5), .years(10), .years(50), .years(100),
    ]

    var hours: Double {
      switch self {
      case .hours(let count): Double(count)
      case .days(let count): Double(count) * 24
      case .months(let count): Double(count) * 730
      case .years(let count): Double(count) * 8766
      }
    }
  }
}

/// The calendar of a run: what date and hour its instants are.
package struct RunCalendar: Sendable {
  private let calendar: Calendar
  /// Seconds from 1970-01-01T00:00Z to the start of the run.
  private let start: Double

  /// - Parameters:
  ///   - start: Microseconds from 1970-01-01T00:00Z to the start of the run.
  ///   - timeZone: The scenario's.
  package init(start: Int64, timeZone: TimeZone) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    calendar.firstWeekday = 2
    self.calendar = calendar
    self.start = Double(start) / 1e6
  }

  private func date(_ hour: Double) -> Date { Date(timeIntervalSince1970: start + hour * 3600) }
  private func hour(_ date: Date) -> Double { (date.timeIntervalSince1970 - start) / 3600 }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  private static let longMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  private func parts(_ hour: Double) -> DateComponents { calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date(hour)) }

  func year(_ hour: Double) -> Int { calendar.component(.year, from: date(hour)) }
  func spansYears(_ hours: ClosedRange<Double>) -> Bool { year(hours.lowerBound) != year(hours.upperBound) }

  /// `10 Oct`, `18:00`, `Oct`, `2017`.
  func text(_ hour: Double, of step: TimeScale.Step, withYear: Bool) -> String {
    let parts = parts(hour)
    let month = Self.months[(parts.month ?? 1) - 1]
    let day = "\(parts.day ?? 1) \(month)" + (withYear ? " \(parts.year ?? 0)" : "")
    switch step {
    case .hours: return parts.hour == 0 && parts.minute == 0 ? day : clock(parts)
    case .days: return day
    case .months: return withYear || parts.month == 1 ? "\(month) \(parts.year ?? 0)" : month
    case .years: return "\(parts.year ?? 0)"
    }
  }

  private func clock(_ parts: DateComponents) -> String {
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return two(parts.hour) + ":" + two(parts.minute)
  }

  /// `17 Oct 18:00`; the time of day is left out at midnight where it is wanted so.
  package func short(_ hour: Double, omitsMidnight: Bool = false) -> String {
    let parts = parts(hour)
    let day = "\(parts.day ?? 1) \(Self.months[(parts.month ?? 1) - 1])"
    return omitsMidnight && parts.hour == 0 && parts.minute == 0 ? day : day + " " + clock(parts)
  }

  /// `10:00`.
  package func timeOfDay(_ hour: Double) -> String { clock(parts(hour)) }

  /// `17 October 2017, 18:00`, without the time at midnight.
  package func long(_ hour: Double) -> String {
    let parts = parts(hour)
    let day = "\(parts.day ?? 1) \(Self.longMonths[(parts.month ?? 1) - 1]) \(parts.year ?? 0)"
    return parts.hour == 0 && parts.minute == 0 ? day : day + ", " + clock(parts)
  }

  /// `2017-10-17`, with the time of day where one is wanted.
  package func iso(_ hour: Double, withTime: Bool) -> String {
    let parts = parts(hour)
    func padded(_ number: Int?, _ width: Int) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let day = "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    return withTime ? day + " " + clock(parts) : day
  }

  /// The start of each day in a range, the range's own start first.
  package func days(in hours: ClosedRange<Double>) -> [Double] {
    [hours.lowerBound] + starts(of: .days(1), in: hours).filter { $0 > hours.lowerBound }
  }

  /// When periods of the calendar begin: every so many hours of the day, days from the first Monday or the first day on, months, years.
  func starts(of step: TimeScale.Step, in hours: ClosedRange<Double>) -> [Double] {
    let first = date(hours.lowerBound)
    var begin = calendar.startOfDay(for: first)
    let component: Calendar.Component
    let count: Int
    switch step {
    case .hours(let hours): (component, count) = (.hour, hours)
    case .days(let days):
      (component, count) = (.day, days)
      if days > 1, begin < first { begin = calendar.date(byAdding: .day, value: 1, to: begin) ?? begin }
    case .months(let months):
      (component, count) = (.month, months)
      let parts = calendar.dateComponents([.year, .month], from: first)
      let month = ((parts.month ?? 1) - 1) / months * months + 1
      begin = calendar.date(from: DateComponents(year: parts.year, month: month)) ?? begin
    case .years(let years):
      (component, count) = (.year, years)
      begin = calendar.date(from: DateComponents(year: year(hours.lowerBound) / years * years)) ?? begin
    }
    var result: [Double] = []
    for index in 0..<2000 {
      guard let next = calendar.date(byAdding: component, value: index * count, to: begin) else { break }
      let hour = hour(next)
      if hour > hours.upperBound + 1e-9 { break }
      if hour >= hours.lowerBound - 1e-9 { result.append(hour) }
    }
    return result
  }
}
