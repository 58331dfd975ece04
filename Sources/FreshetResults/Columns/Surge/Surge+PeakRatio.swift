extension SurgeColumns {
  static let peakRatio = EstimateColumn(
    "peak_ratio", unit: "times",
    "peak_per_h / baseline_per_h; empty where the baseline is 0."
  ) { $0.peakRatio }
}
