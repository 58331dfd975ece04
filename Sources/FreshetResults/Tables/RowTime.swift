public import FreshetCore

/// An instant as a table shows it, in three forms.
public struct RowTime: Sendable, Equatable {
  /// ISO 8601 with the zone's offset.
  public let text: String
  /// Date and time of day without an offset, as spreadsheets, R and gnuplot read it.
  let local: String
  /// Hours since the start of the run.
  let elapsedHours: String

  public init(_ time: SimulationTime, _ clock: RunClock) {
    text = clock.text(time)
    local = clock.localText(time)
    elapsedHours = (time - .start).decimalHours
  }

  /// No time yet.
  public init() { (text, local, elapsedHours) = ("", "", "") }

  /// The columns that stand last in every table with a time.
  static func columns<Row>(_ time: @escaping @Sendable (Row) -> RowTime) -> [Column<Row>] {
    [
      .text("local_time", unit: "local time", "`time` without the offset; an hour comes twice where summer time ends.") { time($0).local },
      Column("elapsed_h", unit: "hours", "From the start of the run to `time`.") { .decimal(time($0).elapsedHours) },
    ]
  }
}

extension SimulationDuration {
  /// Hours, exact to the microsecond, always with a point.
  fileprivate var decimalHours: String {
    let (hours, rest) = microseconds.quotientAndRemainder(dividingBy: 3_600_000_000)
    // Ten digits behind the point: an hour has 3.6 · 10⁹ microseconds.
    var digits = String((rest * 25 + 4) / 9)
    digits = String(repeating: "0", count: 10 - digits.count) + digits
    while digits.hasSuffix("0") && digits.count > 1 { digits.removeLast() }
    return "\(hours).\(digits)"
  }
}
