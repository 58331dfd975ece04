/// A problem in a text that a user wrote, told so that the user can mend it.
///
///     error: `until` is before `from`
///       --> Scenarios/wechat.yaml:31:12
///        |
///     30 |     from: 2017-10-17T18:00
///        |           ---------------- the freeze starts here
///     31 |     until: 2017-10-01
///        |            ^^^^^^^^^^ and ends 16 days earlier
///
///     hint: did you mean `2017-11-01`?
public struct Diagnostic: Sendable {
  /// A second place that helps to understand the first.
  public struct Note: Sendable {
    public var span: SourceSpan
    public var label: String

    public init(_ span: SourceSpan, _ label: String) {
      self.span = span
      self.label = label
    }
  }

  /// What is wrong, in one line without a full stop.
  public var message: String
  public var span: SourceSpan
  /// Stands beside the caret; may be empty.
  public var label: String
  public var notes: [Note]
  /// What to do about it.
  public var hint: String?
  /// What kind of problem it is, for programs: `restriction.end_before_start`.
  public var code: String

  public init(message: String, code: String = "", span: SourceSpan, label: String = "", notes: [Note] = [], hint: String? = nil) {
    self.message = message
    self.code = code
    self.span = span
    self.label = label
    self.notes = notes
    self.hint = hint
  }
}
