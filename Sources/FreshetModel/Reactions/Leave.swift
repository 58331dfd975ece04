public import FreshetCore

/// The person has been stopped too often and closes the account for good.
public struct Leave: ReactionKind {
  public static let reference = EntryReference(
    name: "leave",
    meaning:
      "The person closes the account for good at the stop after which it is enough, and gives up what they wanted; until then they do what "
      + "the rest of the reactions say, by their shares. Whatever they want on the platform later is `unable`. Who signs up has no account to "
      + "close, and does what the rest says.",
    keys: [
      .share,
      .required(
        "after", .integer(1...1000),
        "At which stop it is enough: the number of times that the restriction has stopped this person, or that they held back because of it, "
          + "in all its actions; repeats count."),
      .optional(
        "to", .identifier,
        "The platform where they turn up then: they sign up there, once, and do what others do there. Who has an account there already only "
          + "closes the one here. Absent: nowhere."),
    ],
    example: "{leave: {share: 20 %, after: 3, to: telegram}, abandon: {share: rest}}")

  /// At which stop the person leaves, from 1 on.
  public var after: Int
  /// The name of the platform where they turn up; absent: nowhere.
  public var to: String?

  public init(after: Int, to: String? = nil) {
    self.after = after
    self.to = to
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let after = parameters.integer("after") else { throw ParameterProblem("after", .missing) }
    self.after = after
    to = parameters.text("to")
  }
}
