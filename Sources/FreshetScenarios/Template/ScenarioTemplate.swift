import Foundation
import FreshetCore
import FreshetModel

/// A commented scenario to start from, around the example of a restriction kind in its reference entry.
public struct ScenarioTemplate {
  /// A kind that has a template unless another is asked for.
  public static let usualKind = "profile_freeze"

  /// The kinds of which there is a template: all.
  public static var kinds: [String] { RestrictionRegistry.registry.entries.map(\.name) }

  private let kind: EntryReference
  private let example: FlowExample

  /// - Parameter kind: The name of a restriction kind.
  /// - Returns: `nil` where there is no such kind.
  public init?(kind name: String) {
    guard let kind = RestrictionRegistry.registry.entries.first(where: { $0.name == name }), let text = kind.example else { return nil }
    self.kind = kind
    example = FlowExample(text)
  }

  /// The scenario, as YAML that `check` finds no problem in.
  public var text: String {
    [head, platforms, people, restriction].filter { !$0.isEmpty }.joined(separator: "\n") + alsoPossible
  }

  // MARK: The run

  private var head: String {
    """
    \(Self.comment(kind.meaning.firstSentence))
    #
    # All numbers are examples: put yours in their place, and say under `sources` and `assumptions` where they come from.
    #
    #     freshet check FILE     finds mistakes, and says what a run would cost
    #     freshet run FILE       simulates it
    #     freshet explain WORD   says what a word of this file means, and what else could stand there
    freshet: 1
    name: my-\(kind.name.replacing("_", with: "-"))
    title: "An example: \(kind.name.replacing("_", with: " "))"
    sources: []                # "Who, when: what they found"
    assumptions:
      - "How often people act, and what those do who are stopped, are guesses."
    time_zone: UTC
    from: \(day(example.days.lowerBound, -7))           # a week before, to see what is usual
    until: \(day(example.days.upperBound, 21))          # long enough after to see what comes of it
    report_every: 1 h          # a row of the results
    sample: 1/100              # each simulated person stands for 100
    replications: 8            # repeated with other draws: the spread gives the intervals
    seed: 1

    """
  }

  /// A sentence as lines of comment.
  private static func comment(_ sentence: String) -> String {
    sentence.wrapped(to: 98).split(separator: "\n").map { "# " + $0 }.joined(separator: "\n")
  }

