public import FreshetModel

/// A row of a trace: what happens to one person in one arm, or a decision of theirs.
public struct TraceRow: Sendable, Equatable {
  let time: RowTime
  let arm: String
  let platform: String
  let cohort: String
  let action: String
  let event: String
  var restriction = ""
  var draw: Double?
  var options = ""
  var choice = ""
  var hours: Double?
  var number: Int?
  var until = ""
  var reach: Int?

  public init(_ event: LifeEvent, in arm: Arm, _ names: TraceNames, _ clock: RunClock) {
    time = RowTime(event.time, clock)
    self.arm = arm.rawValue
    (platform, cohort, action) = (names.platform(of: event), names.cohort(of: event), names.action(of: event) ?? "")
    switch event.content {
    case .happens(let happening, let cause):
      self.event = happening.name
      restriction = cause.map { names.restriction($0) } ?? ""
    case .waits(let moment):
      self.event = "waits"
      until = moment == .never ? "" : clock.text(moment)
    case .reaches(let subscribers):
      self.event = "reach"
      reach = subscribers
    case .decides(let decision):
      self.event = decision.kind.rawValue
      restriction = names.restriction(decision.restriction)
      draw = decision.draw
      options = decision.optionText
      choice = decision.choice ?? ""
      hours = decision.seconds.map { $0 / 3600 }
      number = decision.count?.number
    }
  }

  /// The rows of some events, those that happen in both arms twice.
  public static func rows(_ events: [LifeEvent], _ names: TraceNames, _ clock: RunClock) -> [TraceRow] {
    events.flatMap { event in
      Arm.allCases.filter { event.arms.contains(Arms($0)) }.map { TraceRow(event, in: $0, names, clock) }
    }
  }
}

/// The names of what the events of a trace are about.
public struct TraceNames: Sendable {
  private let scenario: Scenario
  private let layout: ResultLayout

  public init(_ simulation: Simulation) { (scenario, layout) = (simulation.scenario, simulation.layout) }

  public func platform(of event: LifeEvent) -> String { scenario.platforms[layout.cohorts[event.cohort].platform].name }

  public func cohort(of event: LifeEvent) -> String { layout.cohorts[event.cohort].name }

  /// The action; that of a new account is `register`. Absent where it is about the account.
  public func action(of event: LifeEvent) -> String? {
    if case .happens(.registered, _) = event.content { return Action.register }
    return event.flow.map { layout.flows[$0].action }
  }

  public func restriction(_ index: Int) -> String { scenario.nameOfCause(index) }
}

extension Decision {
  /// What the draw decides among, `defer 50 %, abandon 50 %`.
  public var optionText: String {
    options.map { option in
      let percent = (option.share * 100).sixDigits ?? ""
      return "\(option.name) \(percent.hasSuffix(".0") ? String(percent.dropLast(2)) : percent) %"
    }.joined(separator: ", ")
  }
}
