import FreshetCore
import FreshetModel
import FreshetRandom

extension ScenarioBuilder {
  /// Reads the services: those of platforms, of which each action has one at most, those of reviewers, and rate limits.
  mutating func readServices(_ restrictions: [Restriction], sample: Double) -> [Service] {
    var services: [Service] = []
    for (name, value) in table.table("services")?.elements ?? [] {
      guard case .table(let parameters) = value else { continue }
      let path = ["services", name]
      guard let platform = platform(parameters, path), let action = parameters.text("action") else { continue }
      guard platformNames[platform].hasAction(action) else {
        reportMissing(action, platform, at: path + ["action"])
        continue
      }
      checkServed(action, platform, services, at: path + ["action"])
      if let service = service(parameters, name, platform, action, path) { services.append(service) }
      var all = Scope(platform: platform, origins: platforms[platform].origins.map(\.name))
      all.groups = people.map(\.name)
      checkSamples(all, sample: sample, path)
    }
    for (index, restriction) in restrictions.enumerated() where restriction.effects.contains(where: { $0.verdict.isReview }) {
      readReview(restriction, index, sample: sample, &services)
    }
    for limit in Service.limits(of: restrictions) { readLimit(limit, sample: sample, &services) }
    return services
  }

  /// Reads the service that a rate limit is.
  private mutating func readLimit(_ limit: Service, sample: Double, _ services: inout [Service]) {
    guard let owner = limit.owner, case .limit(let rate, let burst) = limit.capacity else { return }
    let path = place(of: limit)
    let keys = node.value(at: path + ["verdict", "limit"]) == nil ? path : path + ["verdict", "limit"]
    if rate <= 0 { report(.service(.noLimit), at: keys + [keys == path ? "limit" : "rate"]) }
    if burst < 1 { report(.service(.noBurst), at: keys + ["burst"]) }
    for (element, action) in limit.actions.enumerated() {
      checkServed(action, limit.platform, [], at: path + ["actions", String(element)])
    }
    services.append(limit)
    checkSamples(owner.scope, sample: sample, path)
  }

  /// Reads the service of the reviewers of a restriction.
  private mutating func readReview(
    _ restriction: Restriction, _ index: Int, sample: Double, _ services: inout [Service]
  ) {
    let path = restrictionPlaces[index]
    guard let number = path.last.flatMap({ Int($0) }), case .table(let parameters)? = table.list("restrictions")?[number] else { return }
    let platform = restriction.scope.platform
    for (element, action) in restriction.actions.enumerated() {
      checkServed(action, platform, [], at: path + ["actions", String(element)])
    }
    if parameters["reaction"] != nil, parameters["refuses"] == nil, !broken.isTouched(path + ["refuses"]) {
      report(.restriction(.reactionOfNobody(kind: restriction.kind, without: "refuses")), at: path + ["reaction"], atKey: true)
    }
    if restriction.reaction.choices.contains(where: { if case .circumvent = $0.reaction { true } else { false } }) {
      report(.service(.noWayRoundReview), at: path + ["reaction", Circumvent.reference.name], atKey: true)
    }
    guard var service = service(parameters, restriction.name, platform, "", path) else { return }
    service.actions = restriction.actions
    service.owner = Service.Owner(index, of: restriction.scope, in: restriction.arms)
    if parameters["answers_within"] == nil {
      service.answersWithin = Service.answersWithin(ReactionMix(choices: service.full.choices + restriction.reaction.choices))
    }
    services.append(service)
    checkSamples(restriction.scope, sample: sample, path)
  }

  /// Checks that an action can be served, and that none of some services serves it yet.
  private mutating func checkServed(_ action: String, _ platform: Int, _ services: [Service], at place: [String]) {
    if let other = services.first(where: { $0.platform == platform && $0.actions.contains(action) }) {
      report(.service(.secondService(action: action, other: other.name)), at: place, notes: [(self.place(of: other), .first)])
    }
    // Who connects does so at once or not at all.
    if action == Action.connect { report(.service(.onTheWay(action: action)), at: place) }
  }

  /// Where the file describes a service.
  func place(of service: Service) -> [String] { service.owner.map { restrictionPlaces[$0.restriction] } ?? ["services", service.name] }

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
    return Service.Hours(opens: opens, closes: closes, days: days.compactMap { Service.days.firstIndex(of: $0) })
  }

  /// What people do who find no room: they have no lift to hear of, and nowhere to go.
  private mutating func fullMix(_ parameters: ParameterTable, _ path: [String]) -> ReactionMix? {
    guard let table = parameters.table("full") else { return ReactionMix(choices: [(1, .abandon(Abandon()))]) }
    let path = path + ["full"]
    let mix = reading(path) { () throws(ParameterProblem) in try ReactionMix(table) }
    for (name, _) in table.elements where [Divert.reference.name, Circumvent.reference.name, Leave.reference.name].contains(name) {
      report(.service(.reactionNotPossible(name)), at: path + [name], atKey: true)
    }
    return mix
  }

  /// Checks that all who ask a service stand for as many people.
  private mutating func checkSamples(_ scope: Scope, sample: Double, _ path: [String]) {
    guard !broken.isTouched(["people"]), !broken.contains(["sample"]) else { return }
    let groups = people.filter { group in
      scope.groups.contains(group.name) && group.accounts.contains { $0.platform == scope.platform }
    }
    let all = groups.map { $0.sample ?? sample } + (scope.origins.isEmpty ? [] : [sample])
    guard let first = all.last, let other = groups.first(where: { ($0.sample ?? sample) != first }) else { return }
    report(.service(.differentSamples(group: other.name)), at: path, atKey: true)
  }
}

extension Verdict {
  fileprivate var isReview: Bool { if case .review = self { true } else { false } }
}
