import FreshetCore
import FreshetResults

/// One page about a run or a sweep: words, figures, pictures, and how to make it again.
package enum ReportPage {
  /// Stands in the head of every report.
  package static let mark = "<meta name=\"generator\" content=\"freshet report"
  /// The most bytes of a page.
  package static let mostBytes = 150 << 10

  /// The page of a run.
  ///
  /// - Parameter sweep: A sweep of the same scenario over what is assumed, whose bands are to stand beside the intervals.
  /// - Complexity: O(intervals of the pictures).
  package static func page(_ run: RunReading, bands sweep: SweepReading? = nil) -> String {
    let title = (run.file.title ?? Words.plain(run.manifest.name)) + run.variant
    let story = RunStory(run, bands: sweep)
    var pictures = run.pictures
    if let sweep, var band = sweep.bandPicture {
      band.caption += " They are those of \(sweep.path), at \(sweep.manifest.points) points."
      pictures.insert(band, at: min(1, pictures.count))
    }
    let before = HTML.text("h1", title) + "\n" + story.beginning + story.cards
    return page(title: title, before: before, pictures: pictures, after: story.end, command: "freshet plot \(run.path.shellQuoted)")
  }

  /// The page of a sweep.
  package static func page(_ sweep: SweepReading) -> String {
    let title = sweep.plan.title ?? Words.capitalized(sweep.manifest.name.replacing("-", with: " "))
    let story = SweepStory(sweep)
    let before = HTML.text("h1", title) + "\n" + story.beginning
    return page(title: title, before: before, pictures: sweep.pictures, after: story.end, command: "freshet plot \(sweep.path.shellQuoted)")
  }

  /// Puts a page together; pictures that would make it too large are named instead.
  private static func page(title: String, before: String, pictures: [Picture], after: String, command: String) -> String {
    let head =
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\(mark) \(FreshetVersion.string)\">"
      + "<title>\(Markup.escaped(title))</title>\n<style>\n\(HTML.sheet)\n\(PictureStyle.sheet)\n</style></head><body><main>\n"
    let end =
      after
      + HTML.own(
        "p", "Drawn by Freshet \(FreshetVersion.string), which simulates what restrictions do to the users of a platform.", classes: "soft")
      + "\n</main></body></html>\n"
    var room = mostBytes - (head + before + end).utf8.count - 2000
    var (figures, left) = ("", [Picture]())
    for (number, picture) in pictures.enumerated() {
      let figure = HTML.figure(picture, number: number)
      guard figure.utf8.count <= room else {
        left.append(picture)
        continue
      }
      room -= figure.utf8.count
      figures += figure
    }
    let more =
      left.isEmpty
      ? ""
      : HTML.own(
        "p",
        "Left out, so that the page stays small: "
          + left.prefix(10).map { "\(command) \($0.words.joined(separator: " "))" }.joined(separator: "; ") + ".", classes: "soft")
    return head + before + figures + more + end
  }
}

extension RunReading {
  /// Options that change what is simulated, and not only how often or of how many.
  private static let changes = ["--set ", "--only ", "--without "]

  /// Stands behind the title of a run that is not as its file has it: ` (with platforms.wechat.users=10 M)`.
  fileprivate var variant: String {
    let changes = manifest.overrides.filter { word in Self.changes.contains { word.hasPrefix($0) } }
    guard let first = changes.first else { return manifest.leftOut.isEmpty ? "" : " (without \(Words.list(manifest.leftOut)))" }
    let words = first.replacing("--set ", with: "with ", maxReplacements: 1).replacing("--", with: "", maxReplacements: 1)
    return " (\(words)" + (changes.count > 1 ? " and \(changes.count - 1) more" : "") + ")"
  }

  private static let mostFlows = 4
  private static let mostPlatforms = 3

  /// All pictures, in the order of the page.
  package var pictures: [Picture] {
    // Where nothing is changed, what goes on all the same.
    let busiest = flows.max { $0.arms.restricted.completed.reduce(0, +) < $1.arms.restricted.completed.reduce(0, +) }
    let shown = touchedFlows.isEmpty ? busiest.map { [$0] } ?? [] : Array(touchedFlows.prefix(Self.mostFlows))
    let flows = shown.map(flowPicture)
    let observed = file.observed.compactMap(observedPicture)
    let stocks = stocks.compactMap { stock in stockPicture(stock).map { ($0, change(of: stock)) } }.sorted { $0.1 > $1.1 }.map(\.0)
    return Array(flows.prefix(1)) + observed + [backlogPicture, effectPicture].compactMap(\.self) + services.flatMap(servicePictures)
      + stocks.prefix(Self.mostPlatforms) + (ledgerPicture.map { [$0] } ?? []) + activity.prefix(Self.mostPlatforms).compactMap(activityPicture)
      + flows.dropFirst()
  }

  /// How much the accounts of a platform differ between the arms.
  private func change(of stock: StockReading) -> Double {
    StockReading.states.reduce(0) { most, state in
      max(most, zip(stock.counts(state, \.restricted), stock.counts(state, \.baseline)).map { abs($0 - $1) }.max() ?? 0)
    }
  }
}

extension String {
  /// As a word of a shell command.
  var shellQuoted: String {
    let isPlain =
      !isEmpty && first != "-"
      && unicodeScalars.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "/._-+".unicodeScalars.contains(scalar))
      }
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
