import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// Reads the services, of which each action has one at most.
  mutating func readServices(_ restrictions: [Restriction], sample: Double) -> [Service] {
    var services: [Service] = []
    for (name, value) in table.table("services")?.elements ?? [] {
      guard case .table(let parameters) = value else { continue }
      let path = ["services", name]
      guard let platform = platform(parameters, path), let action = servedAction(parameters, platform, restrictions, path) else { continue }
      if let other = services.first(where: { $0.platform == platform && $0.action == action }) {
        report(
          .service(.secondService(action: action, other: other.name)), at: path + ["action"], notes: [(["services", other.name], .first)])
      }
      if let service = service(parameters, name, platform, action, path) { services.append(service) }
      checkSamples(platform, sample: sample, path)
    }
    return services
  }

  private mutating func servedAction(
    _ parameters: ParameterTable, _ platform: Int, _ restrictions: [Restriction], _ path: [String]
  ) -> String? {
    guard let action = parameters.text("action") else { return nil }
    guard platformNames[platform].hasAction(action) else {
      reportMissing(action, platform, at: path + ["action"])
      return nil
    }
    // What is done on the way to something else is done at once or not at all.
    let isOnTheWay = action == Action.connect || action == Action.register && restrictions.contains { restriction in
      restriction.suspension?.renewal != nil && restriction.scope.platform == platform
        || restriction.reaction.choices.contains { leadsThroughSignUp($0.reaction, restriction, to: platforms[platform].name) }
    }
    if isOnTheWay { report(.service(.onTheWay(action: action)), at: path + ["action"]) }
    return action
  }

  /// Whether people sign up with a platform to do something else there, or with it.
  private func leadsThroughSignUp(_ reaction: Reaction, _ restriction: Restriction, to platform: String) -> Bool {
    switch reaction {
    case .circumvent(let circumvent): circumvent.tool == platform
    case .divert(let divert): divert.to == platform && restriction.actions.contains { $0 != Action.register }
    case .abandon, .defer, .retry: false
    }
  }

  private mutating func service(
    _ parameters: ParameterTable, _ name: String, _ platform: Int, _ action: String, _ path: [String]
  ) -> Service? {
    let time = distribution(parameters, "time", path)
    let patience = distribution(parameters, "patience", path)
    let capacity = capacity(parameters, name, time, path)
    let hours = hours(parameters, path)
    let full = fullMix(parameters, path)
    let room = parameters.number("room")
    if room == 0, parameters["patience"] != nil { report(.service(.patienceWithoutRoom), at: path + ["patience"], atKey: true) }
    if parameters["room"] == nil, parameters["full"] != nil, !broken.isInDoubt(path + ["room"]) {
      report(.service(.neverFull), at: path + ["full"], atKey: true)
    }
    guard let capacity, let full else { return nil }
    let window = parameters.number("answers_within").map { SimulationDuration(seconds: $0) } ?? Service.answersWithin(full)
    guard window.microseconds > 0 else { return nil }
    var service = Service(
      name: name, platform: platform, action: action, capacity: capacity, full: full, answersWithin: window)
    (service.patience, service.hours, service.room) = (patience, hours, room)
    service.target = parameters.number("target").map { SimulationDuration(seconds: $0) }
    if parameters["priority"] != nil { service.priority = scope(parameters, platform, path, key: "priority") }
    return service
  }

  private mutating func capacity(
    _ parameters: ParameterTable, _ name: String, _ time: Distribution?, _ path: [String]
  ) -> Service.Capacity? {
    if let rate = parameters.number("rate") {
      if rate > 0 { return .rate(rate, shape: time) }
      report(.service(.noRate), at: path + ["rate"])
      return nil
    }
    guard let servers = parameters.integer("servers") else { return nil }
    if parameters["time"] == nil, !broken.isInDoubt(path + ["time"]) {
      report(.form(.missingKey("time", owner: name, .one(Distribution.registry))), at: path, atKey: true)
    }
    return time.map { .servers(servers, time: $0) }
  }

  private mutating func hours(_ parameters: ParameterTable, _ path: [String]) -> Service.Hours? {
    guard let table = parameters.table("hours"), let opens = table.integer("opens"), let closes = table.integer("closes"),
      let days = table.texts("days")
    else { return nil }
    let path = path + ["hours"]
    if days.isEmpty { report(.value(.emptyList), at: path + ["days"], atKey: true) }
    if opens == closes { report(.service(.noHours), at: path + ["closes"]) }
    return Service.Hours(opens: opens, closes: closes, days: Set(days.compactMap { Service.days.firstIndex(of: $0) }))
  }

  /// What people do who find no room: they have no lift to hear of, and nowhere to go.
  private mutating func fullMix(_ parameters: ParameterTable, _ path: [String]) -> ReactionMix? {
    guard let table = parameters.table("full") else { return ReactionMix(choices: [(1, .abandon(Abandon()))]) }
    let path = path + ["full"]
    let mix = reading(path) { () throws(ParameterProblem) in try ReactionMix(table) }
    for (name, _) in table.elements where name == Divert.reference.name || name == Circumvent.reference.name {
      report(.service(.reactionNotPossible(name)), at: path + [name], atKey: true)
    }
    return mix
  }

  /// Checks that all who ask a service stand for as many people.
  private mutating func checkSamples(_ platform: Int, sample: Double, _ path: [String]) {
    guard !broken.isTouched(["people"]), !broken.contains(["sample"]) else { return }
    let groups = people.filter { group in group.accounts.contains { $0.platform == platform } }
    let all = groups.map { $0.sample ?? sample } + (platforms[platform].origins.isEmpty ? [] : [sample])
    guard let first = all.last, let other = groups.first(where: { ($0.sample ?? sample) != first }) else { return }
    report(.service(.differentSamples(group: other.name)), at: path, atKey: true)
  }
}
