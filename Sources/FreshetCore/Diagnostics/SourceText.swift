/// A text that a diagnostic can point into: a scenario file, or an argument of the command line.
public struct SourceText: Sendable {
  /// The path of the file, or the name of the option.
  public let name: String
  /// The lines without their line ends.
  public let lines: [String]
  /// Whether the text is an argument, which has no line numbers worth showing.
  public let isArgument: Bool

  public init(name: String, text: String, isArgument: Bool = false) {
    self.name = name
    self.isArgument = isArgument
    // By scalars, since a carriage return and a line feed are one character.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
  }

  /// A text that cannot be shown, such as a file that cannot be read.
  public init(name: String) {
    self.name = name
    isArgument = false
    lines = []
  }

  /// The line with this number, counted from 1; `nil` beyond the end.
  public func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }
}

/// Where something stands in a source: a stretch of one line.
public struct SourceSpan: Hashable, Sendable {
  /// The position of the text in the list of sources.
  public var source: Int
  /// From 1; 0 stands for the whole text.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  /// In Unicode scalars, at least 1.
  public var length: Int

  public init(source: Int = 0, line: Int, column: Int, length: Int = 1) {
    self.source = source
    self.line = line
    self.column = column
    self.length = length
  }

  /// A text as a whole, where no place in it is meant.
  public static func whole(_ source: Int) -> SourceSpan { SourceSpan(source: source, line: 0, column: 0, length: 0) }

  /// Whether this begins before `other` in the order of reading.
  public func isBefore(_ other: SourceSpan) -> Bool {
    (source, line, column) < (other.source, other.line, other.column)
  }
}
