import FreshetCore

extension Wording {
  /// Sentences about the file as a whole and its YAML.
  static func sentence(_ problem: FileProblem) -> Sentence {
    switch problem {
    case .notFound(let meant): Sentence("there is no such file", hint: didYouMean(meant))
    case .directory: Sentence("this is a folder, not a scenario file", hint: "name a file in it, such as `scenario.yaml`")
    case .notAFile: Sentence("this is a pipe or a device, not a file", hint: "`-` reads a scenario from standard input")
    case .notReadable: Sentence("the file cannot be read", hint: "may you read it? `ls -l` shows its permissions")
    case .tooLarge(let bytes, let limit):
      Sentence(
        "the file is too large for a scenario: \(decimal(Double(bytes) / 1_048_576)) MB, at most \(limit >> 20) MB are read",
        hint: "a scenario file is YAML; measured data belongs in CSV files that it names")
    case .notText(_, _, isUTF16: true): Sentence("the file is a text in UTF-16", hint: "save it as UTF-8")
    case .notText(let offset, let line, isUTF16: false):
      Sentence(
        "the file is not a text in UTF-8: byte \(offset + 1), in line \(line), is not",
        hint: "a scenario file is YAML; save it as UTF-8")
    case .controlCharacter(let character):
      Sentence(
        "a character that YAML does not allow: U+\(hexadecimal(character.value))", label: "here, and it cannot be seen",
        hint: "remove it, or write it as an escape in double quotes")
    case .sweep:
      Sentence("this is a sweep, not a scenario", hint: "`freshet sweep` runs it; with `--dry-run` it says what is wrong with it")
    case .nothingInIt: Sentence("there is nothing in the file", hint: "a scenario begins with `freshet: 1`; `freshet init` writes one to start from")
    case .severalDocuments:
      Sentence("a second document begins in the file", label: "`---` begins a new document", hint: "write one scenario a file")
    case .tab:
      Sentence("a tab in the indentation", label: "YAML wants blanks here", hint: "indent with two blanks for each level")
    case .alias(let name):
      Sentence("aliases are not supported", label: "stands for `&\(name)`", hint: "write the value out where it is used")
    case .tooDeep: Sentence("the values are nested too deeply", hint: "a scenario needs no more than ten levels")
    case .tooManyValues(let limit): Sentence("there are more than \(limit) values in the file, too many for a scenario")
    case .syntax(let mistake): sentence(mistake)
    }
  }

  /// At least four digits, as code points are written.
  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func sentence(_ mistake: YAMLMistake) -> Sentence {
    switch mistake {
    case .indentation:
      Sentence(
        "the indentation does not fit", label: "neither inside the key above nor beside it",
        hint: "keys that belong together begin in the same column")
    case .indented(let blanks, let beside): indented(by: blanks, beside: beside)
    case .unclosedQuote(let quote):
      Sentence("a quotation is not closed", label: "begins here", hint: "end it with another \(code(String(quote))), or remove this one")
    case .unclosedBracket:
      Sentence(
        "a bracket is not closed, or a comma is missing in it", label: "begins here",
        hint: "each `{` needs its `}`, and each `[` its `]`; a comma stands between two entries")
    case .extraBracket: Sentence("a bracket is closed that was not opened", label: "one too many", hint: "remove it")
    case .behindValue:
      Sentence(
        "something stands behind the end of a value", label: "too much",
        hint: "put all of the text in quotes: `title: \"A week's freeze\"`; quotes inside of them are written `\\\"`")
    case .behindEnd: Sentence("the scenario has ended above", label: "too much", hint: "a file holds one scenario: remove what ends it, or this")
    case .colonInValue:
      Sentence(
        "a second colon on the line", label: "unexpected",
        hint: "put a text with a colon in quotes: `title: \"Freeze: the pictures\"`; two keys stand on two lines")
    case .typographicQuotes:
      Sentence("these quotes are not those of YAML", label: "so the text ends at its colon", hint: straightQuotes)
    case .missingColon(let meant):
      Sentence(
        "a key without its colon, or without the blank after the colon", label: "`: ` is missing here",
        hint: meant.map { "write \(code($0))" } ?? "write `key: value`; a text that goes on is indented deeper than its key")
    case .dashWithoutBlank(let meant):
      Sentence("a list element without the blank after its dash", label: "a blank is missing behind it", hint: "write \(code(meant))")
    case .foreignComment: Sentence("this is neither a key nor a comment", label: "unexpected", hint: "a comment begins with `#`")
    case .oddBlank(let blank):
      Sentence(
        "a blank that is none for YAML: U+\(hexadecimal(blank.value))", label: "looks like a blank",
        hint: "replace it by a plain blank; text that is copied from a page may have it")
    case .badCharacter: Sentence("a value cannot begin with this character", label: "unexpected", hint: "put the value in quotes")
    case .undefinedAlias:
      Sentence("a value cannot begin with `*`", label: "unexpected", hint: "put a text that begins with `*` in quotes")
    case .badEscape:
      Sentence(
        "unknown escape in a quotation", label: "after a backslash",
        hint: "write `\\\\` for a backslash, or use single quotes, in which a backslash is only that")
    case .other(let problem): Sentence("not valid YAML: \(problem)", label: "here")
    }
  }

  /// What to write in place of quotes that only look well.
  static let straightQuotes = "write straight quotes, `\"`, or none"

  private static func indented(by blanks: Int, beside: String) -> Sentence {
    let count = blanks.magnitude == 1 ? "one blank" : "\(blanks.magnitude) blanks"
    return Sentence(
      "this is indented \(count) too \(blanks > 0 ? "far" : "little")", label: "must begin in the same column as \(code(beside))",
      hint: "\(blanks > 0 ? "remove" : "put") \(count) in front of it")
  }
}
