public import FreshetCore

/// The person has been stopped too often and closes the account for good.
public struct Leave: ReactionKind {
  public static let reference = EntryReference(
    name: "leave",
    meaning:
      "The person closes the account for good after a number of stops, and gives up what they wanted. At earlier stops the other reactions "
      + "decide, by their shares. Later wishes on the platform are `unable`. People who sign up have no account to close: for them, too, the "
      + "other reactions decide.",
    keys: [
      .share,
      .required(
        "after", .integer(1...1000),
        "At which stop the person leaves, 1 for the first. Counted are all times that the restriction stopped this person, or that they held "
          + "back because of it, in all its actions; repeats count."),
      .optional(
        "to", .identifier,
        "The platform where they go: they sign up there, once, and do what others do there. People who have an account there already only "
          + "close the one here. Absent: nowhere."),
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
