/// The description of one key: its meaning, what its value looks like, and its default.
public struct KeyReference: Sendable {
  public let name: String
  public let kind: ValueKind
  public let meaning: String
  public let isRequired: Bool
  /// The value that an absent key has, as YAML text; `nil` where absence itself means something (the meaning says what).
  public let defaultText: String?
  /// Where a default or a range comes from.
  public let source: String?

  /// A key that must be given.
  public static func required(_ name: String, _ kind: ValueKind, _ meaning: String, source: String? = nil) -> KeyReference {
    KeyReference(name: name, kind: kind, meaning: meaning, isRequired: true, defaultText: nil, source: source)
  }

  /// A key that may be absent.
  public static func optional(
    _ name: String, _ kind: ValueKind, default defaultText: String? = nil, _ meaning: String, source: String? = nil
  ) -> KeyReference {
    KeyReference(name: name, kind: kind, meaning: meaning, isRequired: false, defaultText: defaultText, source: source)
  }
}
