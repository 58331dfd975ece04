import FreshetCore

/// What a life tells an observer who wants to know all of it: where each thing happens or is decided, by a line there.
///
/// Where nobody observes, nothing of it is left in the program.
extension Life {
  /// Tells of something that is counted of a process.
  @inline(__always)
  func tell(_ process: Int, _ arms: Arms, _ counter: FlowCounter, at time: SimulationTime, by gate: Int?) {
    guard Observer.isActive else { return }
    tools.tell(
      (person.number, role), process: process, arms, time, .happens(.counted(counter), restriction: gate.map { role.gates[$0].restriction }))
  }

  /// Tells of a decision at a gate.
  @inline(__always)
  func tell(_ gate: Int, _ time: SimulationTime, _ step: @autoclosure () -> Step) {
    guard Observer.isActive, Observer.seesDecisions else { return }
    tools.tell((person.number, role), gate: gate, time, step())
  }

  /// Tells that something waits at a door.
  @inline(__always)
  func tellWaiting(_ door: Int, at time: SimulationTime, until moment: SimulationTime) {
    guard Observer.isActive, Observer.seesDecisions else { return }
    tools.tell((person.number, role), process: role.doors[door].process, Arms(role.doors[door].arm), time, .waits(until: moment))
  }

  /// Tells what becomes of an attempt at a service; a limit has no line, and what it lets through goes on at once.
  @inline(__always)
  func tell(service: Int, _ process: Int, _ arms: Arms, _ choice: @autoclosure () -> String, at time: SimulationTime) {
    guard Observer.isActive, Observer.seesDecisions, role.services[service].factor > 0 else { return }
    guard let cause = role.services[service].cause.restriction else { return }
    tools.tell((person.number, role), process: process, arms, time, .decides(Decision(.service, cause, choice: choice())))
  }

  /// Tells of a wish that an announcement has moved or made, when its moment has come.
  @inline(__always)
  func tellAnticipated(_ door: Int, _ attempt: Attempt) {
    guard Observer.isActive, attempt.kind == .hurried || attempt.kind == .extra else { return }
    tools.tell(
      (person.number, role), process: role.doors[door].process, Arms(role.doors[door].arm), attempt.time,
      .happens(attempt.kind == .hurried ? .hurried : .extra, restriction: nil))
  }

  /// Tells that an account is opened, or that its holder stops or begins to use it.
  ///
  /// - Parameter restriction: The restriction that it is due to, as a position in the scenario.
  @inline(__always)
  func tell(account: Int, _ arms: Arms, _ happening: Happening, at time: SimulationTime, by restriction: Int? = nil) {
    guard Observer.isActive, !arms.isEmpty else { return }
    tools.tell(
      PersonIdentity(person.number, of: role),
      LifeEvent(
        time: time, arms: arms, cohort: role.accounts[account].cohort, flow: nil, content: .happens(happening, restriction: restriction)))
  }
}

extension Passing {
  /// Tells that a wish comes true that nothing could stop.
  @inline(__always)
  func tell(_ person: UInt64, _ process: Int, _ role: Role, _ tools: Tools<Observer>, at time: SimulationTime) {
    guard Observer.isActive else { return }
    for counter in [FlowCounter.wishes, .unable] {
      tools.tell((person, role), process: process, circumstances.lacking, time, .happens(.counted(counter), restriction: nil))
    }
    for counter in [FlowCounter.wishes, .attempts, .completed] {
      tools.tell((person, role), process: process, arms, time, .happens(.counted(counter), restriction: nil))
    }
  }
}

extension Tools {
  /// Tells whom a completed broadcast reaches.
  @inline(__always)
  func tellReach(_ subscribers: Int, _ who: (number: UInt64, role: Role), _ process: Int, _ arms: Arms, at time: SimulationTime) {
    guard Observer.isActive, Observer.seesDecisions else { return }
    tell(who, process: process, arms, time, .reaches(subscribers))
  }

  @inline(never)
  fileprivate func tell(
    _ who: (number: UInt64, role: Role), process: Int, _ arms: Arms, _ time: SimulationTime, _ content: LifeEvent.Content
  ) {
    guard !arms.isEmpty else { return }
    let its = who.role.processes[process]
    tell(
      PersonIdentity(who.number, of: who.role),
      LifeEvent(time: time, arms: arms, cohort: who.role.accounts[its.account].cohort, flow: its.flow, content: content))
  }

  @inline(never)
  fileprivate func tell(_ who: (number: UInt64, role: Role), gate: Int, _ time: SimulationTime, _ step: Step) {
    guard observer.watches(PersonIdentity(who.number, of: who.role)), let content = who.role.content(of: step, at: gate),
      let door = who.role.doors.first(where: { $0.gates.contains(gate) })
    else { return }
    tell(who, process: door.process, Arms(door.arm), time, content)
  }

