/// One thing to measure: a benchmark with its parameters.
struct BenchmarkCase: Hashable {
  /// The file in `Cases/` that does it.
  var benchmark: String
  /// Shown in the results and passed to the process that measures, in this order.
  var parameters: [Parameter]

  struct Parameter: Hashable {
    var name: String
    var value: String
  }

  init(_ benchmark: String, _ parameters: KeyValuePairs<String, any CustomStringConvertible> = [:]) {
    self.benchmark = benchmark
    self.parameters = parameters.map { Parameter(name: $0.key, value: $0.value.description) }
  }

  /// `freeze users=1000000 window_s=3600 threads=1`
  var label: String { ([benchmark] + parameters.map { "\($0.name)=\($0.value)" }).joined(separator: " ") }

  subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  func integer(_ name: String, default value: Int) -> Int { self[name].flatMap { Int($0) } ?? value }
  func number(_ name: String, default value: Double) -> Double { self[name].flatMap { Double($0) } ?? value }
}
