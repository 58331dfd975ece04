public import FreshetCore

/// The hours and minutes of the clock that a run goes through, whatever its report interval: what a surge is measured on.
///
/// The first hour is that in which the run starts, and minutes count from its beginning. Where a zone changes its offset by less
/// than an hour during the run, the hours stay those of its start.
public struct ClockGrid: Sendable, Equatable, BitwiseCopyable {
  public static let minutesPerHour = 60
  /// How far the run's start lies inside its first hour.
  private let startInHour: SimulationDuration
  private let minutes: TimeGrid
  /// The number of hours that the run touches.
  public let hours: Int
  /// The first hour of those that the run covers from beginning to end, and the one after the last.
  private let firstWhole: Int
  private let pastWhole: Int
  /// The first hour of those whose minutes are counted, and the one after the last.
  private let firstDetailed: Int
  private let pastDetailed: Int
  /// When the first of them begins, and the last one ends.
  private let detailedFrom: SimulationTime
  private let detailedUntil: SimulationTime
  /// The number of report intervals in an hour; absent where some interval lies in two hours.
  let intervalsPerHour: Int?
  /// The number of report intervals by which the first hour begins before the run.
  private let intervalsBefore: Int

  /// - Parameters:
  ///   - localTime: Says where the hours of the clock begin.
  ///   - end: Of the run, after its start.
  ///   - lifts: Inside the run; minutes are counted from the first lift until a week after the last one.
  init(_ localTime: LocalTime, end: SimulationTime, reportInterval: SimulationDuration, lifts: [SimulationTime]) {
    let hour = SimulationDuration.hours(1).microseconds
    let cellsOfFirstHour = localTime.hourOfWeek.firstIndex { $0 != localTime.hourOfWeek.first } ?? 0
    let rest = Int64(cellsOfFirstHour) * localTime.cell.microseconds - localTime.startInCell.microseconds
    let startInHour = (hour - rest % hour) % hour
    self.startInHour = SimulationDuration(microseconds: startInHour)
    minutes = TimeGrid(length: .minutes(1))
    hours = Int((end.microseconds + startInHour + hour - 1) / hour)
    firstWhole = startInHour > 0 ? 1 : 0
    pastWhole = Int((end.microseconds + startInHour) / hour)
    let hourOf = { (lift: SimulationTime) in Int((lift.microseconds + startInHour) / hour) }
    firstDetailed = lifts.min().map(hourOf) ?? 0
    pastDetailed = min(hours, lifts.max().map { hourOf($0) + Self.detailedHours } ?? 0)
    detailedFrom = SimulationTime(microseconds: Int64(firstDetailed) * hour - startInHour)
    detailedUntil = SimulationTime(microseconds: Int64(pastDetailed) * hour - startInHour)
    let interval = reportInterval.microseconds
    intervalsPerHour = hour % interval == 0 && startInHour % interval == 0 ? Int(hour / interval) : nil
    intervalsBefore = Int(startInHour / interval)
  }

  /// How many hours from that of a lift on are counted by the minute: a week.
  private static let detailedHours = 168

  /// The hours that the run covers from beginning to end.
  public var wholeHours: Range<Int> { firstWhole..<max(firstWhole, pastWhole) }
  /// The hours whose minutes are counted.
  var detailedHours: Range<Int> { firstDetailed..<max(firstDetailed, pastDetailed) }

  /// Whether an instant lies in one of them.
  @inline(__always)
  func isDetailed(_ time: SimulationTime) -> Bool { detailedFrom <= time && time < detailedUntil }

  /// Whether every hour is made of whole report intervals: then nothing is counted by the hour.
  @inline(__always)
  var isMadeOfIntervals: Bool { intervalsPerHour != nil }

  /// The report intervals that are the same part of their hours, where hours are made of whole intervals.
  ///
  /// - Parameters:
  ///   - part: From 0; of every ``intervalsPerHour`` intervals one is it.
  ///   - intervals: How many the run has.
  /// - Returns: The first of them, and the hours that have one.
  func intervals(ofPart part: Int, of intervals: Int) -> (first: Int, hours: Range<Int>) {
    guard let perHour = intervalsPerHour else { return (0, 0..<0) }
    // The run may cut its first hour and its last one.
    let first = part < intervalsBefore ? 1 : 0
    let past = (intervals + intervalsBefore - part + perHour - 1) / perHour
    return (first * perHour - intervalsBefore + part, first..<max(first, past))
  }

  /// The whole hours from that of a lift on; its minutes before the lift are among them.
  public func hours(from lift: SimulationTime) -> Range<Int> {
    hour(of: lift)..<max(hour(of: lift), pastWhole)
  }

  /// The whole hours from that of a lift on whose minutes are counted, for a week.
  public func detailedHours(from lift: SimulationTime) -> Range<Int> {
    let hours = hours(from: lift)
    return hours.prefix(Self.detailedHours)
  }

  /// The instant at which an hour begins; before the start of the run for one that the start cuts.
  public func start(ofHour hour: Int) -> SimulationTime {
    SimulationTime(microseconds: SimulationDuration.hours(Int64(hour)).microseconds - startInHour.microseconds)
  }

  public func hour(of time: SimulationTime) -> Int { minute(of: time) / Self.minutesPerHour }

  /// The minute that an instant of the run lies in, counted from the beginning of the first hour.
  @inline(__always)
  func minute(of time: SimulationTime) -> Int {
    minutes.index(of: SimulationTime(microseconds: time.microseconds &+ startInHour.microseconds))
  }
}
