import FreshetCore

/// Reads the text of a file that a user names, whatever it turns out to be.
enum ScenarioText {
  /// Scenario files have kilobytes; what is larger was not meant.
  static let largestFile = 8 << 20

  static func read(path: String) throws(ScenarioProblemError) -> String {
    let bytes = try InputFile(path: path, mayBeStream: true).read(limit: largestFile)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw ScenarioProblemError(.notText(offset: 0, line: 1, isUTF16: true))
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw notText(bytes, at: firstInvalidByte(bytes))
    }
    if let zero = bytes.firstIndex(of: 0) { throw notText(bytes, at: zero) }
    return text
  }

  private static func notText(_ bytes: [UInt8], at offset: Int) -> ScenarioProblemError {
    let newline = UInt8(ascii: "\n")
    let problem = FileProblem.notText(offset: offset, line: 1 + bytes[..<offset].count { $0 == newline }, isUTF16: false)
    let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
    let start = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let column = 1 + String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count
    return ScenarioProblemError(problem, text: String(decoding: bytes[..<end], as: UTF8.self), column: column)
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var low = 0
    var high = bytes.count
    // The longest valid beginning; a character that is cut off at its end is not invalid yet.
    while low < high {
      let middle = (low + high + 1) / 2
      if String(validating: bytes[..<middle], as: UTF8.self) != nil { low = middle } else { high = middle - 1 }
      if high - low < 4 { break }
    }
    for end in stride(from: min(bytes.count, low + 4), through: low, by: -1)
    where String(validating: bytes[..<end], as: UTF8.self) != nil {
      return end
    }
    return low
  }
}

/// A problem that concerns a text as a whole.
struct ScenarioProblemError: Error {
  var problem: FileProblem
  /// The text up to the end of the line that is wrong, and the column in that line, where there is one.
  var text: String?
  var column: Int

  init(_ problem: FileProblem, text: String? = nil, column: Int = 1) {
    self.problem = problem
    self.text = text
    self.column = column
  }
}
