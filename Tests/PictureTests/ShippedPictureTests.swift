import Foundation
import FreshetPictures
import FreshetScenarios
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The reports of all shipped scenarios, and of one whose texts are hostile, are sound.
@Suite struct ShippedPictureTests {
  @Test(arguments: RunFolderOfTest.shipped)
  func picturesAreSound(_ name: String) throws {
    let folder = try RunFolderOfTest.make(RunFolderOfTest.shipped(name))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let reading = try RunReading(path: folder)
    let pictures = reading.pictures
    #expect(pictures.count >= 1)
    #expect(Set(pictures.map(\.name)).count == pictures.count)
    for picture in pictures { check(picture) }
    check(page: ReportPage.page(reading))
  }

  private func check(_ picture: Picture) {
    for width in [PictureStyle.wide, PictureStyle.narrow] {
      let drawing = picture.chart.drawing(width: width)
      let frame = Box(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
      // A picture of 360 pixels has 358 of a screen of 390.
      for label in drawing.labels {
        #expect(label.size * 358 / 360 >= 11, "\(picture.name): \(label.text)")
        #expect(frame.contains(label.box), "\(picture.name) at \(width): \(label.text) at \(label.box) is outside of \(frame)")
      }
      let boxes = drawing.labels.map { label in
        (label.text, Box(left: label.box.left + 1, top: label.box.top + 1, right: label.box.right - 1, bottom: label.box.bottom - 1))
      }
      for (index, first) in boxes.enumerated() {
        for second in boxes[(index + 1)...] where first.1.overlaps(second.1) {
          Issue.record("\(picture.name) at \(width): \(first.0) lies on \(second.0)")
        }
      }
      let isSound = isWellFormed(drawing.svg(picture.alternative, identifier: "x", classes: "wide"))
      #expect(isSound, "\(picture.name)")
    }
    #expect(isWellFormed(picture.svg()), "\(picture.name)")
    #expect(!picture.title.isEmpty && !picture.description.isEmpty && !picture.table.rows.isEmpty, "\(picture.name)")
    for row in picture.table.rows { #expect(row.count == picture.table.columns.count) }
    #expect(!picture.chart.gnuplot.plots.isEmpty)
  }

  private func check(page: String) {
    #expect(page.utf8.count <= ReportPage.mostBytes, "\(page.utf8.count) bytes")
    for word in ["<script", "http:", "src=", "@import", "url(", "javascript:"] { #expect(!page.contains(word), "\(word)") }
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    // Each picture twice, each with its words and its numbers.
    let pictures = page.components(separatedBy: "<svg ").count - 1
    #expect(pictures.isMultiple(of: 2) && pictures >= 2)
    for part in ["role=\"img\"", "<desc "] { #expect(page.components(separatedBy: part).count - 1 == pictures) }
    #expect(page.components(separatedBy: "<details>").count - 1 == pictures / 2)
    for heading in ["What is assumed", "Where the numbers come from", "Run it again"] { #expect(page.contains(heading)) }
    let identifiers = page.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
  }

  private func isWellFormed(_ svg: String) -> Bool { XMLParser(data: Data(svg.utf8)).parse() }

  /// What somebody wrote stays text, in whatever script and with whatever marks.
  @Test func textsOfUsersStayTexts() throws {
    let title = "</title><script>alert('x')</script> & \"quotes\" \u{1}\u{1B}[31m\u{202E}evil עברית العربية 微信冻结 ]]>"
    let text = """
      freshet: 1
      name: hostile
      title: \(json(title))
      sources: [\(json(title))]
      assumptions: [\(json(title))]
      from: 2026-03-02
      until: 2026-03-16
      sample: 1/100
      replications: 2
      platforms:
        forum: {users: 200 k, actions: {post: {gap: {exponential: {mean: 5 d}}}}}
      restrictions:
        - kind: freeze
          platform: forum
          actions: [post]
          message: \(json(title))
          from: 2026-03-06
          until: 2026-03-09
          reaction: {defer: {share: 60 %, delay: {exponential: {mean: 8 h}}}, abandon: {share: rest}}
      observed:
        - {metric: active, platform: forum, series: [{at: 2026-03-05, value: 190 k}], source: \(json(title))}
      """
    let folder = try RunFolderOfTest.make(ScenarioLoader.load(text: text, path: "hostile.yaml"))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let reading = try RunReading(path: folder)
    for picture in reading.pictures { check(picture) }
    let page = ReportPage.page(reading)
    check(page: page)
    #expect(page.components(separatedBy: "&lt;script&gt;alert(&#39;x&#39;)").count >= 5)
    #expect(page.contains("עברית العربية 微信冻结"))
    #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control && $0 != "\u{202E}" })
  }

  private func json(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        scalar == "\"" || scalar == "\\"
          ? "\\\(scalar)"
          : scalar.properties.generalCategory == .control || scalar == "\u{202E}"
            ? "\\u" + String(scalar.value + 0x10000, radix: 16).suffix(4)
            : String(scalar)
      }.joined() + "\""
  }

  /// A published number stands beside ours, and the ratio is that of the two.
  @Test func whatWasPublishedStandsBesideOurs() throws {
    let folder = try RunFolderOfTest.make(RunFolderOfTest.shipped("telegram-2015-sign-up-rush"))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let table = try String(contentsOfFile: folder + "/timeseries.csv", encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = { (name: String) in table[0].firstIndex(of: Substring(name)) ?? 0 }
    let ours = table.filter { row in
      row[column("arm")] == "restricted" && row[column("action")] == "register" && row[column("local_time")].hasPrefix("2015-12-17")
    }.reduce(0) { $0 + (Double($1[column("completed")]) ?? 0) }
    #expect(ours > 1e6)
    let picture = try #require(RunReading(path: folder).pictures.first { $0.words[0] == "observed" })
    #expect(picture.table.rows == [["2015-12-17 00:00", Figure.count(5.7e6), Figure.count(ours), Figure.times(ours / 5.7e6)]])
    #expect(picture.caption.contains("Ours is \(Figure.times(ours / 5.7e6)) times the published"))
  }

  /// The same folder gives the same page.
  @Test func pagesAreTheSameEveryTime() throws {
    let folder = try RunFolderOfTest.make(RunFolderOfTest.shipped("congress-2017", people: 3000))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pages = try (0..<2).map { _ in ReportPage.page(try RunReading(path: folder)) }
    #expect(pages[0] == pages[1])
  }
}
