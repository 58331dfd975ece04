extension String {
  /// This text in double quotes, as JSON and YAML both read it.
  ///
  /// Quotes, backslashes, control characters, line separators and the mark of byte order are escaped; all else stands as it is.
  public var quoted: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) { return "\"" + self + "\"" }
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: quoted += Self.escape(scalar)
        default: if scalar.value == 0xFEFF { quoted += Self.escape(scalar) } else { quoted.unicodeScalars.append(scalar) }
        }
      }
    }
    return quoted + "\""
  }

  /// All that is escaped by number has four digits at most.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