  /// A day, so many days after another.
  private func day(_ text: String, _ shift: Int) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let components = DateComponents(year: parts[0], month: parts[1], day: parts[2] + shift)
    let date = calendar.dateComponents([.year, .month, .day], from: calendar.date(from: components) ?? Date(timeIntervalSince1970: 0))
    return [(date.year ?? 0, 4), (date.month ?? 0, 2), (date.day ?? 0, 2)].map { InstantText.padded($0, $1) }.joined(separator: "-")
  }

  // MARK: Who lives in it

  /// How often people do what examples speak of.
  private static let gaps = [
    ("open_app", "{exponential: {mean: 6 h}}", "the time from one to the next"),
    ("change_picture", "{gamma: {mean: 75 d, shape: 0.5}}", "a shape below 1: in bursts"),
    ("change_name", "{gamma: {mean: 1.5 y, shape: 0.5}}", "a shape below 1: in bursts"),
    ("post", "{exponential: {mean: 2 d}}", "the time from one to the next"),
    ("comment", "{exponential: {mean: 1 d}}", "the time from one to the next"),
    ("broadcast", "{exponential: {mean: 3 d}}", "the time from one to the next"),
    ("send_media", "{exponential: {mean: 8 h}}", "the time from one to the next"),
  ]

  private var platforms: String {
    let named = Self.gaps.filter { example.words.contains($0.0) || example.words.contains($0.0.replacing("change_", with: "")) }
    let isUsed = named.isEmpty ? Self.gaps.filter { $0.0 == "open_app" } : named
    let actions = isUsed.map { name, gap, comment in "      \(name): {gap: \(gap), rhythm: evening}   # \(comment)\n" }.joined()
    let groups = operators == nil ? "" : ", origin: {customers: 100 %}"
    let signUps = isOfTool ? "" : "    sign_ups: {rate: 10 k per d, rhythm: evening\(groups)}   # who is new\n"
    let users = people.isEmpty ? "    users: 10 M\n" : ""
    let platform = isOfTool ? Self.blocked : example.platform
    let tool = isOfTool ? "  \(example.platform):\n    tool: true             # what people go round restrictions with\n" : ""
    return "platforms:\n  \(platform):\n" + users + signUps + "    actions:\n" + actions + tool
  }

  /// Whether what it concerns is a tool, which people have because something else is blocked.
  private var isOfTool: Bool { example.platform == "vpn" }
  private static let blocked = "app"

  /// The trait that says whose customers people are, where the kind speaks of operators.
  private var operators: String? { example["operators"] }

  private var people: String {
    if isOfTool {
      return """
        people:
          everybody:
            count: 10 M
            accounts: {\(Self.blocked): 100 %, \(example.platform): 5 %}   # who has the tool when the run starts

        """
    }
    guard let operators else { return "" }
    return """
      people:
        customers:
          count: 10 M
          accounts: {\(example.platform): 100 %}
          traits:
            \(operators): {first: 50 %, second: 30 %, third: 20 %}   # each an operator with its share of the people

      """
  }

  // MARK: What is restricted

  private var restriction: String {
    let lines = example.entries.map { key, value in
      let comment = meaning(of: key).map { "   # " + $0.firstSentence } ?? ""
      return "\(key): \(value)" + (comment.count + key.count + value.count < 140 ? comment : "")
    }
    return "restrictions:\n" + (isOfTool ? whyToolsAreUsed : "") + "  - " + lines.joined(separator: "\n    ") + "\n"
  }

  private var whyToolsAreUsed: String {
    """
      - name: block
        kind: platform_block
        platform: \(Self.blocked)
        from: \(day(example.days.lowerBound, -6))
        reaction:
          circumvent: {share: 60 %, tool: \(example.platform), adopt: {share: 10 %, delay: {exponential: {mean: 1 d}}}}
          abandon: {share: rest}

    """
  }

  private func meaning(of key: String) -> String? {
    (kind.keys + Restriction.reference.keys).first { $0.name == key }?.meaning
  }

  /// What else may stand there, as comments.
  private var alsoPossible: String {
    let others = kind.keys.filter { key in !example.entries.contains { $0.key == key.name } }
    if others.isEmpty { return "" }
    let width = others.map(\.name.count).max() ?? 0
    return "    # Also possible here:\n" + others.map { key in
      "    #   " + key.name.padding(toLength: width, withPad: " ", startingAt: 0) + "  " + key.meaning.firstSentence + "\n"
    }.joined()
  }
}

/// An example in YAML's flow style, such as `{kind: freeze, platform: weibo}`, taken apart.
private struct FlowExample {
  let entries: [(key: String, value: String)]
  let words: Set<String>

  init(_ text: String) {
    var parts: [String] = [""]
    var depth = 0
    for letter in text.dropFirst().dropLast() {
      if "{[".contains(letter) { depth += 1 }
      if "}]".contains(letter) { depth -= 1 }
      if letter == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(letter) }
    }
    entries = parts.compactMap { part in
      let pair = part.trimmingCharacters(in: .whitespaces).split(separator: ":", maxSplits: 1)
      return pair.count == 2 ? (String(pair[0]), pair[1].trimmingCharacters(in: .whitespaces)) : nil
    }
    words = Set(text.split { !($0.isLetter || $0 == "_") }.map(String.init))
  }

  subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

  var platform: String { self["platform"] ?? "app" }

  /// The first and the last day that it names.
  var days: ClosedRange<String> {
    let all = entries.flatMap { $0.value.matches(of: #/\d{4}-\d{2}-\d{2}/#).map { String($0.output) } }
    return (all.min() ?? "2026-03-01")...(all.max() ?? "2026-03-01")
  }
}

extension String {
  /// Up to the first full stop that ends a sentence.
  fileprivate var firstSentence: String { firstRange(of: ". ").map { String(self[..<$0.lowerBound]) + "." } ?? self }
}
