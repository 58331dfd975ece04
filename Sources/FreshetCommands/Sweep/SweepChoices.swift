import ArgumentParser
import Foundation
import FreshetCore
import FreshetExperiments
import FreshetResults
import FreshetScenarios

/// What the options of the command line say of a sweep.
struct SweepChoices: ParsableArguments {
  @Option(help: ArgumentHelp("A key and its values, such as 'restrictions.0.until=2017-10-20..2017-11-10 step 3 d'; may be repeated.",
    valueName: "key=values"))
  var vary: [String] = []

  @Option(help: ArgumentHelp(
    "How points are chosen: grid, latin_hypercube, sobol, halton, saltelli; or a CSV file of points. (default: grid)", valueName: "design|file"),
    completion: .list(SweepDesign.allCases.map(\.rawValue)))
  var design: String?

  @Flag(help: "Vary what the scenario assumes, as far as it says, and write the bands of all numbers.")
  var assumptions = false

  @Option(help: ArgumentHelp("How many points a design draws; 64 for --assumptions.", valueName: "n"))
  var points: Int?

  @Option(help: ArgumentHelp(
    "The metrics that are wanted, between commas, and timeseries for the time series as well. (default: all)", valueName: "list"))
  var metrics: String?

  @Option(help: ArgumentHelp("The point that all are held against. (default: the scenario as it stands)", valueName: "point"))
  var reference: Int?

  func validate() throws {
    if let points, !(1...SweepReference.mostPoints).contains(points) {
      throw ValidationError("--points must be from 1 to \(SweepReference.mostPoints).")
    }
    if let reference, reference < 0 { throw ValidationError("--reference must be the number of a point, from 0.") }
  }

  func options(_ changes: ScenarioChanges) throws(CommandError) -> SweepOptions {
    var options = SweepOptions(knownMetrics: PointRecord.metrics, knownEffects: PointRecord.metricsOfEffects)
    options.scenario = changes.options
    options.vary = vary
    options.points = points
    options.variesAssumptions = assumptions
    options.metrics = metrics?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let design else { return options }
    if let known = SweepDesign(rawValue: design) {
      options.design = known
    } else if design.contains("/") || design.contains(".") || FileManager.default.fileExists(atPath: design) {
      options.designFile = design
    } else {
      throw .unknownDesign(design, meant: Suggestion.nearest(to: design, among: SweepDesign.allCases.map(\.rawValue)))
    }
    return options
  }
}
