extension SurgeColumns {
  static let backlogAtLift = EstimateColumn(
    "backlog_at_lift", unit: "people",
    "Attempts that waited for their moment when the interval of the lift began."
  ) { $0.backlogAtLift }
}
