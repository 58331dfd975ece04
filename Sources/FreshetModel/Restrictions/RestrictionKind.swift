public import FreshetCore

/// A named kind of restriction: a preset over the one mechanism of gates, which says what is gated.
///
/// Each kind is a file in this folder; ``RestrictionRegistry`` is the list of them.
public protocol RestrictionKind: Sendable {
  /// The keys that the kind has beside those of every restriction.
  static var reference: EntryReference { get }

  /// The names of the actions that the restriction gates.
  static func gatedActions(_ parameters: ParameterTable) -> [String]

  /// The limit that its gate holds, for a kind whose gate stops more attempts the more there are; `nil` for all others.
  static func rateLimit(_ parameters: ParameterTable) -> RateLimit?
}

extension RestrictionKind {
  public static func rateLimit(_ parameters: ParameterTable) -> RateLimit? { nil }
}

/// The list of restriction kinds.
public enum RestrictionRegistry {
  static let kinds: [any RestrictionKind.Type] = [ProfileFreeze.self, RegistrationPause.self, RateLimit.self]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "restriction kind", entries: kinds.map { $0.reference })

  /// The names of the actions that a restriction gates.
  ///
  /// - Parameters:
  ///   - kind: The value of the key `kind`.
  ///   - parameters: The restriction's keys.
  /// - Returns: `nil` where there is no such kind.
  public static func gatedActions(kind: String, _ parameters: ParameterTable) -> [String]? {
    kinds.first { $0.reference.name == kind }?.gatedActions(parameters)
  }

  /// The limit that a restriction holds; `nil` where its kind holds none.
  public static func rateLimit(kind: String, _ parameters: ParameterTable) -> RateLimit? {
    kinds.first { $0.reference.name == kind }?.rateLimit(parameters)
  }
}
