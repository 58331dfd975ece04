extension SurgeColumns {
  static let releasedTotal = EstimateColumn(
    "released_total", unit: "people",
    "Deferred attempts that returned, in the whole run."
  ) { $0.releasedTotal }
}
