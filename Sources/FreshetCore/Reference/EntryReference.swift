/// The description of one thing that a scenario file can say: a platform, a distribution, a reaction, a restriction kind.
///
/// One description has three faces: the parser accepts exactly the keys it lists, `freshet schema` prints it for editors,
/// and `freshet explain` prints it for people.
public struct EntryReference: Sendable {
  /// The word that stands in the file, such as `gamma` or `profile_freeze`.
  public let name: String
  /// One or two sentences; for a distribution, what its parameters mean.
  public let meaning: String
  /// The keys it accepts, in the order in which they are documented.
  public let keys: [KeyReference]
  /// Sets of keys of which exactly one must be given, such as `mean` or `median`.
  public let oneOf: [[String]]
  /// A complete example in YAML flow style.
  public let example: String?
  /// The paper or manual behind it.
  public let source: String?

  public init(
    name: String, meaning: String, keys: [KeyReference], oneOf: [[String]] = [], example: String? = nil,
    source: String? = nil
  ) {
    self.name = name
    self.meaning = meaning
    self.keys = keys
    self.oneOf = oneOf
    self.example = example
    self.source = source
  }
}
