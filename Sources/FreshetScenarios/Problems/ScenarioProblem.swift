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
