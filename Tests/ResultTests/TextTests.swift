import Foundation
import FreshetCore
import FreshetRandom
import FreshetResults
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    (Field.empty, ""), (.text("wechat"), "wechat"), (.text("a,b"), "\"a,b\""), (.text("say \"no\""), "\"say \"\"no\"\"\""),
    (.text("two\nlines"), "\"two\nlines\""), (.text("two\r\nlines"), "\"two\r\nlines\""), (.text("微信"), "微信"),
    (.integer(-3), "-3"), (.decimal("0.5"), "0.5"), (.number(12), "12.0"), (.number(-0.0), "0.0"), (.number(0.1), "0.1"),
    (.number(963e6), "963000000.0"), (.number(1.0 / 3), "0.333333"), (.number(-2.0 / 3), "-0.666667"),
    (.number(123_456.7), "123457.0"), (.number(12_345.67), "12345.7"), (.number(-105_240_123.4), "-105240000.0"),
    (.number(999_999.5), "1000000.0"), (.number(9.999996), "10.0"), (.number(1.2e-7), "0.00000012"),
    (.number(1.0e20), "100000000000000000000.0"),
    (.number(Double.nan), ""), (.number(Double.infinity), ""), (.number(nil), ""),
  ])
  func fields(_ field: Field, _ text: String) {
    #expect(field.csv == text)
  }

  @Test func sixDigitsAreNear() throws {
    var number = 1.1e-7
    while number < 1e17 {
      let text = Field.number(number).csv
      #expect(text.contains(".") && !text.contains("e"))
      #expect(abs(try #require(Double(text)) / number - 1) <= 5e-6)
      number *= 7.77
    }
  }

  /// As the C library writes them: numbers of all sizes, and those that lie between two decimals or near it.
  @Test func sixDigitsAreTheNearest() throws {
    let stream = RandomStream(seed: 1, replication: 0)
    stream.select(user: 0, process: ProcessKey("digits"), occurrence: 0)
    var numbers = (0..<20_000).map { _ in pow(10, 40 * stream.uniform() - 20) * (stream.uniform() - 0.5) }
    numbers += (0..<5_000).map { _ in Double(Int(stream.uniform() * 1e6)) + 0.5 }
    numbers += (0..<5_000).map { _ in Double(Int(1e6 + stream.uniform() * 9e6)) * 1e-6 }
    numbers += numbers.suffix(10_000).flatMap { [$0.nextUp, $0.nextDown] } + [0.9999995, 9.999995, .leastNonzeroMagnitude, 1.7e308]
    for number in numbers where number != 0 {
      let reference = try #require(Double(String(format: "%.5e", number)))
      #expect(Double(Field.number(number).csv) == reference, "\(number)")
    }
  }

  @Test(arguments: [
    ("Asia/Shanghai", 1_508_169_600_000_000, "2017-10-17T00:00:00+08:00"),
    ("Asia/Kolkata", 1_508_169_600_000_000, "2017-10-16T21:30:00+05:30"),
    ("America/New_York", 1_508_169_600_000_000, "2017-10-16T12:00:00-04:00"),
    ("America/St_Johns", 1_514_764_800_000_000, "2017-12-31T20:30:00-03:30"),
    ("UTC", 0, "1970-01-01T00:00:00+00:00"),
    ("UTC", -1_000_000, "1969-12-31T23:59:59+00:00"),
    ("UTC", 951_782_400_250_000, "2000-02-29T00:00:00.25+00:00"),
    ("UTC", 4_107_542_399_000_000, "2100-02-28T23:59:59+00:00"),
    ("Europe/Berlin", 1_509_238_799_000_000, "2017-10-29T02:59:59+02:00"),
    ("Europe/Berlin", 1_509_238_800_000_000, "2017-10-29T02:00:00+01:00"),
  ])
  func times(_ zone: String, _ microseconds: Int64, _ text: String) throws {
    let zone = try #require(TimeZone(identifier: zone))
    let clock = RunClock(start: microseconds - 5, timeZone: zone)
    let time = SimulationTime(microseconds: 5)
    #expect(clock.text(time) == text)
    #expect(clock.localText(time) == text.dropLast(6).replacing("T", with: " "))
  }

  @Test func digest() {
    #expect(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
