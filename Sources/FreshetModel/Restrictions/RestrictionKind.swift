public import FreshetCore

/// A named kind of restriction: a preset over the one mechanism of gates, which says what it does.
///
/// Each kind is a file in this folder; ``RestrictionRegistry`` is the list of them.
public protocol RestrictionKind: Sendable {
  /// The keys that the kind has beside those of every restriction.
  static var reference: EntryReference { get }

  /// What a restriction of this kind does.
  ///
  /// - Parameters:
  ///   - parameters: The restriction's keys, defaults filled in.
  ///   - offered: All that people do on the platform: the names of its actions, and ``Action/register`` where they sign up.
  static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect]
}

/// The list of restriction kinds.
public enum RestrictionRegistry {
  static let kinds: [any RestrictionKind.Type] = [
    ProfileFreeze.self, Freeze.self, RegistrationPause.self, Maintenance.self, RateLimit.self, PlatformBlock.self, IntermittentBlock.self,
    ToolDisruption.self, StoreRemoval.self, AccountPurge.self, RealNameMandate.self, Deterrence.self, ComplianceDeadline.self, BareGate.self,
  ]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "restriction kind", entries: kinds.map { $0.reference })

  /// What a restriction does.
  ///
  /// - Parameters:
  ///   - kind: The value of the key `kind`.
  ///   - parameters: The restriction's keys, defaults filled in.
  ///   - offered: All that people do on the platform, sign-ups included.
  /// - Returns: Nothing where there is no such kind.
  public static func effects(kind: String, _ parameters: ParameterTable, offered: [String]) -> [Effect] {
    kinds.first { $0.reference.name == kind }?.effects(parameters, offered: offered) ?? []
  }
}
