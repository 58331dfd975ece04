import FreshetCore
import FreshetModel

/// What a service has to keep at a time, in simulated requests.
struct ServiceNeed {
  /// The longest line in one arm or the other, each counted where they differ.
  private(set) var line: Double
  /// Whether the line is longest when the run ends: in more time it would have grown further.
  private let isGrowing: Bool
  /// The most that come in one window.
  private(set) var inWindow: Double
  /// What its servers have in hand at a time, whose answers are already on their way.
  private(set) var inService: Double

  private let service: Service
  /// The real people that a simulated one stands for.
  private var weight: Double
  /// How many lines there are: one where both arms have the same.
  private let lines: Double

  /// - Parameters:
  ///   - counts: What it has counted in one replication.
  ///   - scenario: What was simulated.
  ///   - layout: Of the same.
  init(_ counts: ServiceCounts, of scenario: Scenario, _ layout: ResultLayout) {
    let intervals = 0..<counts.intervals
    let lines = Arm.allCases.map { counts.line($0) }
    let areAlike = lines[0] == lines[1]
    let together = areAlike ? lines[0] : zip(lines[0], lines[1]).map(+)
    self.lines = areAlike ? 1 : 2
    service = scenario.services[counts.service]
    weight = layout.weight(of: service).factor
    line = Double(together.max() ?? 0)
    isGrowing = together.last.map { Double($0) > 0.9 * (Double(together.max() ?? 0)) } ?? false
    let length = scenario.reportInterval.seconds
    let arrived = intervals.map { interval in Arm.allCases.map { counts.sum($0, .arrived, interval: interval) }.max() ?? 0 }
    inWindow = Self.most(arrived, in: (scenario.lookahead?.seconds ?? length) / length)
    let busy = intervals.map { interval in Arm.allCases.map { counts.sum($0, .busy, interval: interval) }.max() ?? 0 }.max() ?? 0
    inService = Double(busy) / 1e6 / length
  }

  /// The most that come in a stretch of time.
  ///
  /// - Parameter intervals: Its length, in report intervals.
  private static func most(_ arrived: [Int], in intervals: Double) -> Double {
    guard intervals > 1 else { return Double(arrived.max() ?? 0) * intervals }
    let count = Int(min(intervals, Double(arrived.count)).rounded(.up))
    var sum = arrived.prefix(count).reduce(0, +)
    var most = sum
    for (new, old) in zip(arrived.dropFirst(count), arrived) {
      sum += new - old
      most = max(most, sum)
    }
    return Double(most)
  }

  /// For more people, and more time.
  func scaled(people: Double, time: Double) -> ServiceNeed {
    var need = self
    need.weight /= people
    need.line *= people * (isGrowing ? time : 1)
    // A line that grows ends where there is no more room.
    if let room = service.simulatedRoom(weight: need.weight) { need.line = min(need.line, lines * Double(room)) }
    need.inWindow *= people
    need.inService *= people
    return need
  }

  /// Bytes of the requests in line, and of the mail from and to those who ask.
  var memory: Double { line * Self.bytesInLine + (Self.windowsOfMail * inWindow + inService) * Self.bytesOfMail }

  /// A place in line with its ticket and its patience, in arrays that grow.
  private static let bytesInLine = 120.0
  /// Those that are served, those that are posted meanwhile, the answers, and the order in which all are read.
  private static let windowsOfMail = 3.5
  private static let bytesOfMail = 85.0
}
