/// What the value of a key looks like in a scenario file, and what it is read as.
public indirect enum ValueKind: Sendable {
  /// Any text; read as `.text`.
  case text
  /// A name of lower-case letters, digits, `_` and `-`, beginning with a letter; read as `.text`.
  case identifier
  /// The path of a data file, relative to the scenario file; read as `.text`, and what stands in it with it.
  case path(DataTable)
  case boolean
  case integer(ClosedRange<Int>)
  /// A number without unit; read as `.number`.
  case number(NumberRange)
  /// People or accounts, `963 M`, `300 k`, `40`; read as `.number`.
  case count
  /// A share, always with its `%`; `93 %` is read as `.number(0.93)`. From 0 to 100 %.
  case share
  /// A share as ``share``, or `rest` for what other shares leave of 100 %; read as `.number`, `rest` as `.text`.
  case shareOrRest
  /// A part of a whole, `1/1000` or `0.1 %` or `1`; read as `.number`, greater than 0 and at most 1.
  case fraction
  /// People per time, `300 k per d`; read as `.number` per second.
  case rate
  /// A length of time with its unit, `3 h`, `75 d`, `1.5 y`; read as `.number` of seconds. (`y` is 365.25 days, `mo` a
  /// twelfth of it.)
  case duration(DurationRange)
  /// A date or a date and time in the scenario's time zone; read as `.instant`.
  case instant
  /// The name of a time zone, `Asia/Shanghai`; read as `.text`.
  case timeZone
  /// One of a few words; read as `.text`.
  case choice([String])
  /// A list of values of one kind.
  case list(ValueKind)
  /// A list of mappings with the keys of one entry, all of them required single values; or a CSV file with a row for each mapping and
  /// a column for each key, `{file: outages.csv}`. Read as a `.list` of `.table`s, however it is given.
  case rows(EntryReference, atMost: Int)
  /// A mapping whose keys the scenario chooses (platforms, actions, origins); `of` says what is named. Read as `.table`, in
  /// the order of the file.
  case named(ValueKind, of: String)
  /// A mapping with the keys of one entry; read as `.table`.
  case entry(EntryReference)
  /// A mapping with the keys of one entry or, in short, the value of one of them, which is a scalar; read as `.table` with that key in
  /// any case, and without defaults in short.
  case short(ValueKind, for: String, of: EntryReference)
  /// A mapping with exactly one key, which names an entry of the registry, and its parameters as value:
  /// `{gamma: {mean: 75 d, shape: 0.5}}`. Read as `.table` with one element.
  case one(Registry)
  /// A mapping whose keys name entries of the registry: `{defer: {…}, abandon: {…}}`. Read as `.table`.
  case some(Registry)
  /// A mapping whose `kind` names an entry of the registry; its keys are the `common` ones and those of the entry.
  /// Read as `.table`.
  case tagged(Registry, common: EntryReference)
}

/// What has to stand in a data file, which is a CSV file with a header.
public indirect enum DataTable: Sendable {
  /// Gaps that were measured, and their weights if wanted.
  case gaps
  /// A row for each mapping with the keys of an entry, which are the columns.
  case rows(EntryReference, atMost: Int)
}

extension EntryReference {
  /// Describes `{file: outages.csv}`, which may stand in place of a list of such entries.
  ///
  /// - Parameter limit: The greatest number of rows.
  public func file(atMost limit: Int) -> EntryReference {
    let columns = keys.map { "`\($0.name)`" }.joined(separator: " and ")
    return EntryReference(
      name: "data file", meaning: "A CSV file in place of a list.",
      keys: [
        .required(
          "file", .path(.rows(self, atMost: limit)), "A CSV file with a header, the columns \(columns), and at most \(limit) rows.")
      ])
  }
}

/// A closed list of entries, such as all distributions.
public struct Registry: Sendable {
  /// What the entries are, in the singular: "distribution", "reaction", "restriction kind".
  public let name: String
  public let entries: [EntryReference]

  public init(name: String, entries: [EntryReference]) {
    self.name = name
    self.entries = entries
  }
}

/// Which numbers a key accepts. All must be finite.
public enum NumberRange: Sendable {
  case any
  case positive
  case notNegative
}

/// Which lengths of time a key accepts.
public enum DurationRange: Sendable {
  case positive
  case notNegative
}
