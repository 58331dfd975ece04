import FreshetCore
import Foundation

extension FormReader {
  /// Reads a value that is one word, number or text.
  mutating func readScalar(_ text: String, _ kind: ValueKind, _ place: Place, _ node: SourceNode) -> ParameterValue? {
    if !kind.isText, let first = text.first, "“”„‘’«".contains(first) {
      report(.typographicQuotes(text), place, node)
      return nil
    }
    do {
      return try Self.value(text, kind, zone: zone)
    } catch let error as NumberError {
      report(error.problem, place, node)
    } catch let error as InstantError {
      report(.badInstant(text, error.mistake), place, node)
    } catch {
      report(.wrongForm(kind, found: .word(text)), place, node)
    }
    return nil
  }

  private static func value(_ text: String, _ kind: ValueKind, zone: TimeZone) throws -> ParameterValue {
    switch kind {
    case .text: return .text(text)
    case .path:
      guard !text.isEmpty else { throw NumberError(.noValue(kind)) }
      return .text(text)
    case .identifier:
      guard text.isIdentifier else { throw NumberError(.badName(text, what: "name")) }
      return .text(text)
    case .boolean:
      switch text {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: throw NumberError(.unknownChoice(text, ["true", "false"]))
      }
    case .integer(let range): return .integer(try NumberWithUnit.integer(text, range))
    case .number(let range): return .number(try NumberWithUnit.number(text, range))
    case .count: return .number(try NumberWithUnit.count(text))
    case .share: return .number(try NumberWithUnit.share(text))
    case .shareOrRest: return text == "rest" ? .text(text) : .number(try NumberWithUnit.share(text))
    case .fraction: return .number(try NumberWithUnit.fraction(text))
    case .rate: return .number(try NumberWithUnit.rate(text))
    case .duration(let range): return .number(try NumberWithUnit.duration(text, range))
    case .instant: return .instant(try InstantText.read(text, zone: zone))
    case .timeZone:
      guard ZoneName.zone(text) != nil else { throw NumberError(.unknownTimeZone(text, nearest: ZoneName.nearest(to: text))) }
      return .text(text)
    case .choice(let words):
      guard words.contains(text) else { throw NumberError(.unknownChoice(text, words)) }
      return .text(text)
    case .list, .rows, .named, .entry, .short, .one, .some, .tagged: throw NumberError(.wrongForm(kind, found: .word(text)))
    }
  }
}

/// Names of time zones.
enum ZoneName {
  /// The zone of an IANA name. Abbreviations such as `EST`, which mean different zones to different people, are not taken.
  static func zone(_ name: String) -> TimeZone? {
    guard name == "UTC" || name.contains("/") else { return nil }
    return TimeZone(identifier: name)
  }

  /// The name that was probably meant: a slip of the pen, or a city without its continent.
  static func nearest(to name: String) -> String? {
    let city = name.lowercased().replacing(" ", with: "_")
    if let whole = names.first(where: { $0.lowercased() == city || $0.lowercased().hasSuffix("/" + city) }) { return whole }
    switch city {
    case "beijing", "asia/beijing", "china", "cst", "gmt+8", "utc+8", "+08:00", "utc+08:00": return "Asia/Shanghai"
    case "gmt", "z", "utc+0": return "UTC"
    default: return Suggestion.nearest(to: name, among: names)
    }
  }

  private static let names = TimeZone.knownTimeZoneIdentifiers.sorted()
}

extension String {
  /// Whether this is a name of lower-case letters, digits, `_` and `-` that begins with a letter.
  var isIdentifier: Bool {
    guard let first = utf8.first, (97...122).contains(first), utf8.count <= 64 else { return false }
    return utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45 }
  }

  /// A name made of what somebody wrote; `nil` where nothing is to be made of it, or where it is one.
  var asIdentifier: String? {
    let words = lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
    let name = words.joined(separator: "_")
    return name.isIdentifier && name != self ? name : nil
  }
}
