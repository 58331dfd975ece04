import FreshetCore

extension Wording {
  /// Sentences about sweeps.
  static func sentence(_ problem: SweepProblem) -> Sentence {
    switch problem {
    case .withoutValues:
      Sentence("this is not of the form key=values", hint: "for example `--vary 'restrictions.0.until=2017-10-20..2017-11-10 step 3 d'`")
    case .noFactors: Sentence("nothing varies", hint: "name a factor with `--vary KEY=VALUES`, or a design with `--design FILE`")
    case .notAFactor: Sentence("this is no factor", hint: "a factor has `key` and `values`, or `zip` with several of them that move together")
    case .twice(let key): Sentence("\(code(key)) varies twice", label: "and again here")
    case .emptyList: Sentence("a list of values is empty")
    case .notValues:
      Sentence(
        "these are no values", label: "a list or a range was expected",
        hint: "a law that is a value stands in a list, `[{gamma: {…}}]`; values are drawn from laws of numbers, shares, rates and times")
    case .unlikeFactors: Sentence("factors that move together have values, or ranges without a step, but not both")
    case .unequalLengths(let counts):
      Sentence("factors that move together have \(counts.map(String.init).joined(separator: " and ")) values", hint: "give all as many")
    case .wrongTuple(let keys): Sentence("each element needs \(keys) values, one for each key", hint: "for example `a,b=[[1, 2], [3, 4]]`")
    case .range(let problem): sentence(problem)
    case .lawWithoutDraws(let design):
      Sentence("the design \(code(design)) does not draw from laws", hint: "choose one that does, such as `latin_hypercube`")
    case .noBeta(let mean, let below):
      Sentence(
        "no beta law of mean \(percent(mean)) has this standard deviation", label: "above 0 % and below \(percent(below)) is possible",
        hint: "a share that is sure is a value, in a list")
    case .needsPoints(let design): Sentence("the design \(code(design)) needs a number of points", hint: "for example `--points 64`")
    case .tooManyPoints(let count, let limit):
      Sentence("the sweep has \(people(count)) points, and at most \(people(Double(limit))) are taken", hint: "fewer values, or another design")
    case .tooManyFactors(let design, let count, let limit):
      Sentence("the design \(code(design)) takes at most \(limit) factors, and there are \(count)", hint: "`latin_hypercube` takes any number")
    case .needsDesignFile: Sentence("the design `list` needs a file of points", hint: "`--design FILE`, a CSV file with a column for each key")
    case .factorsBesideFile: Sentence("a file of points has all factors already", hint: "leave out the factors, or the file")
    case .designFile(let problem, let file): Sentence("the points in \(code(file)) cannot be used", label: label(problem))
    case .noAssumptions:
      Sentence(
        "no assumption of the scenario has a range",
        hint: "for example `{text: …, key: restrictions.0.reaction.defer.share, range: 30 %..70 %}`")
    case .assumptionWithoutRange: Sentence("an assumption with a range needs `key`, and `range` or `law`")
    case .unknownMetric(let name, let known):
      Sentence("there is no metric \(code(name))", hint: suggestion(name, known, what: "there are") ?? "`freshet explain` lists them")
    }
  }

  /// The same about ranges.
  private static func sentence(_ problem: RangeProblem) -> Sentence {
    switch problem {
    case .noRange(let text):
      Sentence(
        "\(code(text)) is no range",
        hint: "a range is `A..B step S`, `A..B in 5`, `A..B log in 5`, or `A..B` and `A..B log` for sampled designs")
    case .unlikeUnits(let one, let other): Sentence("\(code(one)) and \(code(other)) do not go together", hint: "both need a unit of the same kind")
    case .backwards(let low, let high): Sentence("the range ends with \(code(high)), before it begins with \(code(low))")
    case .badStep(let text): Sentence("a step must be above 0, and \(code(text)) is not")
    case .badCount(let text): Sentence("\(code(text)) is no number of values", label: "a whole number from 2 on was expected")
    case .logOfNothing: Sentence("a `log` range must begin above 0")
    case .logOfInstants: Sentence("a `log` range cannot be made of dates")
    case .needsStep(let design):
      Sentence(
        "the design \(code(design)) takes values one after the other, and this range does not say which",
        hint: "add `step S` or `in N`, or choose a design that samples, such as `latin_hypercube`")
    }
  }
}
