import Foundation
import FreshetPictures
import FreshetScenarios
import Testing

/// What a page says of restrictions of several kinds, and what its pictures and tables make of gaps and repeats.
@Suite struct StoryTests {
  private static let text = """
    freshet: 1
    name: office
    from: 2026-03-02
    until: 2026-03-30
    report_every: 1 d
    sample: 1/20
    replications: 2
    platforms:
      forum: {users: 60 k, sign_ups: {rate: 1200 per d}, actions: {post: {gap: {exponential: {mean: 2 d}}}, read: {gap: {exponential: {mean: 9 d}}}}}
    restrictions:
      - {name: the_form, kind: friction, platform: forum, from: 2026-03-09, actions: register, delay: {constant: {value: 4 min}}}
      - name: desk
        kind: approval
        platform: forum
        from: 2026-03-09
        actions: register
        servers: 5
        time: {constant: {value: 20 min}}
        hours: {opens: 9, closes: 17, days: [mon, tue, wed, thu, fri]}
        patience: {exponential: {mean: 6 h}}
        answers_within: 10 min
      - name: purge
        kind: account_purge
        platform: forum
        from: 2026-03-16
        share: 10 %
        restored: {hyperexponential: {means: [1 h, 10000 y], shares: [25 %, 75 %]}}
      - {name: fear, kind: deterrence, platform: forum, from: 2026-03-16, actions: read, depth: 50 %, exposed_by: purge}
      - name: one
        kind: freeze
        platform: forum
        actions: post
        from: 2026-03-20
        until: 2026-03-24
        reaction: {retry: {share: 100 %, gap: {constant: {value: 30 min}}, at_most: 48}}
    """

  private static let run = Result {
    let folder = try RunFolderOfTest.make(ScenarioLoader.load(text: text, path: "office.yaml"))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try RunReading(path: folder)
  }

  private func picture(_ words: [String]) throws -> Picture {
    let pictures = try Self.run.get().pictures
    return try #require(pictures.first { $0.words.starts(with: words) }, "\(pictures.map(\.name))")
  }

  @Test(arguments: [
    "the_form (friction on forum): sign-ups, from 9 March 2026 on. It takes 4 min on average.",
    "desk (approval on forum): sign-ups, from 9 March 2026 on. 5 reviewers take 20 min on average for each, from 9:00 to 17:00 on mon, tue, wed, "
      + "thu and fri, who waits loses patience after 6 h on average, nobody is refused.",
    "purge (account purge on forum), from 16 March 2026 on. It suspends 10 % of the accounts, of which 25 % are back when the run ends.",
    "50 % of the wishes of people who are exposed do not come at first; that does not wear off; exposed are the holders of accounts that purge",
    "Of those who are stopped 100 % try again up to 48 times, 30 min apart on average.", "to 30 March 2026 (UTC).",
  ])
  func kindsAreToldByWhatTheyDo(_ sentence: String) throws {
    let page = ReportPage.page(try Self.run.get()).replacing("\u{A0}", with: " ")
    #expect(page.contains(sentence))
    // Nobody is stopped by a purge, and by reviewers who refuse nobody.
    #expect(!page.contains("100 % give up"))
  }

  /// Restrictions before other actions do not shade the times of a picture.
  @Test func shadesAreThoseOfTheAction() throws {
    let settings = try picture(["flow", "forum", "read"]).chart.gnuplot.settings.joined(separator: "\n")
    #expect(settings.contains("rectangle from '2026-03-16 00:00'") && !settings.contains("rectangle from '2026-03-09 00:00'"), "\(settings)")
  }

  /// Repeats do not make all else a line at the bottom.
  @Test func repeatsAreCut() throws {
    let flow = try picture(["flow", "forum", "post"])
    #expect(flow.chart.gnuplot.settings.contains { $0.hasPrefix("set yrange [*:") })
    #expect(flow.caption.contains("Of what is stopped each repeat counts: its line is cut, and reaches "), "\(flow.caption)")
    #expect(flow.table.columns == ["from", "without restrictions", "completed", "stopped, with repeats", "waiting at the end"])
    SoundPicture.check(flow)
  }

  /// Where nobody is served there is no wait; the day on which the run ends is none.
  @Test func gapsAreNoZeros() throws {
    let wait = try picture(["wait"])
    #expect(wait.title == "How long people who are served wait for desk")
    let rows = Dictionary(wait.table.rows.map { ($0[0], $0.dropFirst()) }) { first, _ in first }
    for weekend in ["2026-03-02", "2026-03-14", "2026-03-15"] { #expect(rows[weekend]?.allSatisfy { $0 == "–" } == true, "\(rows)") }
    #expect(rows["2026-03-16"]?.contains("–") == false && wait.table.rows.last?[0] == "2026-03-29", "\(rows)")
    SoundPicture.check(wait)
  }

  /// What a restriction cost in all stands before its parts, under its name.
  @Test func ledgerHasSums() throws {
    let ledger = try picture(["ledger"])
    #expect(ledger.table.columns.contains("withheld"))
    #expect(ledger.table.rows.contains { $0.prefix(3) == ["purge", "all", "all"] }, "\(ledger.table.rows)")
  }
}
