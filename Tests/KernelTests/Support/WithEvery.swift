import Testing

/// Calls `body` with every value, and says with which value it found something wrong.
///
/// - Parameter body: Returns what is wrong; nothing if all is well.
func withEvery<Value>(
  _ name: String, in values: some Sequence<Value>, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (Value) throws -> String?
) {
  for value in values {
    do {
      if let problem = try body(value) { Issue.record("\(name) = \(value): \(problem)", sourceLocation: sourceLocation) }
    } catch {
      Issue.record("\(name) = \(value): \(error)", sourceLocation: sourceLocation)
    }
  }
}
