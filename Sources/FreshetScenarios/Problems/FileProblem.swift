/// What can be wrong with the file as a whole and with its YAML.
enum FileProblem: Sendable {
  /// There is no such file, but perhaps one that was meant.
  case notFound(meant: String?)
  case directory
  /// A named pipe, a device or a socket.
  case notAFile
  case notReadable
  case tooLarge(bytes: Int, limit: Int)
  case notText(offset: Int, line: Int, isUTF16: Bool)
  case controlCharacter(Unicode.Scalar)
  case nothingInIt
  /// A file of a sweep where a scenario is wanted.
  case sweep
  case severalDocuments
  case tab
  case alias(String)
  case tooDeep
  case tooManyValues(limit: Int)
  case syntax(YAMLMistake)
}

/// The mistakes in YAML itself that people make.
enum YAMLMistake: Sendable {
  case indentation
  case unclosedQuote
  case unclosedBracket
  case colonInValue
  case missingColon
  case badCharacter
  case undefinedAlias
  case badEscape
  case other(String)
}
