extension SurgeColumns {
  static let peakPerH = EstimateColumn(
    "peak_per_h", unit: "people per hour",
    "Attempts completed in the busiest interval from the lift on."
  ) { $0.peakPerHour }
}
