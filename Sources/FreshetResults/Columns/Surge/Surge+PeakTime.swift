extension SurgeColumns {
  static let peakTime = EstimateColumn(
    "peak_time", unit: "local time, ISO 8601",
    "When the busiest interval starts; the ends of its 95 % interval are times too.", field: { $0.time($1) }
  ) { $0.peakTime }
}
