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
    case .nothingInIt: Sentence("there is nothing in the file", hint: "a scenario begins with `freshet: 1`")
    case .sweep:
      Sentence("this is a sweep, not a scenario", hint: "`freshet sweep` runs it; with `--dry-run` it says what is wrong with it")
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
    case .unclosedQuote: Sentence("a quotation is not closed", label: "begins here")
    case .unclosedBracket: Sentence("a bracket is not closed, or a comma is missing in it", label: "begins here")
    case .colonInValue:
      Sentence(
        "a second colon on the line, or the line is indented too far", label: "unexpected",
        hint: "put a text with a colon in quotes: `title: \"Freeze: the pictures\"`")
    case .missingColon:
      Sentence(
        "a key without its colon, or without the blank after the colon", label: "`: ` is missing here", hint: "write `key: value`"
      )
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
}
