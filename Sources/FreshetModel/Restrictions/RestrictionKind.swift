public import FreshetCore

/// A named kind of restriction: a preset over the one mechanism of gates, which says what it does.
///
/// Each kind is a file in this folder; ``RestrictionRegistry`` is the list of them.
public protocol RestrictionKind: Sendable {
  /// The keys that the kind has beside those of every restriction.
  static var reference: EntryReference { get }

  /// Whether it stops people, who react. If not, there is no `reaction`.
  static var stops: Bool { get }

  /// The gates that a restriction of this kind puts up.
  ///
  /// - Parameters:
  ///   - parameters: The restriction's keys, defaults filled in.
  ///   - offered: All that people do on the platform: the names of its actions, and ``Action/register`` where they sign up.
  static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect]

  /// What a restriction of this kind does beside that.
  ///
  /// - Parameters:
  ///   - parameters: The restriction's keys, defaults filled in.
  ///   - start: The start of the run in microseconds since 1970.
  static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure]
}

extension RestrictionKind {
  public static var stops: Bool { true }
  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] { [] }
}

/// The list of restriction kinds.
public enum RestrictionRegistry {
  static let kinds: [any RestrictionKind.Type] = [
    ProfileFreeze.self, Freeze.self, RegistrationPause.self, Maintenance.self, RateLimit.self, PlatformBlock.self, IntermittentBlock.self,
    ToolDisruption.self, StoreRemoval.self, AccountPurge.self, RealNameMandate.self, Deterrence.self, ComplianceDeadline.self, PlainFriction.self,
    Pledge.self, PerActionCheck.self, Approval.self, BareGate.self,
  ]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "restriction kind", entries: kinds.map { $0.reference })

  /// The kind that the value of the key `kind` names.
  public static func kind(_ name: String) -> (any RestrictionKind.Type)? { kinds.first { $0.reference.name == name } }
}
