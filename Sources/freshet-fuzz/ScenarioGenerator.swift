import FreshetCore
import FreshetScenarios

/// Makes random scenarios from the description of their keys: most of them make sense, and what can be written is written sooner or
/// later. The same seed makes the same scenario.
struct ScenarioGenerator {
  enum Size {
    /// Runs in a moment.
    case small
    /// Takes long enough to run that the time can be measured.
    case study
  }

  private static let platformNames = ["wechat", "weibo", "qq"]
  private static let actionNames = ["change_picture", "change_name", "change_bio", "post", "open_app"]
  private static let originNames = ["mainland", "overseas", "elsewhere"]
  private static let groupNames = ["residents", "visitors"]
  private static let toolName = "vpn"
  private static let serviceNames = ["sign_up", "front_desk"]
  private static let valuesOfTrait = ["mobile", "unicom", "telecom"]
  /// Keys that ask much of the rest of a scenario.
  private static let pickyKeys = ["do", "promised", "spreads", "follows", "leave", "contact", "alternating"]
  /// Keys that name what only some scenarios have.
  private static let keysOfOrigins = ["origin", "who"]
  private static let keysOfActions = ["actions", "functions", "action"]
  /// Keys without which little follows from a restriction.
  private static let usualKeys = ["reaction", "actions", "functions", "traits", "announced", "sign_ups", "room"]
  /// The data files that lie beside the scenario.
  static let dataFiles = [
    (name: "gaps.csv", text: "gap_h,weight\n0.5,3\n2,2\n30,1\n"),
    (name: "on_time.csv", text: "from,until\n2020-01-02,2020-01-02T03:00\n2020-01-03T12:00,2020-01-05\n"),
    (name: "demand.csv", text: "at,factor\n2019-12-30,0\n2020-01-01T12:00,2.5\n2020-01-01T12:01,0.5\n2020-02-01,1\n"),
  ]

  private var dice: Dice
  private let size: Size
  private var hours = 0
  /// What all platforms of the scenario have.
  private var platforms: [String] = []
  private var actions: [String] = []
  private var origins: [String] = []
  private var groups: [String] = []
  /// The platform that is written, or that the written restriction or service stands on.
  private var platform = ""
  private var restrictions = 0
  private var hasRhythm = false
  /// Shares that the next tables take, which make 100 %.
  private var shares: [String] = []

  init(seed: UInt64, size: Size) {
    dice = Dice(seed: seed)
    self.size = size
  }

  mutating func scenario() -> String {
    hours = dice.element(size == .small ? [1, 7, 48, 500] : [48, 200, 1000, 5000])
    platforms = dice.some(Self.platformNames) + (dice.chance(40) ? [Self.toolName] : [])
    groups = dice.chance(50) ? dice.some(Self.groupNames) : []
    actions = dice.some(Self.actionNames)
    origins = dice.chance(50) ? dice.some(Self.originNames) : []
    hasRhythm = dice.chance(40)
    return ScenarioReference.scenario.keys.filter { isWritten($0, in: "scenario") }
      .map { "\($0.name): \(value(of: $0, in: "scenario"))\n" }.joined()
  }

  /// Required keys always, others by chance, and mostly only what makes sense.
  private mutating func isWritten(_ key: KeyReference, in owner: String) -> Bool {
    if key.name == "rhythms" { return hasRhythm }
    if key.name == "from" || key.name == "times" || key.name == "tool" || key.name == "time" { return true }
    // Groups that stand for other numbers of people can seldom be counted together.
    if key.name == "sample", owner == "group" { return dice.chance(5) }
    if ["who", "priority"].contains(key.name), origins.isEmpty, groups.isEmpty { return false }
    // A series that fits no run by chance, and changes no result.
    if key.name == "observed" { return dice.chance(5) }
    if key.name == "people" { return !groups.isEmpty }
    if key.name == "users" { return groups.isEmpty || dice.chance(60) }
    if key.name == "who", !groups.isEmpty { return dice.chance(50) }
    if Self.keysOfOrigins.contains(key.name), dice.chance(99) {
      return !origins.isEmpty && (key.isRequired || owner == "platform" || dice.chance(80))
    }
    // A key of the scenario with a range that makes sense of it is beyond chance.
    if owner == "assumption", !key.isRequired { return dice.chance(key.name == "source" ? 50 : 2) }
    // News of a platform, and who is left on it, are known of people who may have an account there.
    if ["spreads", "follows"].contains(key.name), groups.isEmpty { return false }
    // What makes sense with few others alone.
    if Self.pickyKeys.contains(key.name) { return dice.chance(12) }
    if Self.usualKeys.contains(key.name) { return dice.chance(97) }
    // Without subscribers nothing reaches anybody.
    if key.name == "subscribers" { return true }
    return key.isRequired || dice.chance(50)
  }

