extension SurgeColumns {
  static let recoveryH = EstimateColumn(
    "recovery_h", unit: "hours",
    "From the lift until completed attempts stay within 5 % of the baseline for a day; empty if they never do."
  ) { $0.recoveryHours }
}
