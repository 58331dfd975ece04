import FreshetCore

extension ScenarioBuilder {
  /// Reads the series that others published.
  mutating func readObserved() -> [ObservedSeries] {
    (table.list("observed") ?? []).enumerated().compactMap { index, value in
      guard case .table(let parameters) = value else { return nil }
      return observed(parameters, ["observed", String(index)])
    }
  }

  private mutating func observed(_ parameters: ParameterTable, _ path: [String]) -> ObservedSeries? {
    guard let metric = parameters.text("metric").flatMap(ObservedSeries.Metric.init) else { return nil }
    checkKeys(of: metric, parameters, path)
    guard let platform = platform(parameters, path) else { return nil }
    let action = parameters.text("action")
    if metric.isFlow, let action, !platformNames[platform].hasAction(action) { reportMissing(action, platform, at: path + ["action"]) }
    let over = parameters.number("over").map { SimulationDuration(seconds: $0) }
    guard let values = observedValues(parameters, over: over, path + ["series"]) else { return nil }
    return ObservedSeries(
      metric: metric, platform: platforms[platform].name, action: action, over: over, values: values, source: parameters.text("source"))
  }

  /// What a metric needs, and what means nothing beside it.
  private mutating func checkKeys(of metric: ObservedSeries.Metric, _ parameters: ParameterTable, _ path: [String]) {
    for key in ["action", "over"] {
      if metric.isFlow, parameters[key] == nil, !broken.isTouched(path + [key]) {
        report(.observed(.needs(key, metric: metric.rawValue)), at: path + ["metric"])
      } else if !metric.isFlow, parameters[key] != nil {
        report(.observed(.without(key, metric: metric.rawValue)), at: path + [key], atKey: true)
      }
    }
    if metric.isActivity, table.boolean("report_activity") != true, !broken.isTouched(["report_activity"]) {
      report(.observed(.activityNotCounted(metric: metric.rawValue)), at: path + ["metric"])
    }
  }

  private mutating func observedValues(
    _ parameters: ParameterTable, over: SimulationDuration?, _ path: [String]
  ) -> [ObservedSeries.Value]? {
    guard let rows = parameters.list("series"), let start, let end else { return nil }
    var values: [ObservedSeries.Value] = []
    for (index, row) in rows.enumerated() {
      guard case .table(let row) = row, let at = row.instant("at"), let people = row.number("value") else { return nil }
      let value = ObservedSeries.Value(at: SimulationTime(microseconds: at - start), people: people)
      if let last = values.last, value.at <= last.at {
        report(.observed(.outOfOrder(isSame: value.at == last.at)), at: path + [String(index), "at"])
        return nil
      }
      values.append(value)
    }
    let last = SimulationTime(microseconds: end - start)
    let isInRun = { (at: SimulationTime) in at >= .start && (over.map { at + $0 <= last } ?? (at < last)) }
    guard values.contains(where: { isInRun($0.at) }) else {
      report(.observed(.outsideRun), at: path, atKey: true, notes: [(["from"], .runStarts), (["until"], .runEnds)])
      return nil
    }
    return values
  }
}