  fileprivate func tell(_ person: PersonIdentity, _ event: LifeEvent) {
    if observer.watches(person) { observer.see(event, of: person) }
  }
}

/// What is decided at a gate, as the code knows it that decides.
enum Step {
  /// - Parameter draw: Of no meaning where the share leaves nothing to chance.
  case verdict(share: Double, draw: Double)
  /// - Parameter draw: Of no meaning where the share leaves nothing to chance.
  case friction(dropOut: Double, draw: Double)
  case belief(isHeld: Bool)
  case awareness(draw: Double)
  case learning(draw: Double)
  /// - Parameter draw: Absent where the person goes on with what they do.
  case reaction(draw: Double?, choice: Int?)
  case retry(number: Int, atMost: Int)
  case fallback(choice: Int)
  case adoption(draw: Double, share: Double)
  case move(draw: Double, share: Double)
  case returns(seconds: Double)
  case notice(from: SimulationTime, until: SimulationTime)
  case delay(seconds: Double)
  case anticipation(mood: Double, isInTheWay: Bool)
  case waits(until: SimulationTime)
}

extension Role {
  /// A step in words, with what the draw was held against; `nil` where there was nothing to decide.
  func content(of step: Step, at gate: Int) -> LifeEvent.Content? {
    if case .waits(let moment) = step { return .waits(until: moment) }
    return decision(step, at: gates[gate]).map { .decides($0) }
  }

  private func decision(_ step: Step, at gate: Gate) -> Decision? {
    typealias Option = Decision.Option
    let (knowledge, its) = (gate.knowledge, gate.restriction)
    switch step {
    case .verdict(let share, let draw):
      return Decision(.verdict, its, draw: draw, among: [Option(name: "stop", share: share)], else: "pass")
    case .friction(let dropOut, let draw):
      return Decision(.friction, its, draw: draw, among: [Option(name: "drop out", share: dropOut)], else: "go on")
    case .belief(let isHeld):
      var decision = Decision(.belief, its)
      decision.choice = isHeld ? "held" : "over"
      return decision
    case .awareness(let draw):
      let reach = knowledge.announcement?.reach ?? 1
      return Decision(.awareness, its, draw: draw, among: [Option(name: "aware", share: reach)], else: "unaware")
    case .learning(let draw):
      return Decision(.learning, its, draw: draw, among: [Option(name: "learn", share: knowledge.learns)], else: "ignore")
    case .reaction(let draw, let choice): return reaction(gate, draw, choice)
    case .retry(let number, let atMost):
      var decision = Decision(.retry, its)
      decision.count = Decision.Count(number: number, atMost: atMost)
      decision.choice = number <= atMost ? "again" : "abandon"
      return decision
    case .fallback(let choice):
      var decision = Decision(.fallback, its)
      decision.choice = choices[choice].response.name
      return decision
    case .adoption(let draw, let share):
      return Decision(.adoption, its, draw: draw, among: [Option(name: "adopt", share: share)], else: "do without")
    case .move(let draw, let share):
      return Decision(.move, its, draw: draw, among: [Option(name: "move", share: share)], else: "stay")
    case .returns(let seconds):
      var decision = Decision(.returns, its)
      decision.seconds = seconds
      return decision
    case .notice(let lift, let heard):
      guard knowledge.notice != nil, lift != .never else { return nil }
      var decision = Decision(.notice, its)
      decision.seconds = (heard - lift).seconds
      return decision
    case .delay(let seconds):
      var decision = Decision(.delay, its)
      decision.seconds = seconds
      return decision
    case .anticipation(let mood, let isInTheWay):
      guard let anticipation = knowledge.anticipation else { return nil }
      let options = [
        Option(name: anticipation.act.rawValue, share: anticipation.share), Option(name: "extra", share: anticipation.extraShare),
      ]
      var decision = Decision(.anticipation, its, draw: mood, among: options, else: "none")
      if decision.choice == Anticipation.Act.hurry.rawValue, !isInTheWay { decision.choice = "nothing to hurry" }
      return decision
    case .waits: return nil
    }
  }

  private func reaction(_ gate: Gate, _ draw: Double?, _ choice: Int?) -> Decision {
    var decision = Decision(.reaction, gate.restriction)
    decision.choice = choice.map { choices[$0].response.name }
    guard let draw, gate.choices.count > 1 else { return decision }
    decision.draw = draw
    var sum = 0.0
    decision.options = gate.choices.map { index in
      defer { sum = choices[index].threshold }
      return Decision.Option(name: choices[index].response.name, share: choices[index].threshold - sum)
    }
    return decision
  }
}
