/// Whole numbers, most of them zeros, as a text without line ends.
enum RunLengthText {
  /// Numbers to the base 35 with blanks between; a run of zeros is `z` and how many there are.
  static func text(_ numbers: [Int]) -> String {
    var words: [String] = []
    var zeros = 0
    func end() {
      if zeros > 0 { words.append("z" + String(zeros, radix: base)) }
      zeros = 0
    }
    for number in numbers {
      if number == 0 {
        zeros += 1
      } else {
        end()
        words.append(String(number, radix: base))
      }
    }
    end()
    return words.joined(separator: " ")
  }

  /// - Parameter limit: More numbers than that are not what was written.
  /// - Returns: `nil` where the text is not of this form.
  static func numbers(_ text: String, limit: Int) -> [Int]? {
    var numbers: [Int] = []
    for word in text.split(separator: " ") {
      if word.first == "z", word.count > 1, let count = Int(word.dropFirst(), radix: base) {
        guard count > 0, count <= limit - numbers.count else { return nil }
        numbers += repeatElement(0, count: count)
      } else {
        guard let number = Int(word, radix: base), numbers.count < limit else { return nil }
        numbers.append(number)
      }
    }
    return numbers
  }

  // Numbers that begin with `z` would be taken for zeros, so the base is one less than it could be.
  private static let base = 35
}