  // MARK: Values

  private mutating func value(of key: KeyReference, in owner: String) -> String {
    switch (owner, key.name) {
    case ("scenario", "from"): return Self.instant(0)
    case ("scenario", "until"): return Self.instant(hours)
    case ("scenario", "replications"): return dice.element(["1", "2", "3"])
    case ("scenario", "sample"): return dice.element(["1", "1", "1/2", "10 %"])
    case ("scenario", "report_every"): return dice.element(["1 h", "1 d", "10 min", "7 h", "1 w"])
    case ("restriction", "announced"): return Self.instant(dice.below(hours / 3 + 1))
    case ("restriction", "from"): return Self.instant(hours / 3 + 1 + dice.below(hours / 3 + 1))
    case ("restriction", "until"): return Self.instant(hours * 2 / 3 + 2 + dice.below(hours / 2 + 1))
    case ("restriction", "times"): return times()
    case ("restriction", "name"):
      restrictions += 1
      return "r\(restrictions)"
    case ("restriction", "promised"): return Self.instant(hours * 2 / 3 + 1 + dice.below(hours / 2 + 1))
    case (_, "platform"):
      platform = dice.element(platforms)
      return platform
    case (_, "to"):
      let others = platforms.filter { $0 != platform }
      return dice.element(others.isEmpty || dice.chance(2) ? platforms : others)
    case ("anticipation", "share"), ("anticipation", "extra_share"): return "\(dice.below(51)) %"
    case ("opening_hours", "opens"): return String(dice.below(12))
    case ("opening_hours", "closes"): return String(12 + dice.below(12))
    case ("platform", "tool"): return platform == Self.toolName ? "true" : "false"
    case ("circumvent", "tool"): return platforms.contains(Self.toolName) ? Self.toolName : dice.element(platforms)
    case ("restriction", "operators"): return "carrier"
    // What spreads any quicker needs windows shorter than there are.
    case ("spreads", _), (_, "contact"): return "0.\(dice.below(30)) per d"
    case ("pareto", "exponent"): return "\(1.25 + 0.25 * Double(dice.below(8)))"
    case ("threshold", _): return "\(1 + dice.below(50)) %"
    case ("accounts", "deadline"): return Self.instant(hours * 2 / 3 + dice.below(hours / 4 + 1))
    case ("steady", "share"), ("rush", "share"): return "\(dice.below(51)) %"
    case (_, "who"), (_, "priority"): return who()
    case ("service", "hours"), ("restriction", "hours"), ("opening_hours", "days"): return value(key.kind, key.name)
    case (_, "full"): return full(key.kind)
    case ("pareto", "shape"): return dice.element(["1.5", "3"])
    case ("empirical", "values"): return "[0, 1 k]"
    case ("empirical", "weights"): return "[9, 1]"
    case (_, "rhythm"): return dice.element(["flat", "evening"] + (hasRhythm ? ["own"] : []))
    case (_, "demand"): return demand()
    case (_, "cutoff"), (_, "max"): return "\(61 + dice.below(9)) d"
    case (_, "hours"): return list(24) { $0.dice.element(["0", "1", "2.5"]) }
    case (_, "days"): return list(7) { $0.dice.element(["1", "1", "0.5"]) }
    default: return value(key.kind, key.name)
    }
  }

