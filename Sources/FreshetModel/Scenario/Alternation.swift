public import FreshetCore
public import FreshetRandom

/// A restriction that goes on and off by chance: an alternating renewal process, of which each replication draws one course.
public struct Alternation: Sendable {
  /// The law of an on-time.
  public var on: Distribution
  /// The law of the time between two on-times; absent where there is one on-time alone.
  public var off: Distribution?
  /// When it begins, with a whole on-time; absent where it is in equilibrium when the run starts.
  public var from: SimulationTime?
  /// When it ends for good.
  public var until: SimulationTime
  /// Before this instant it is not in force, though its on-time may have begun.
  public var notBefore = SimulationTime.start

  public init(on: Distribution, off: Distribution?, from: SimulationTime? = nil, until: SimulationTime = .never) {
    self.on = on
    self.off = off
    self.from = from
    self.until = until
  }

  /// The part of the time for which it is on in equilibrium.
  public var availability: Double { off.map { on.mean / (on.mean + $0.mean) } ?? 0 }

  /// Draws the on-times of one course, all that begin before the end of the run.
  ///
  /// - Parameters:
  ///   - end: The end of the run.
  ///   - key: The name of the restriction's course.
  ///   - stream: Of the replication.
  func draw(before end: SimulationTime, key: ProcessKey, from stream: borrowing RandomStream) -> [OnTime] {
    var onTimes: [OnTime] = []
    var time = from ?? .start
    stream.select(user: Self.nobody, process: key, occurrence: 0)
    var isOn = from != nil || stream.uniform() < availability
    var isRest = from == nil
    var occurrence: UInt64 = 0
    while time < min(end, until) {
      guard let law = isOn ? on : off else { break }
      let stay = isRest ? law.sampleForwardRecurrence(from: stream) : law.sample(from: stream)
      let change = time + SimulationDuration(seconds: stay)
      let onTime = OnTime(from: max(time, notBefore), until: min(change, until))
      if isOn, onTime.from < onTime.until { Self.append(onTime, to: &onTimes) }
      time = change
      isOn.toggle()
      isRest = false
      occurrence += 1
      stream.select(user: Self.nobody, process: key, occurrence: occurrence)
    }
    return onTimes
  }

  /// Off-times of no length make one on-time of two.
  private static func append(_ onTime: OnTime, to onTimes: inout [OnTime]) {
    if let last = onTimes.last, last.until == onTime.from {
      onTimes[onTimes.count - 1].until = onTime.until
    } else {
      onTimes.append(onTime)
    }
  }

  /// The number of no person: the course of a restriction is drawn for all.
  private static let nobody: UInt64 = 1 << 40 - 1

  /// Describes `alternating`.
  public static let reference = EntryReference(
    name: "alternating",
    meaning:
      "The restriction goes on and off by chance, alike for everybody; each replication draws its own course. With `from` it begins "
      + "then, with a whole on-time. Without, it has always gone on and off when the run starts. Deferred attempts wait for the end of the "
      + "on-time. Such a restriction has no row in `surge.csv`.",
    keys: [
      .required("on", .one(Distribution.registry), "The law of an on-time."),
      .required("off", .one(Distribution.registry), "The law of the time between two on-times."),
    ],
    example: "{on: {exponential: {mean: 4 h}}, off: {gamma: {mean: 1 d, shape: 2}}}")
}

extension Scenario {
  /// The scenario as one replication meets it: what alternates has its on-times.
  package func drawn(replication: Int) -> Scenario {
    var scenario = self
    let stream = RandomStream(seed: seed, replication: replication)
    for index in restrictions.indices {
      guard let alternation = restrictions[index].schedule.alternation else { continue }
      scenario.restrictions[index].schedule.onTimes = alternation.draw(
        before: end, key: DecisionKeys.alternation(of: restrictions[index].name), from: stream)
    }
    return scenario
  }
}
