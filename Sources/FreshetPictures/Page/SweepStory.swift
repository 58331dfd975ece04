import FreshetCore

/// What a sweep is about, in words.
struct SweepStory {
  private let sweep: SweepReading

  init(_ sweep: SweepReading) { self.sweep = sweep }

  /// What varies, and how.
  var beginning: String {
    let plan = sweep.plan
    let failed = sweep.manifest.failed > 0 ? " \(sweep.manifest.failed) of them failed; failed.csv says why." : ""
    let standing = plan.reference.point.map { "point \($0)" } ?? "the scenario as it stands"
    let scenario = sweep.file.map { "The scenario \($0.name)" + ($0.title.map { " (\($0))" } ?? "") } ?? "One scenario"
    return HTML.text(
      "p", "\(scenario) at \(plan.points.count) points, which share their draws (design: \(Words.plain(plan.design))).\(failed)", classes: "lead")
      + HTML.list(plan.columns.indices.map(variation))
      + HTML.own(
        "p", "What the points are held against is \(standing). Effects are restricted − baseline; intervals are 95\u{A0}% and cover chance.",
        classes: "soft")
      + "\n"
  }

  private static let mostValues = 8

  /// What a column does.
  private func variation(_ column: Int) -> String {
    let plan = sweep.plan
    let name = plan.columns[column].name
    if plan.columns[column].bounds.count == 2 {
      return "\(name): from \(Figure.short(plan.columns[column].bounds[0])) to \(Figure.short(plan.columns[column].bounds[1]))"
    }
    let values = plan.distinct(column)
    return "\(name): " + values.prefix(Self.mostValues).joined(separator: ", ")
      + (values.count > Self.mostValues ? ", … (\(values.count) values)" : "")
  }

  /// What is assumed, where the numbers come from, and how to run it again.
  var end: String {
    let (scenario, design) = (sweep.scenarioPath.shellQuoted, (sweep.path + "/design.csv").shellQuoted)
    let data = sweep.file == nil ? " The data files that the scenario names have to lie beside it." : ""
    return (sweep.file?.originSections ?? "") + "<section>" + HTML.own("h2", "Run it again")
      + "<pre>" + Markup.escaped("freshet sweep \(scenario) --design \(design) --output again") + "</pre>"
      + HTML.own(
        "p", "runs the same points with Freshet \(sweep.manifest.version); design.csv has them, manifest.json the digest of each table.\(data)",
        classes: "soft")
      + "</section>\n"
  }
}
