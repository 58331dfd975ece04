/// Everything that can be wrong with a scenario, as data; the `Wording` files make the sentences, one for each kind of problem.
enum ScenarioProblem: Sendable {
  case file(FileProblem)
  case form(FormProblem)
  case run(RunProblem)
  case people(PeopleProblem)
  case restriction(RestrictionProblem)
  case service(ServiceProblem)
  case observed(ObservedProblem)
  case value(ValueProblem)
  case data(DataFileProblem, file: String)
  case option(OptionProblem)
  case sweep(SweepProblem)
}

extension ScenarioProblem {
  /// Its case and the case inside, `run.end_before_start`.
  var code: String {
    let (group, inner) = Self.caseName(of: self)
    return [group, inner.map { Self.caseName(of: $0).name } ?? ""].map(Self.words).joined(separator: ".")
  }

  /// The name of a case, and what comes first in it.
  private static func caseName(of value: Any) -> (name: String, first: Any?) {
    guard let child = Mirror(reflecting: value).children.first, let name = child.label else { return (String(describing: value), nil) }
    let inside = Mirror(reflecting: child.value)
    return (name, inside.displayStyle == .tuple ? inside.children.first?.value : child.value)
  }

  /// `endBeforeStart` as `end_before_start`.
  private static func words(_ name: String) -> String {
    name.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
  }
}
