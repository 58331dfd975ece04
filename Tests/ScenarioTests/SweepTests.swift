import FreshetCore
import FreshetModel
import FreshetScenarios
import Foundation
import Testing

/// What the points of a sweep are.
@Suite struct SweepTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-sweep-\(UUID().uuidString)")
  private let share = "restrictions.0.reaction.defer.share"
  private let until = "restrictions.0.until"

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func sweep(_ vary: String..., changes: (inout SweepOptions) -> Void = { _ in }) throws -> Sweep {
    var options = SweepOptions(knownMetrics: ["people_blocked"])
    options.vary = vary
    changes(&options)
    return try SweepLoader.load(path: Folders.tests.appending(path: "Data/sweep-base.yaml").path(), options: options)
  }

  private func cells(_ vary: String) throws -> [String] { try sweep(vary).points.map { $0.cells[0] } }

  @Test func rangesHaveBothEnds() throws {
    #expect(try cells("\(share)=10 %..40 % step 10 %") == ["10", "20", "30", "40"])
    #expect(try cells("\(share)=10 %..45 % step 10 %") == ["10", "20", "30", "40"])
    #expect(try cells("\(share)=0.1 %..0.7 % step 0.1 %") == ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"])
    #expect(try cells("\(share)=10 %..40 % in 3") == ["10", "25", "40"])
    #expect(try cells("restrictions.0.reaction.defer.delay.exponential.mean=1 h..100 h log in 3") == ["1", "10", "100"])
    #expect(try cells("restrictions.0.reaction.defer.delay.exponential.mean=30 min..2 h step 30 min") == ["30", "60", "90", "120"])
    #expect(try cells("\(until)=2017-10-20..2017-10-27 step 3 d") == ["2017-10-20", "2017-10-23", "2017-10-26"])
    #expect(try cells("\(until)=2017-10-20..2017-10-21 in 3") == ["2017-10-20", "2017-10-20T12:00", "2017-10-21"])
    #expect(try cells("replications=2..6 step 2") == ["2", "4", "6"])
    // Who is counted is a whole number.
    #expect(try cells("platforms.wechat.users=1 k..2 k in 4") == ["1", "1.333", "1.667", "2"])
  }

  @Test func columnsHaveUnits() throws {
    let names = try sweep(
      "\(share)=[20 %, 50 %]", "\(until)=[2017-11-01]", "platforms.wechat.users=[10 k, 1 M]",
      "restrictions.0.reaction.defer.delay=[{exponential: {mean: 10 h}}]"
    ).columns.map(\.name)
    #expect(names == ["\(share)_percent", until, "platforms.wechat.users_k", "restrictions.0.reaction.defer.delay"])
  }

  @Test func lastFactorOfAGridChangesFirst() throws {
    let sweep = try sweep("\(share)=[20 %, 50 %]", "sample=[1, 1/2]")
    #expect(sweep.points.map(\.cells) == [["20", "1"], ["20", "1/2"], ["50", "1"], ["50", "1/2"]])
    #expect(try sweep.file(3).scenario.sample == 0.5)
    #expect(try sweep.file(nil).scenario.sample == 1)
  }

  @Test func factorsMoveTogether() throws {
    let sweep = try sweep("\(share),\(until)=[[20 %, 2017-11-01], [50 %, 2017-11-02]]", "sample=[1, 1/2]")
    #expect(sweep.factors == ["\(share)_percent \(until)", "sample"])
    #expect(sweep.points.map { $0.cells[0...1].joined(separator: " ") } == ["20 2017-11-01", "20 2017-11-01", "50 2017-11-02", "50 2017-11-02"])
  }

  @Test(arguments: [SweepDesign.latinHypercube, .sobol, .halton])
  func drawsFillTheRange(_ design: SweepDesign) throws {
    let sweep = try sweep("\(share)=20 %..60 %", "\(until)=2017-10-20..2017-11-10") {
      $0.design = design
      $0.points = 64
    }
    #expect(sweep.points.count == 64)
    let shares = sweep.points.compactMap { Double($0.cells[0]) }.sorted()
    // Of 32 equal stretches each has one or more.
    #expect(Set(shares.map { Int(($0 - 20) / 40 * 32) }).count >= 30)
    #expect(shares.allSatisfy { (20...60).contains($0) })
    #expect(try sweep.check(threads: 2) { $0.resolvedText }.points.count == 64)
  }

  /// The middle of the draws is the law's.
  @Test func drawsFollowALaw() throws {
    let key = "restrictions.0.reaction.defer.delay.exponential.mean"
    let sweep = try sweep("\(key)={lognormal: {median: 10 h, sigma: 1}}") {
      $0.design = .latinHypercube
      $0.points = 400
    }
    #expect(sweep.columns.map(\.name) == ["\(key)_h"])
    let hours = sweep.points.compactMap { Double($0.cells[0]) }.sorted()
    // Of a hypercube the n-th draw lies between the quantiles n/400 and (n + 1)/400; these are the law's by e^z.
    #expect((9.93...10.07).contains(hours[200]) && (3.6...3.72).contains(hours[63]) && (26.7...27.8).contains(hours[337]))
    #expect(try sweep.check(threads: 2) { $0.resolvedText }.points.count == 400)
  }

  /// Rates are per day, however few come.
  @Test func drawsOfRatesFollowTheirLaw() throws {
    let key = "platforms.wechat.sign_ups.rate"
    let sweep = try sweep("\(key)={uniform: {min: 0.01 per y, max: 0.05 per y}}") {
      $0.design = .latinHypercube
      $0.points = 100
    }
    #expect(sweep.columns.map(\.name) == ["\(key)_per_d"])
    let rates = sweep.points.compactMap { Double($0.cells[0]) }.sorted()
    #expect(rates.allSatisfy { (0.01...0.05).contains($0 * 365.25) } && (0.0295...0.0305).contains(rates[50] * 365.25))
  }

  /// A share has the beta law or another one in per cent, and people are counted.
  @Test func drawsFollowALawInTheUnitOfTheKey() throws {
    let sweep = try sweep(
      "\(share)={beta: {mean: 40 %, sd: 10 %}}", "platforms.wechat.users={lognormal: {median: 700 k, sigma: 0.5}}",
      "sample={uniform: {min: 0.2, max: 0.6}}"
    ) {
      $0.design = .latinHypercube
      $0.points = 400
    }
    #expect(sweep.columns.map(\.name) == ["\(share)_percent", "platforms.wechat.users", "sample"])
    func column(_ place: Int) -> [Double] { sweep.points.compactMap { Double($0.cells[place]) }.sorted() }
    let (shares, people, samples) = (column(0), column(1), column(2))
    // Quantiles of the beta law with α = 9.2 and β = 13.8 at 200/400 and 40/400, by R's qbeta: 39.75 % and 27.25 %.
    #expect((39.6...39.9).contains(shares[200]) && (27.0...27.4).contains(shares[40]))
    #expect((690_000...710_000).contains(people[200]) && people.allSatisfy { $0 == $0.rounded() })
    // ln of the quotient of upper and lower sixth is twice sigma.
    #expect((2.65...2.8).contains(people[336] / people[64]))
    #expect(samples.allSatisfy { (0.2...0.6).contains($0) } && (0.398...0.402).contains(samples[200]))
    #expect(try sweep.check(threads: 2) { $0.resolvedText }.points.count == 400)
  }

  @Test func blocksOfSaltelliChangeOneFactorAtATime() throws {
    let sweep = try sweep("\(share)=20 %..60 %", "restrictions.0.reaction.defer.delay.exponential.mean=1 h..100 h log") {
      $0.design = .saltelli
      $0.points = 8
    }
    #expect(sweep.points.count == 8 * 4)
    for block in 0..<8 {
      let points = sweep.points[block * 4..<block * 4 + 4].map(\.cells)
      #expect(points[1] == [points[3][0], points[0][1]])
      #expect(points[2] == [points[0][0], points[3][1]])
    }
  }

  @Test func aDesignIsReadAsItIsWritten() throws {
    let first = try sweep("\(share)=20 %..60 %", "\(until)=2017-10-20..2017-11-10", "platforms.wechat.users=10 k..1 M log") {
      $0.design = .halton
      $0.points = 9
    }
    let lines = first.points.enumerated().map { "\($0)," + $1.cells.joined(separator: ",") }
    let path = folder.appending(path: "design.csv").path()
    try (["point," + first.columns.map(\.name).joined(separator: ",")] + lines).joined(separator: "\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let second = try sweep { $0.designFile = path }
    #expect(second.points.map(\.cells) == first.points.map(\.cells))
    #expect(second.columns.map(\.name) == first.columns.map(\.name))
    let texts = try first.check(threads: 1) { $0.resolvedText }.points
    #expect(try second.check(threads: 3) { $0.resolvedText }.points == texts)
  }

  @Test func sweepFile() throws {
    let path = folder.appending(path: "sweep.yaml").path()
    let base = Folders.tests.appending(path: "Data/sweep-base.yaml").path()
    try """
      sweep: 1
      name: both
      scenario: \(base)
      set: [platforms.wechat.users=20 k]
      replications: 5
      sample: 1/2
      metrics: [people_blocked]
      factors:
        - {key: \(share), values: [20 %, 50 %], name: deferred}
        - zip:
            - {key: \(until), values: 2017-10-20..2017-10-22 step 1 d}
            - {key: seed, values: [1, 2, 3]}
      """.write(toFile: path, atomically: true, encoding: .utf8)
    let sweep = try SweepLoader.load(path: path, options: SweepOptions(knownMetrics: ["people_blocked"]))
    #expect(sweep.name == "both" && sweep.points.count == 6 && sweep.metrics == ["people_blocked"])
    #expect(sweep.columns.map(\.name) == ["deferred_percent", until, "seed"])
    let scenario = try sweep.file(5).scenario
    #expect(scenario.replications == 5 && scenario.sample == 0.5 && scenario.seed == 3 && scenario.platforms[0].users == 20_000)
  }
}
