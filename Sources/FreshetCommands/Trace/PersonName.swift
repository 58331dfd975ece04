import FreshetCore
import FreshetModel

/// The names of simulated people: `wechat/mainland/4711`, or `wechat/mainland/new-12` of who comes during the run; `residents/4711` of
/// who belongs to a group.
struct PersonNames {
  /// People who are numbered together.
  private struct Group {
    var name: String
    /// Another name of the same.
    var longName: String
    /// As ``Person/home``, of those who are there from the start and of those who come.
    var home: Int
    var homeOfNewcomers: Int
  }

  private let groups: [Group]
  private static let newcomer = "new-"

  init(_ simulation: Simulation) {
    let layout = simulation.layout
    let scenario = simulation.scenario
    let people = scenario.people.indices.map { group in
      Group(name: scenario.people[group].name, longName: scenario.people[group].name, home: layout.cohorts.count + group, homeOfNewcomers: -1)
    }
    groups = people + layout.cohorts.indices.map { index in
      let (platform, cohort) = (simulation.scenario.platforms[layout.cohorts[index].platform], layout.cohorts[index].name)
      let longName = "\(platform.name)/\(cohort)"
      return Group(name: cohort == Origin.unnamed && platform.origins.count == 1 ? platform.name : longName, longName: longName,
        home: layout.cohorts[index].group.map { layout.cohorts.count + $0 } ?? index, homeOfNewcomers: index)
    }
  }

  /// The name of all who are numbered together with somebody.
  func group(of person: Person) -> String { groups.first { person.home == (person.isNewcomer ? $0.homeOfNewcomers : $0.home) }?.name ?? "" }

  func name(of person: Person) -> String {
    "\(group(of: person))/\(person.isNewcomer ? Self.newcomer : "")\(person.number)"
  }

  /// The person of a name, who may be more than there are.
  func person(named text: String) throws(CommandError) -> Person {
    guard let slash = text.lastIndex(of: "/"), let (isNewcomer, number) = Self.number(text[text.index(after: slash)...]) else {
      throw .unreadablePerson(text)
    }
    let name = String(text[..<slash])
    guard let group = groups.first(where: { $0.name == name || $0.longName == name }), !isNewcomer || group.homeOfNewcomers >= 0 else {
      let known = groups.map(\.name)
      throw .unknownPeople(name, meant: Suggestion.nearest(to: name, among: known), known: known)
    }
    return Person(home: isNewcomer ? group.homeOfNewcomers : group.home, isNewcomer: isNewcomer, number: number)
  }

  private static func number(_ text: Substring) -> (isNewcomer: Bool, number: Int)? {
    let isNewcomer = text.hasPrefix(newcomer)
    let digits = isNewcomer ? text.dropFirst(newcomer.count) : text
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    // Whatever is too large for a number is larger than any there is.
    return (isNewcomer, Int(digits) ?? .max)
  }
}
