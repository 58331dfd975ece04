public import FreshetCore

/// The scenario's local time, as far as daily and weekly rhythms need it: the hour of the week of each stretch of the run.
///
/// The run is cut into cells of equal length, all of one local hour each. Cells are hours where the zone's offset and the run's
/// start allow it and quarters of an hour elsewhere, since every zone's offset is a multiple of 15 minutes.
public struct LocalTime: Sendable {
  /// The length of a cell.
  public var cell: SimulationDuration
  /// How far the run's start lies inside the first cell.
  public var startInCell: SimulationDuration
  /// The hour of the week of each cell, 0 for Monday 00:00–01:00 to 167, up to the end of the run.
  public var hourOfWeek: [UInt8]

  public init(cell: SimulationDuration, startInCell: SimulationDuration, hourOfWeek: [UInt8]) {
    self.cell = cell
    self.startInCell = startInCell
    self.hourOfWeek = hourOfWeek
  }

  /// How many quarters of an hour a cell has: 4 or 1.
  public var quartersOfCell: Int { max(1, Int(cell.microseconds / SimulationDuration.minutes(15).microseconds)) }

  /// When the days of the calendar start that the run touches, the first one with the run.
  ///
  /// - Complexity: O(cells).
  public var dayStarts: [SimulationTime] {
    var starts = [SimulationTime.start]
    for index in hourOfWeek.indices.dropFirst() where hourOfWeek[index] / 24 != hourOfWeek[index - 1] / 24 {
      starts.append(SimulationTime(microseconds: Int64(index) * cell.microseconds - startInCell.microseconds))
    }
    return starts
  }

  /// The hour of the day, 0 to 23, at an instant of the run.
  public func hourOfDay(at time: SimulationTime) -> Int {
    Int(hourOfWeek[Int((time.microseconds + startInCell.microseconds) / cell.microseconds)]) % 24
  }
}
