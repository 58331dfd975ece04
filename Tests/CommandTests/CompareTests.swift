import Foundation
import Testing

/// Runs beside each other, and beside themselves.
@Suite struct CompareTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try SmallScenario.folder()
    #expect(try Freshet.run("run", "small.yaml", "-q", "-o", "one", in: folder).exitCode == 0)
  }

  @Test func aRunIsItself() throws {
    let outcome = try Freshet.run("compare", "one", "one", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("They share their draws"))
    #expect(outcome.output.contains("timeseries.csv  the same\n") && !outcome.output.contains("differs"), "\(outcome.output)")
    #expect(outcome.output.contains(" figures are the same"))
  }

  /// Pairs of replications have differences that are narrower than what they are made from.
  @Test func pairsAreNarrow() throws {
    let other = ["run", "small.yaml", "-q", "-o", "two", "--set", "restrictions.0.until=2017-10-25T12:00"]
    #expect(try Freshet.start(other, in: folder).wait().exitCode == 0)
    let output = try Freshet.run("compare", "one", "two", in: folder).output
    #expect(output.contains("They share their draws") && output.contains("timeseries.csv  differs from line "), "\(output)")
    let unpaired = ["run", "small.yaml", "-q", "-o", "three", "--seed", "99", "--set", "restrictions.0.until=2017-10-25T12:00"]
    #expect(try Freshet.start(unpaired, in: folder).wait().exitCode == 0)
    let apart = try Freshet.run("compare", "one", "three", in: folder).output
    #expect(apart.contains("They do not share their draws, since they differ in seed: "))
    func halfWidth(_ text: String) throws -> Double {
      let row = try #require(text.split(separator: "\n").first { $0.contains("change_picture people_blocked") }, "\(text)")
      let last = try #require(row.split(separator: "±").last).trimmingCharacters(in: .whitespaces)
      let parts = last.split(separator: " ")
      return try #require(Double(parts[0])) * (parts.count > 1 ? ["k": 1e3, "M": 1e6, "bn": 1e9][String(parts[1])] ?? 1 : 1)
    }
    #expect(try halfWidth(output) < halfWidth(apart))
  }

  /// What was changed stands above the figures; what is no longer the same thing is left out; lifts are compared one by one.
  @Test func whatDiffersIsSaid() throws {
    let other = ["run", "small.yaml", "-q", "-o", "two", "--set", "restrictions.0.until=2017-10-25T12:00"]
    #expect(try Freshet.start(other, in: folder).wait().exitCode == 0)
    let output = try Freshet.run("compare", "one", "two", in: folder).output
    for part in [
      "   changed by --set restrictions.0.until=2017-10-25T12:00\n", "Their scenarios differ:\n  A     until: 2017-11-01",
      "so `completed_during` is left out", "wechat change_picture peak_per_h after wechat-profile_freeze  ",
    ] {
      #expect(output.contains(part), "\(part): \(output)")
    }
    #expect(!output.contains("change_picture completed_during"))
    let same = try Freshet.run("compare", "one", "one", "--all", in: folder).output
    #expect(same.contains("change_picture completed_during") && !same.contains("Their scenarios differ"), "\(same)")
    // A lift beside itself differs by nothing.
    #expect(try Freshet.run("compare", "one", "one", in: folder).output.contains("peak_per_h") == false)
  }

  @Test func tablesThatOneRunLacksAreTold() throws {
    #expect(try Freshet.run("run", "small.yaml", "-q", "-o", "few", "--tables", "effects,replications", in: folder).exitCode == 0)
    let output = try Freshet.run("compare", "one", "few", in: folder).output
    #expect(output.contains("timeseries.csv  only in A") && output.contains("effects.csv  the same"), "\(output)")
  }

  @Test func compareNeedsTwoRuns() throws {
    #expect(try Freshet.run("compare", "one", in: folder).exitCode == 64)
    let missing = try Freshet.run("compare", "one", "none", in: folder)
    #expect(missing.exitCode == 66 && missing.errors.contains("there is no `none`"))
  }

  @Test(arguments: [[], ["--no-baseline"], ["--tables", "effects"], ["--without", "wechat-profile_freeze"]])
  func aRunComesOutAgain(_ options: [String]) throws {
    #expect(try Freshet.start(["run", "small.yaml", "-q", "-o", "two"] + options, in: folder).wait().exitCode == 0)
    let outcome = try Freshet.run("verify", "two", in: folder)
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("effects.csv") && outcome.output.contains("scenario.yaml"))
    #expect(folder.names().sorted() == ["one", "small.yaml", "two"])
  }

  @Test func whatWasChangedIsFound() throws {
    let path = "one/effects.csv"
    try folder.write(folder.read(path).replacing("people_blocked", with: "people_bolcked"), to: path)
    let changed = try Freshet.run("verify", "one", in: folder)
    #expect(changed.exitCode == 1 && changed.output.contains("effects.csv") && changed.output.contains("was changed after the run"))
    #expect(changed.errors.contains("1 of ") && changed.errors.contains("effects.csv"))
    try folder.write(folder.read("one/scenario.yaml").replacing(/seed: \d+/, with: "seed: 12345"), to: "one/scenario.yaml")
    let other = try Freshet.run("verify", "one", in: folder)
    #expect(other.exitCode == 1 && other.output.contains("timeseries.csv") && other.output.contains("comes out otherwise"), "\(other.output)")
  }
}
