extension SurgeColumns {
  static let baselinePerH = EstimateColumn(
    "baseline_per_h", unit: "people per hour",
    "Attempts completed in the baseline arm in the interval of the peak."
  ) { $0.baselinePerHour }
}
