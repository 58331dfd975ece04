import FreshetCore

/// What is seen of one station after the warm-up.
struct QueueObservation {
  private let start: SimulationTime
  private let samplingGap: SimulationDuration?
  private var clock: SimulationTime
  private var nextSample: SimulationTime
  /// Seconds with 0, 1, 2 … people present.
  private var secondsWith: [Double] = []
  private(set) var samples: [Int] = []
  private var served = 0
  private var delayed = 0
  private var waitedSeconds = 0.0

  init(from start: SimulationTime, samplingGap: SimulationDuration?) {
    self.start = start
    self.samplingGap = samplingGap
    clock = start
    nextSample = samplingGap == nil ? .never : start
  }

  /// Notes how many have been present since the last call.
  mutating func advance(to time: SimulationTime, present: Int) {
    guard time > clock else { return }
    while secondsWith.count <= present { secondsWith.append(0) }
    secondsWith[present] += (time - clock).seconds
    clock = time
    while let samplingGap, nextSample < time {
      samples.append(present)
      nextSample = nextSample + samplingGap
    }
  }

  /// Notes that someone comes to be served who came at `arrival`.
  mutating func noteWaiting(from arrival: SimulationTime, until time: SimulationTime) {
    guard arrival >= start else { return }
    served += 1
    delayed += time > arrival ? 1 : 0
    waitedSeconds += (time - arrival).seconds
  }

  private var seconds: Double { secondsWith.reduce(0, +) }
  private func moment(_ weight: (Double) -> Double) -> Double {
    secondsWith.enumerated().reduce(0) { $0 + weight(Double($1.offset)) * $1.element } / seconds
  }

  /// The share of the time with exactly so many present.
  func probability(of present: Int) -> Double { present < secondsWith.count ? secondsWith[present] / seconds : 0 }
  var meanPresent: Double { moment { $0 } }
  /// The mean of n · (n − 1).
  var factorialMoment: Double { moment { $0 * ($0 - 1) } }
  /// The share of those who arrive who have to wait.
  var delayedShare: Double { Double(delayed) / Double(served) }
  /// Before service, over all who arrive, in seconds.
  var meanWaiting: Double { waitedSeconds / Double(served) }
}
