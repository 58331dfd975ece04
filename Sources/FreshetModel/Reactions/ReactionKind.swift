public import FreshetCore

/// What a person does after being blocked. Each kind is a file in this folder; ``Reaction`` is the list of them.
public protocol ReactionKind: Sendable {
  /// The keys that it has in a scenario file. Every kind has a `share`.
  static var reference: EntryReference { get }

  init(_ parameters: ParameterTable) throws(ParameterProblem)
}

extension KeyReference {
  /// The key that every reaction has.
  static let share = KeyReference.required(
    "share", .shareOrRest,
    "The share of blocked attempts that lead to it. The shares of all reactions make 100 %; one of them may be `rest`.")
}
