import FreshetCore
import FreshetModel
import Foundation

extension LocalTime {
  /// The local time of a run.
  ///
  /// - Parameters:
  ///   - start: Of the run, in microseconds since 1970-01-01T00:00Z.
  ///   - end: Of the run.
  /// - Complexity: O(length of the run).
  init(zone: TimeZone, start: Int64, end: Int64) {
    let offsets = ZoneOffsets(zone: zone, from: start, until: end)
    let hour: Int64 = 3_600_000_000
    let first = offsets.stretches[0].offset
    // Hours of local time are hours of the run where all offsets differ by whole hours.
    let cell = offsets.stretches.allSatisfy { ($0.offset - first) % hour == 0 && ($0.from + first) % hour == 0 } ? hour : hour / 4
    let startInCell = remainder(start + first, cell)
    var hours: [UInt8] = []
    hours.reserveCapacity(Int((end - start + startInCell + cell - 1) / cell))
    var stretch = 0
    var time = start - startInCell
    while time < end {
      while stretch + 1 < offsets.stretches.count, offsets.stretches[stretch + 1].from <= time { stretch += 1 }
      // 1970-01-01 was a Thursday.
      let local = time + offsets.stretches[stretch].offset + 3 * 24 * hour
      hours.append(UInt8(remainder(local, 168 * hour) / hour))
      time += cell
    }
    self.init(
      cell: SimulationDuration(microseconds: cell), startInCell: SimulationDuration(microseconds: startInCell), hourOfWeek: hours)
  }
}

/// The remainder that is never negative.
private func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
  let rest = value % divisor
  return rest < 0 ? rest + divisor : rest
}

/// The offsets of a time zone from UTC during a run, in microseconds.
private struct ZoneOffsets {
  /// Each holds from its beginning to that of the next one; the first begins before the run.
  var stretches: [(from: Int64, offset: Int64)]

  init(zone: TimeZone, from start: Int64, until end: Int64) {
    func offset(_ seconds: Int64) -> Int64 {
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) * 1_000_000
    }
    let day: Int64 = 86_400
    var seconds = start / 1_000_000 - day
    // Beginning on a whole day of the first offset keeps the first stretch aligned with its hours.
    seconds -= remainder(seconds + offset(seconds) / 1_000_000, day)
    stretches = [(seconds * 1_000_000, offset(seconds))]
    // Clocks are changed days apart, so a change shows between two days, and halving finds its second.
    while seconds < end / 1_000_000 {
      let last = stretches[stretches.count - 1].offset
      if offset(seconds + day) != last {
        var low = seconds
        var high = seconds + day
        while high - low > 1 {
          let middle = (low + high) / 2
          if offset(middle) == last { low = middle } else { high = middle }
        }
        stretches.append((high * 1_000_000, offset(high)))
      }
      seconds += day
    }
  }
}
