import FreshetCore
import FreshetModel
import FreshetResults

/// The life of one person as people read it: both arms side by side, and below what happens the decisions behind it.
struct TraceReport {
  private let names: TraceNames
  private let clock: RunClock
  /// The cohort of the person.
  private let home: Int

  init(_ names: TraceNames, _ clock: RunClock, home: Int) {
    self.names = names
    self.clock = clock
    self.home = home
  }

  /// The table of some events, in their order.
  func table(_ events: [LifeEvent]) -> String {
    let steps = steps(of: events)
    guard !steps.isEmpty else { return "Nothing happens.\n" }
    let head = ["time", "action", "baseline", "restricted"]
    let rows = steps.map { [clock.dayText($0.time), $0.action] + Arm.allCases.map($0.cell) }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    func line(_ row: [String]) -> String {
      var line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }
    let tellsArm = events.contains { $0.isDecision && $0.arms.contains(.baseline) }
    return line(head)
      + zip(steps, rows).map { step, row in
        line(row) + lines(of: step, tellsArm: tellsArm).map { "\(Self.indentation)\($0)\n" }.joined()
      }.joined()
  }

  private static let indentation = "    "

  // MARK: Steps

  /// What happens at one time to one thing that the person does.
  private struct Step {
    let time: SimulationTime
    let action: String
    var events: [LifeEvent] = []

    /// What happens in one arm. That a wish comes and is tried is understood.
    func cell(_ arm: Arm) -> String {
      let words = events.filter { $0.arms.contains(Arms(arm)) }.compactMap { event -> String? in
        switch event.content {
        case .happens(.counted(.wishes), _), .happens(.counted(.attempts), _), .decides, .waits: nil
        case .happens(let happening, _): happening.name
        case .reaches(let subscribers): "reach \(HumanText.count(Double(subscribers)))"
        }
      }
      return words.joined(separator: ", ")
    }
  }

  private func steps(of events: [LifeEvent]) -> [Step] {
    var steps: [Step] = []
    for event in events {
      let action = (event.cohort == home ? "" : "\(names.platform(of: event))/\(names.cohort(of: event)) ") + (names.action(of: event) ?? "account")
      let place = steps.lastIndex { $0.time != event.time || $0.action == action }.flatMap { steps[$0].time == event.time ? $0 : nil }
      if place == nil { steps.append(Step(time: event.time, action: action)) }
      steps[place ?? steps.count - 1].events.append(event)
    }
    return steps
  }

  // MARK: Decisions

  /// The decisions of a step, a line for each with what follows from it.
  private func lines(of step: Step, tellsArm: Bool) -> [String] {
    var lines: [String] = []
    var restriction: Int?
    for arm in Arm.allCases {
      restriction = nil
      for event in step.events where event.isDecision && event.arms.contains(Arms(arm)) {
        let (text, begins) = words(of: event, within: &restriction)
        if begins || lines.isEmpty {
          lines.append((tellsArm ? "\(arm.rawValue): " : "") + text)
        } else {
          lines[lines.count - 1] += "; " + text
        }
      }
    }
    return lines
  }

  /// - Parameter named: The restriction that was named last.
  /// - Returns: The words for a decision, and whether a new line begins with them.
  private func words(of event: LifeEvent, within named: inout Int?) -> (text: String, begins: Bool) {
    guard case .decides(let decision) = event.content else {
      guard case .waits(let moment) = event.content else { return ("", false) }
      return (moment == .never ? "waits for a lift or an answer of which nothing is known yet" : "waits until \(clock.dayText(moment))", false)
    }
    switch decision.kind {
    case .retry:
      let count = decision.count.map { "retry \($0.number) of \($0.atMost)" } ?? "retry"
      return (count + (decision.choice == "again" ? "" : " -> \(decision.choice ?? "")"), false)
    case .service: return ("service (\(names.restriction(decision.restriction))): \(decision.choice ?? "")", true)
    case .notice, .delay, .returns: return ("\(decision.kind.rawValue) \(HumanText.seconds(decision.seconds ?? 0))", false)
    case .verdict, .friction, .belief, .awareness, .learning, .reaction, .fallback, .adoption, .move, .anticipation:
      let about = decision.restriction == named ? "" : " (\(names.restriction(decision.restriction)))"
      named = decision.restriction
      let draw = decision.draw.map { "\(HumanText.decimal($0, 4)) of \(decision.optionText) -> " } ?? ""
      return ("\(decision.kind.rawValue)\(about): \(draw)\(decision.choice ?? "")", true)
    }
  }
}

extension LifeEvent {
  fileprivate var isDecision: Bool {
    switch content {
    case .happens, .reaches: false
    case .decides, .waits: true
    }
  }
}
