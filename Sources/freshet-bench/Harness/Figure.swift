/// What is read from the medians of one series, beside the bar that it is held against.
struct Figure {
  enum Bar {
    case atLeast(Double)
    case atMost(Double)
  }

  var name: String
  var value: Double
  var bar: Bar?

  init(_ name: String, _ value: Double, _ bar: Bar? = nil) {
    self.name = name
    self.value = value
    self.bar = bar
  }

  /// `≥ 0.6`, and whether the value is there.
  var verdict: String {
    switch bar {
    case nil: ""
    case .atLeast(let bar): "≥ \(bar.short): " + (value >= bar ? "yes" : "no")
    case .atMost(let bar): "≤ \(bar.short): " + (value <= bar ? "yes" : "no")
    }
  }
}
