import ArgumentParser

extension CompletionKind {
  /// A scenario file, or one of a sweep.
  static let scenario = CompletionKind.file(extensions: ["yaml", "yml", "json"])
}
