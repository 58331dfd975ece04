import Foundation

/// Random scenarios for the command: whatever they are, it ends with 0, or with 65 and a message; what `check` takes and calls short
/// can be run, and `run` holds its accounts against one another.
struct ScenarioFuzzer {
  private static let badScenario: Int32 = 65
  /// Wall-clock seconds that a check may take.
  private static let longestCheck = 10.0
  private static let longestRun = 120.0

  private let command: Command

  init(freshet: String) throws {
    command = try Command(freshet)
  }

  func run(seconds: Double) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    var seed = UInt64(Date().timeIntervalSince1970)
    var (checked, refused, run) = (0, 0, 0)
    while ContinuousClock.now < end {
      seed &+= 1
      let text = Self.text(seed)
      checked += 1
      guard let cost = try check(text) else {
        refused += 1
        continue
      }
      guard cost.isSmall else { continue }
      try simulate(text)
      run += 1
    }
    print("\(checked) scenarios, \(refused) refused with a message, \(run) run, no fault")
  }

  /// One in four is damaged.
  private static func text(_ seed: UInt64) -> String {
    var generator = ScenarioGenerator(seed: seed, size: .small)
    let text = generator.scenario()
    var dice = Dice(seed: seed &+ 1)
    return dice.chance(25) ? String(decoding: dice.damaged(Array(text.utf8), Array(text.utf8)), as: UTF8.self) : text
  }

  /// - Returns: `nil` where it is refused.
  private func check(_ text: String) throws -> Cost? {
    let outcome = try command.run(["check", "--json"], on: text, within: Self.longestCheck)
    guard let code = outcome.exitCode else { throw FuzzError.found(what: "check \(outcome.end)", input: text) }
    if code == Self.badScenario, !outcome.errors.isEmpty { return nil }
    guard code == 0, let cost = Cost(outcome.output) else {
      throw FuzzError.found(what: "check ended with \(code): \(outcome.errors)", input: text)
    }
    return cost
  }

  private func simulate(_ text: String) throws {
    let outcome = try command.run(["run", "--quiet", "--force", "--output", "out"], on: text, within: Self.longestRun)
    guard outcome.exitCode == 0 else { throw FuzzError.found(what: "run \(outcome.end): \(outcome.errors)", input: text) }
  }
}

/// What `check --json` says of one scenario.
private struct Cost {
  let isSmall: Bool

  init?(_ json: Data) {
    guard let costs = try? JSONSerialization.jsonObject(with: json) as? [[String: Any]], let cost = costs.first,
      let seconds = cost["wall_clock_s"] as? Double, let memory = cost["memory_bytes"] as? Double,
      let disk = cost["disk_bytes"] as? Double
    else { return nil }
    isSmall = seconds < 1 && memory < 5e8 && disk < 2e7
  }
}
