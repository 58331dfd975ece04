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
  /// - Parameters:
  ///   - by: How many blanks are too many; below 0, how many are missing.
  ///   - beside: The key, or the dash, that stands right.
  case indented(by: Int, beside: String)
  case unclosedQuote(Unicode.Scalar)
  case unclosedBracket
  case extraBracket
  case behindValue
  case behindEnd
  case colonInValue
  case typographicQuotes
  /// - Parameter meant: The line as it is to be written, where that can be told.
  case missingColon(meant: String?)
  case dashWithoutBlank(meant: String)
  case foreignComment
  case oddBlank(Unicode.Scalar)
  case badCharacter
  case undefinedAlias
  case badEscape
  case other(String)
}
