import FreshetPictures
import FreshetResults

/// A run or a sweep, read to be drawn.
enum ResultPictures {
  case run(RunReading)
  case sweep(SweepReading)

  /// Reads a folder.
  init(path: String) throws(CommandError) {
    let path = Self.plain(path)
    do throws(ReadingError) {
      switch try ResultFolderKind(of: path) {
      case .run: self = .run(try RunReading(path: path))
      case .sweep: self = .sweep(try SweepReading(path: path))
      }
    } catch {
      throw .reading(error)
    }
  }

  /// All pictures, in the order of the report.
  var pictures: [Picture] {
    switch self {
    case .run(let reading): reading.pictures
    case .sweep(let reading): reading.pictures
    }
  }

  /// The page.
  var page: String {
    switch self {
    case .run(let reading): ReportPage.page(reading)
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
  ///   - output: Where the page goes; absent: beside the folder, under its name.
  ///   - replaces: Whether something else than a report is replaced.
  /// - Returns: Where it is.
  static func writeReport(of path: String, to output: String? = nil, replaces: Bool) throws(CommandError) -> String {
    let page = try ResultPictures(path: path).page
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
