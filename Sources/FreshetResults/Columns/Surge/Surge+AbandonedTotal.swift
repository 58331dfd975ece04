extension SurgeColumns {
  static let abandonedTotal = EstimateColumn(
    "abandoned_total", unit: "people",
    "Attempts given up, in the whole run."
  ) { $0.abandonedTotal }
}
