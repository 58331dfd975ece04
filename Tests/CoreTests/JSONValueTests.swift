import FreshetCore
import Testing

struct JSONValueTests {
  @Test(arguments: [
    (JSONValue.null, "null"), (.boolean(true), "true"), (.integer(-3), "-3"), (.unsigned(.max), "18446744073709551615"),
    (.number(0.5), "0.5"), (.number(12), "12"), (.number(.nan), "null"), (.number(-.infinity), "null"),
    (.text("\"\\\n\u{1}é"), #""\"\\\n\u0001é""#), (.list([]), "[]"), (.object([]), "{}"),
    (.list([.integer(1), .text("a"), .null]), #"[1, "a", null]"#),
  ])
  func plain(_ value: JSONValue, _ text: String) {
    #expect(value.description == text)
  }

  @Test func membersKeepTheirOrder() {
    let value = JSONValue.object([
      ("z", .list([.object([("b", .integer(1)), ("a", .integer(2))]), .list([.null])])), ("a", .object([])),
    ])
    #expect(
      value.description == """
        {
          "z": [
            {
              "b": 1,
              "a": 2
            },
            [null]
          ],
          "a": {}
        }
        """)
  }

  @Test func longListsHaveALineForEachElement() {
    let list = { (count: Int) in JSONValue.list(Array(repeating: .text("123456"), count: count)).description }
    #expect(!list(9).contains("\n"))
    #expect(list(10).split(separator: "\n").count == 12)
  }

  @Test(arguments: [
    (12, "12"), (-0.0, "0"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"), (123_456_789_012_345_680, "123456789012345680"),
    (1e300, "1e+300"), (Double.nan, nil), (Double.infinity, nil),
  ])
  func shortestDecimals(_ number: Double, _ text: String?) {
    #expect(number.shortestDecimal == text)
  }
}
