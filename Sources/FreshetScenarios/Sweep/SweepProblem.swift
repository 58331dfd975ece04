import FreshetCore

/// What can be wrong with a sweep.
enum SweepProblem: Sendable {
  /// An argument that is not of the form key=values.
  case withoutValues
  case noFactors
  /// Something that stands where a factor should.
  case notAFactor
  case twice(String)
  case emptyList
  /// A table where a list or a range should stand.
  case notValues
  case range(RangeProblem)
  /// A law of values, and a design that does not draw.
  case lawWithoutDraws(design: String)
  /// A beta law as narrow as a value, or wider than that of shares which are all 0 or 100 %.
  case noBeta(mean: Double, below: Double)
  /// Factors that move together and have different numbers of values.
  case unequalLengths([Int])
  /// Factors of which some have values and others a range without a step, and that move together.
  case unlikeFactors
  /// An element of a list of values for several keys.
  case wrongTuple(keys: Int)
  case needsPoints(design: String)
  case tooManyPoints(Double, limit: Int)
  case tooManyFactors(design: String, count: Int, limit: Int)
  /// The design `list` without a file.
  case needsDesignFile
  /// Factors beside a file that has them already.
  case factorsBesideFile
  case designFile(DataFileProblem, file: String)
  /// A scenario none of whose assumptions has a range.
  case noAssumptions
  /// An assumption with a key and no range, or the other way round.
  case assumptionWithoutRange
  case unknownMetric(String, known: [String])
}

/// What can be wrong with a range of values.
enum RangeProblem: Error, Sendable {
  /// A text with `..` that is no range.
  case noRange(String)
  /// Ends, or a step, with units that do not go together.
  case unlikeUnits(String, String)
  case backwards(String, String)
  case badStep(String)
  case badCount(String)
  case logOfNothing
  case logOfInstants
  /// A range without a step, of a design that takes values one after the other.
  case needsStep(design: String)
}
