import FreshetCore
import FreshetModel
import FreshetScenarios
import Foundation
import Testing

/// Dates, time zones and the hours of the week.
@Suite struct TimeTests {
  /// The start of a run, in seconds since 1970.
  private func start(_ text: String, _ zone: String) throws -> Int64 {
    try load(smallScenario, "from=\(text)", "time_zone=\(zone)", "restrictions=[]", "until=2100-01-01", "report_every=1 y").start
      / 1_000_000
  }

  @Test(
    arguments: [
      ("1970-01-01", "UTC", 0),
      ("2017-10-17", "UTC", 1_508_198_400),
      ("2017-10-17", "Asia/Shanghai", 1_508_169_600),
      ("2017-10-17T18:00", "Asia/Shanghai", 1_508_234_400),
      ("2017-10-17 18:00", "Asia/Shanghai", 1_508_234_400),
      ("2017-10-17T18:00:30", "Asia/Shanghai", 1_508_234_430),
      ("2017-10-17T18:00Z", "Asia/Shanghai", 1_508_263_200),
      ("2017-10-17T18:00+05:30", "Asia/Shanghai", 1_508_243_400),
      ("2017-10-17T18:00-0330", "UTC", 1_508_275_800),
      ("2017-10-17T18:00", "Asia/Kolkata", 1_508_243_400),
      ("2017-10-17T18:00", "Asia/Kathmandu", 1_508_242_500),
      ("2016-02-29", "UTC", 1_456_704_000),
      ("1900-03-01", "UTC", -2_203_891_200),
      // Summer and winter time
      ("2017-07-01T12:00", "Europe/Berlin", 1_498_903_200),
      ("2017-12-01T12:00", "Europe/Berlin", 1_512_126_000),
      // Of an hour that comes twice, the first
      ("2017-10-29T02:30", "Europe/Berlin", 1_509_237_000),
      ("2017-10-29T02:30+01:00", "Europe/Berlin", 1_509_240_600),
      // China had summer time from 1986 to 1991.
      ("1988-07-01", "Asia/Shanghai", 583_686_000),
    ] as [(String, String, Int64)])
  func instantIsRead(_ text: String, _ zone: String, _ seconds: Int64) throws {
    #expect(try start(text, zone) == seconds)
  }

  @Test(arguments: [
    "2017-1-1", "2017-10", "17-10-17", "2017/10/17", "2017-10-17T", "2017-10-17T18", "2017-10-17T18:00+8", "2017-10-17T18:00 UTC",
    "2017-10-17T18:00Z ", "0000-01-01", "2017-10-17x", "２０１７-10-17", "2017-00-10", "2017-10-00", "2017-10-17T18:60",
    "2017-10-17T18:00:60",
  ])
  func otherFormsAreRefused(_ text: String) {
    #expect(problems(set: "from=\"\(text)\"").hasPrefix("error: "))
  }

  @Test(arguments: [
    ("Europe/Berlin", "2017-03-26T02:00"), ("Europe/Berlin", "2017-03-26T02:59"), ("America/New_York", "2017-03-12T02:30"),
    ("Australia/Lord_Howe", "2017-10-01T02:15"),
  ])
  func skippedTimeIsRefused(_ zone: String, _ text: String) {
    #expect(problems(set: "time_zone=\(zone)", "from=\(text)").contains("this time does not exist in \(zone)"))
  }

  @Test(arguments: ["EST", "GMT+8", "china", "Asia/shanghai", "Mars/Olympus", "+08:00", "local"])
  func onlyNamesOfZonesAreTaken(_ zone: String) {
    #expect(problems(set: "time_zone=\(zone)").contains("there is no time zone"))
  }

  /// Every cell has the hour of the week that the calendar gives for its middle.
  @Test(arguments: [
    ("UTC", "2017-10-10"), ("Asia/Shanghai", "2017-10-10"), ("Asia/Shanghai", "2017-10-10T10:20:30"),
    ("Asia/Kolkata", "2017-10-10"), ("Asia/Kathmandu", "2017-10-10T00:01"), ("America/New_York", "2017-10-10"),
    ("Europe/Berlin", "2017-10-10T23:59:59"), ("Australia/Lord_Howe", "2017-09-20"), ("America/St_Johns", "2017-10-20"),
    ("Pacific/Chatham", "2017-09-01"), ("Africa/Casablanca", "2017-06-10"),
  ])
  func cellsHaveTheHoursOfTheCalendar(_ name: String, _ from: String) throws {
    let file = try load(smallScenario, "time_zone=\(name)", "from=\(from)", "until=2017-11-20")
    let local = file.scenario.localTime
    let zone = try #require(TimeZone(identifier: name))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    #expect(local.startInCell < local.cell)
    let cell = local.cell.microseconds
    let length = file.scenario.end.microseconds + local.startInCell.microseconds
    #expect(local.hourOfWeek.count == Int((length + cell - 1) / cell))
    for (index, hour) in local.hourOfWeek.enumerated() {
      let middle = file.start - local.startInCell.microseconds + Int64(index) * cell + cell / 2
      let parts = calendar.dateComponents([.weekday, .hour], from: Date(timeIntervalSince1970: Double(middle) / 1e6))
      let expected = ((parts.weekday ?? 0) + 5) % 7 * 24 + (parts.hour ?? 0)
      guard Int(hour) == expected else {
        Issue.record("cell \(index) has hour \(hour), not \(expected)")
        return
      }
    }
  }

  @Test func cellsAreHoursWhereTheyCanBe() throws {
    func cell(_ zone: String) throws -> SimulationDuration {
      try load(smallScenario, "time_zone=\(zone)", "from=2017-09-20").scenario.localTime.cell
    }
    #expect(try cell("Asia/Shanghai") == .hours(1))
    #expect(try cell("Asia/Kolkata") == .hours(1))
    #expect(try cell("America/New_York") == .hours(1))
    #expect(try cell("Australia/Lord_Howe") == .minutes(15))
  }
}
