import Foundation
import FreshetPictures
import FreshetScenarios
import Testing

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
    for picture in pictures { SoundPicture.check(picture) }
    SoundPicture.check(page: ReportPage.page(reading))
  }

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
    for picture in reading.pictures { SoundPicture.check(picture) }
    let page = ReportPage.page(reading)
    SoundPicture.check(page: page)
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

  /// Where a quarter of hours would be a band of colour, lines are the means over its days, and say so; a month of hours is drawn as it is.
  @Test func manyHoursAreDrawnByDays() throws {
    for (name, points, ending) in [("weibo-maintenance", 91, " (means over days)"), ("wechat-2017-profile-freeze", 41 * 24, "an hour")] {
      let folder = try RunFolderOfTest.make(RunFolderOfTest.shipped(name, people: 3000))
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let picture = try #require(RunReading(path: folder).pictures.first { $0.words[0] == "flow" })
      #expect(picture.title.hasSuffix(ending) && picture.caption.contains("means over days") == ending.contains("means"))
      // A line for each moment, behind that of the names.
      let rows = picture.chart.gnuplot.data.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      #expect(rows.count == points + 1)
      let completed = try #require(rows[0].firstIndex { $0.contains("completed") })
      let drawn = rows.dropFirst().compactMap { Double($0[completed]) }.reduce(0, +) * (points < 100 ? 24 : 1)
      let table = picture.table
      let column = try #require(table.columns.firstIndex(of: "completed"))
      let told = table.rows.reduce(0.0) { $0 + (Self.number($1[column]) ?? 0) }
      #expect(abs(drawn / told - 1) < 0.02, "\(drawn) and \(told)")
    }
  }

  /// A count as it is written for people.
  private static func number(_ text: String) -> Double? {
    let parts = text.split { $0 == " " || $0 == "\u{A0}" }
    let factors = ["k": 1e3, "M": 1e6, "bn": 1e9]
    return parts.first.flatMap { Double($0) }.map { $0 * (parts.count > 1 ? factors[String(parts[1])] ?? 1 : 1) }
  }

  /// The same folder gives the same page.
  @Test func pagesAreTheSameEveryTime() throws {
    let folder = try RunFolderOfTest.make(RunFolderOfTest.shipped("congress-2017", people: 3000))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pages = try (0..<2).map { _ in ReportPage.page(try RunReading(path: folder)) }
    #expect(pages[0] == pages[1])
  }
}