  private mutating func value(_ kind: ValueKind, _ key: String) -> String {
    switch kind {
    case .text: return dice.element(["a text", "\"quoted: \\ud83d\\ude00\"", "'single'"])
    case .identifier:
      if Self.keysOfActions.contains(key) { return dice.chance(20) ? "register" : dice.element(actions) }
      return dice.element(origins.isEmpty || dice.chance(2) ? ["elsewhere"] : origins)
    case .path: return "gaps.csv"
    case .boolean: return dice.element(["true", "false"])
    case .integer(let range): return String(range.lowerBound == range.upperBound ? range.lowerBound : 1 + dice.below(5))
    case .number: return number()
    case .count: return size == .small ? String(1 + dice.below(3000)) : "\(1 + dice.below(400)) k"
    case .share: return shares.popLast() ?? "\(dice.below(101)) %"
    case .shareOrRest: return value(.share, key)
    case .fraction: return "1/\(1 + dice.below(4))"
    case .rate: return "\(dice.below(size == .small ? 500 : 10_000)) per \(dice.element(["d", "h"]))"
    case .duration: return duration()
    case .instant: return Self.instant(dice.below(hours + 2))
    case .timeZone: return dice.element(["UTC", "Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe"])
    case .choice(let words): return dice.element(words)
    case .list(let element): return list(element, key)
    case .rows(let reference, _): return list(.entry(reference), key)
    case .named(let element, let what): return named(element, what)
    case .entry(let reference): return table(reference)
    case .short(let scalar, _, let reference): return dice.chance(2) ? value(scalar, key) : table(reference)
    case .one(let registry): return some(of: registry, [dice.element(registry.entries)])
    case .some(let registry): return some(of: registry, dice.some(registry.entries))
    case .tagged(let registry, let common): return tagged(dice.element(registry.entries), common)
    }
  }

  private mutating func number() -> String {
    dice.chance(5) ? dice.element(["1e-6", "1e6", "0.01", "1e308", "100"]) : "\(0.25 + 0.25 * Double(dice.below(12)))"
  }

  private mutating func duration() -> String {
    if dice.chance(3) { return dice.element(["1 us", "1 ms", "1000 y", "3 s"]) }
    return "\(1 + dice.below(60)) \(dice.element(size == .small ? ["min", "h", "h", "d"] : ["h", "h", "d"]))"
  }

