extension SurgeColumns {
  static let halfBacklogH = EstimateColumn(
    "half_backlog_h", unit: "hours",
    "From the lift until the backlog at the lift has halved; empty if it never does."
  ) { $0.halfBacklogHours }
}
