import FreshetCore

/// Keeps all that happens to one person.
struct LifeRecorder: AttemptObserver {
  static var isActive: Bool { true }
  static var seesDecisions: Bool { true }

  private let person: PersonIdentity?
  private let limit: Int
  private(set) var events: [LifeEvent] = []
  /// Whether there were more.
  private(set) var isCut = false

  /// - Parameters:
  ///   - person: Whom it is about.
  ///   - limit: How many events it keeps at most.
  init(_ person: PersonIdentity, limit: Int) {
    self.person = person
    self.limit = limit
  }

  init() { (person, limit) = (nil, 0) }

  func see(_ record: @autoclosure () -> AttemptRecord) {}

  func watches(_ person: PersonIdentity) -> Bool { person == self.person }

  mutating func see(_ event: LifeEvent, of person: PersonIdentity) {
    if case .happens(.counted(let counter), _) = event.content, counter.isChange { return }
    if events.count < limit { events.append(event) } else { isCut = true }
  }
}

/// Looks for people to whom some things happen in the restricted arm.
struct PersonFinder: AttemptObserver {
  static var isActive: Bool { true }

  private let sought: [Happening]
  /// Of the people to whom any of it has happened, what has: a bit for each.
  private var seen: [PersonIdentity: UInt64] = [:]

  init(_ sought: [Happening]) { self.sought = sought }

  init() { sought = [] }

  /// The first to whom all of it happened.
  var first: PersonIdentity? {
    let all = sought.indices.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    return seen.filter { $0.value == all }.keys.min()
  }

  func see(_ record: @autoclosure () -> AttemptRecord) {}

  func watches(_ person: PersonIdentity) -> Bool { true }

  mutating func see(_ event: LifeEvent, of person: PersonIdentity) {
    guard event.arms.contains(.restricted), case .happens(let happening, _) = event.content,
      let place = sought.firstIndex(of: happening)
    else { return }
    seen[person, default: 0] |= 1 << UInt64(place)
  }
}
