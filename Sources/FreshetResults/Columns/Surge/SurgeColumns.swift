/// The columns of `surge.csv`: what happens after each lift, a row per restriction, platform and action.
enum SurgeColumns {
  static let table = Table(
    name: "surge",
    meaning: "What happens after each lift, a row per restriction, platform and action.",
    columns: [restriction, platform, action, lifted]
      + [
        baselinePerH, peakPerH, peakRatio, peakTime, backlogAtLift, halfBacklogH, recoveryH, releasedTotal, abandonedTotal,
      ].flatMap(\.columns))
}
