/// What can be wrong with what the command line changes.
enum OptionProblem: Sendable {
  case withoutValue(String)
  case unknownElement(String, known: [String])
  case unknownName(String, known: [String])
  case notATable(String)
  case unknownRestriction(String, known: [String])
  case sampleAboveOne(users: Int, people: Double)
}