  private static func instant(_ hour: Int) -> String {
    let day = hour / 24
    let (year, month) = (2020 + day / 336, day / 28 % 12)
    return "\(year)-\(twoDigits(month + 1))-\(twoDigits(day % 28 + 1))T\(twoDigits(hour % 24)):00"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  // MARK: Lists and tables

  private mutating func list(_ count: Int, _ element: (inout ScenarioGenerator) -> String) -> String {
    "[" + (0..<count).map { _ in element(&self) }.joined(separator: ", ") + "]"
  }

  private mutating func list(_ element: ValueKind, _ key: String) -> String {
    if case .share = element { shares = split(2) }
    if case .tagged = element { return list(dice.below(4)) { $0.value(element, key) } }
    return list(element.isOfDistribution ? 2 : 1 + dice.below(2)) { $0.value(element, key) }
  }

  private mutating func times() -> String {
    if hours > 24, dice.chance(20) { return "{file: on_time.csv}" }
    var hour = hours / 3 + 1
    return list(1 + dice.below(3)) { generator in
      let from = hour + generator.dice.below(5)
      let until = from + 1 + generator.dice.below(20)
      hour = until + 1
      return "{from: \(Self.instant(from)), until: \(Self.instant(until))}"
    }
  }

  private mutating func demand() -> String {
    if dice.chance(20) { return "{file: demand.csv}" }
    var hour = dice.below(hours / 3 + 1)
    var factors = ["0.1", "1", "1.5", "4"]
    return list(1 + dice.below(4)) { generator in
      hour += 1 + generator.dice.below(generator.hours / 3 + 1)
      defer { factors.append("0") }
      return "{at: \(Self.instant(hour)), factor: \(generator.dice.element(factors))}"
    }
  }

  /// Mostly of groups and origins that are there, now and then of one value of a trait.
  private mutating func who() -> String {
    var parts: [String] = []
    if !origins.isEmpty, dice.chance(groups.isEmpty ? 95 : 40) { parts.append("origin: \(dice.element(origins))") }
    if !groups.isEmpty, parts.isEmpty || dice.chance(50) { parts.append("group: [\(dice.some(groups).joined(separator: ", "))]") }
    if !groups.isEmpty, dice.chance(40) { parts.append("carrier: [\(dice.some(Self.valuesOfTrait).joined(separator: ", "))]") }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private mutating func named(_ element: ValueKind, _ what: String) -> String {
    let names =
      switch what {
      case "platform": platforms
      case "action": actions
      case "origin": origins
      case "group": groups
      case "trait": ["carrier"]
      case "value": Self.valuesOfTrait
      case "service": dice.some(Self.serviceNames)
      default: ["own"]
      }
    // Who has an account on one platform may have one on another.
    switch element {
    case .share: shares = split(names.count)
    case .shareOrRest: shares = split(names.count, orRest: true)
    default: break
    }
    if what == "platform" { shares = [] }
    return "{" + names.map { name in
      if what == "platform" { platform = name }
      return "\(name): \(value(element, what))"
    }.joined(separator: ", ") + "}"
  }

  private mutating func some(of registry: Registry, _ entries: [EntryReference]) -> String {
    let takesShares = registry.entries.allSatisfy { $0.keys.first?.name == "share" }
    let possible = takesShares ? entries.filter { isPossible($0.name) } : entries
    let entries = possible.isEmpty ? entries : possible
    let shares = takesShares ? split(entries.count, orRest: true) : []
    let tables = entries.enumerated().map { index, entry in
      if takesShares { self.shares = [shares[index]] }
      return "\(entry.name): \(table(entry))"
    }
    return "{" + tables.joined(separator: ", ") + "}"
  }

  /// Whether there is a tool, or another platform, for a reaction that wants one.
  private mutating func isPossible(_ reaction: String) -> Bool {
    switch reaction {
    case "circumvent": platforms.contains(Self.toolName) && platform != Self.toolName || dice.chance(2)
    case "divert": platforms.count > 1 || dice.chance(2)
    default: true
    }
  }

  /// What a person can do who finds no room, now and then something else.
  private mutating func full(_ kind: ValueKind) -> String {
    guard case .some(let registry) = kind else { return "" }
    let isOdd = dice.chance(2)
    let possible = registry.entries.filter { isOdd || ["retry", "defer", "abandon"].contains($0.name) }
    return some(of: registry, dice.some(possible))
  }

  private mutating func tagged(_ entry: EntryReference, _ common: EntryReference) -> String {
    // Listed times stand in place of all else that says when.
    var unused = dice.chance(20) ? ["from", "until", "alternating", "in"] : ["times", "in"]
    // And some restrictions have stood for ever, here or everywhere.
    if ["account_purge", "deterrence"].contains(entry.name) { unused += ["alternating", "reaction"] }
    if ["compliance_deadline", "real_name_mandate"].contains(entry.name) { unused = ["times", "alternating", "in"] }
    if entry.oneOf.isEmpty, entry.name != "compliance_deadline", dice.chance(10) { unused = ["from", "announced", "times", "alternating"] }
    let written = (common.keys + entry.keys).filter { !unused.contains($0.name) }
    let keys = EntryReference(
      name: common.name, meaning: "", keys: written, oneOf: entry.oneOf.map { $0.filter { !unused.contains($0) } })
    return "{kind: \(entry.name), " + table(keys).dropFirst()
  }

  private mutating func table(_ reference: EntryReference) -> String {
    let left = reference.oneOf.flatMap { names in
      let chosen = dice.element(names)
      return names.filter { $0 != chosen }
    }
    let alternatives = Set(reference.oneOf.flatMap(\.self))
    let entries = reference.keys.compactMap { key -> String? in
      guard !left.contains(key.name), alternatives.contains(key.name) || isWritten(key, in: reference.name) else { return nil }
      return "\(key.name): \(value(of: key, in: reference.name))"
    }
    return "{" + entries.joined(separator: ", ") + "}"
  }

  /// Shares that make 100 %.
  private mutating func split(_ count: Int, orRest: Bool = false) -> [String] {
    var left = 100
    return (0..<count).map { index in
      if index == count - 1 { return orRest && dice.chance(10) ? "rest" : "\(left) %" }
      let share = dice.below(left + 1)
      left -= share
      return "\(share) %"
    }
  }
}

extension ValueKind {
  /// Whether lists of it are parameters of a law, all of the same length.
  fileprivate var isOfDistribution: Bool {
    switch self {
    case .number, .share, .duration: true
    default: false
    }
  }
}
