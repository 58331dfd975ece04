import FreshetPictures
import FreshetResults
import FreshetScenarios

/// A run or a sweep, read to be drawn.
enum ResultPictures {
  /// - Parameter bands: A sweep of the same scenario over what is assumed.
  case run(RunReading, bands: SweepReading?)
  case sweep(SweepReading)

  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - bands: That of a sweep over what the scenario of a run assumes; absent: the one beside the run, RUN-assumptions, where it is one.
  init(path: String, bands: String? = nil) throws(CommandError) {
    let path = Self.plain(path)
    do throws(ReadingError) {
      switch try ResultFolderKind(of: path) {
      case .run:
        let run = try RunReading(path: path)
        let place = bands.map(Self.plain) ?? path + SweepReference.assumptionsEnding
        if bands != nil { _ = try ResultFolderKind(of: place) }
        let sweep = try? SweepReading(path: place)
        self = .run(run, bands: sweep.flatMap { !$0.bands.isEmpty && $0.isOfScenario(of: run) ? $0 : nil })
      case .sweep: self = .sweep(try SweepReading(path: path))
      }
    } catch {
      throw .reading(error)
    }
    if let bands, case .run(_, bands: nil) = self { throw .otherBands(path: bands, of: path) }
    if let bands, case .sweep = self { throw .otherBands(path: bands, of: path) }
  }

  /// All pictures, in the order of the report.
  var pictures: [Picture] {
    switch self {
    case .run(let reading, _): reading.pictures
    case .sweep(let reading): reading.pictures
    }
  }

  /// The page.
  var page: String {
    switch self {
    case .run(let reading, let bands): ReportPage.page(reading, bands: bands)
    case .sweep(let reading): ReportPage.page(reading)
    }
  }

  /// The path without slashes at its end.
  static func plain(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Writes the page of a folder.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - bands: As ``init(path:bands:)`` has it.
  ///   - output: Where the page goes; absent: beside the folder, under its name.
  ///   - replaces: Whether something else than a report is replaced.
  /// - Returns: Where it is.
  static func writeReport(of path: String, bands: String? = nil, to output: String? = nil, replaces: Bool) throws(CommandError) -> String {
    let page = try ResultPictures(path: path, bands: bands).page
    let file = output ?? plain(path) + ".html"
    try write(page, to: file, mark: ReportPage.mark, replaces: replaces)
    return file
  }

  static func write(_ text: String, to path: String, mark: String, replaces: Bool) throws(CommandError) {
    do throws(RunFolderError) {
      try PlainFile.write(text, to: path, mark: mark, replaces: replaces)
    } catch {
      throw .output(error)
    }
  }
}
