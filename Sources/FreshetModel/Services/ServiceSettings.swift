import FreshetCore
import FreshetRandom

/// A service as a run simulates it: for the sample of the people who come.
///
/// Of c servers there are as many as the sample's part, at least one, and each takes as much longer that together they do the same for
/// their part of the people; the room is scaled, and patience is not. So what a simulated person feels is what a real one would, but for
/// chance: waits at usual load are too long by at most weight / (capacity − load), and those after a surge of N people have a relative
/// standard deviation of about 2 √(weight / N).
struct ServiceSettings: Sendable {
  var servers: Int
  /// What counts requests in place of servers; absent where there are any.
  var bucket: TokenBucket?
  /// Simulated requests; absent: all.
  var room: Int?
  /// What draws of the law, in seconds, are to be multiplied by; where there is none, the time itself.
  var factor: Double

  /// - Parameter weight: The real people that a simulated one stands for.
  init(_ service: Service, weight: Double) {
    switch service.capacity {
    case .servers(let count, _):
      servers = max(1, Int((Double(count) / weight).rounded()))
      factor = Double(servers) * weight / Double(count)
    case .rate(let rate, let shape):
      servers = 1
      factor = weight / rate / (shape?.mean ?? 1)
    case .limit(let rate, let burst):
      servers = 1
      factor = 0
      bucket = TokenBucket(rate: rate / weight, burst: burst / weight)
    }
    room = service.simulatedRoom(weight: weight)
  }
}

extension Service {
  /// How many simulated requests may wait; `nil` for all.
  ///
  /// - Parameter weight: The real people that a simulated one stands for.
  public func simulatedRoom(weight: Double) -> Int? {
    room.map { $0 == 0 ? 0 : max(1, Int(min($0 / weight, 1e15).rounded())) }
  }
}

extension Service.Capacity {
  /// The law that a time is drawn from; absent where all are the same.
  var law: Distribution? {
    switch self {
    case .servers(_, let time): time
    case .rate(_, let shape): shape
    case .limit: nil
    }
  }
}

extension Service.Hours {
  /// The stretches of a run in which servers work.
  ///
  /// - Complexity: O(cells).
  func opening(_ localTime: LocalTime) -> OpeningHours {
    var stretches: [OnTime] = []
    for (cell, hour) in localTime.hourOfWeek.enumerated() where include(hourOfWeek: Int(hour)) {
      let from = SimulationTime(microseconds: Int64(cell) * localTime.cell.microseconds - localTime.startInCell.microseconds)
      let until = from + localTime.cell
      if let last = stretches.last, last.until == from {
        stretches[stretches.count - 1].until = until
      } else {
        stretches.append(OnTime(from: from, until: until))
      }
    }
    return OpeningHours(stretches)
  }
}
