/// The columns of `effects.csv`: restricted − baseline, a row per metric, platform, cohort and action.
enum EffectsColumns {
  static let table = Table(
    name: "effects",
    meaning: "Restricted − baseline over the whole run, with intervals, a row per metric, platform, cohort and action.",
    columns: [
      metric, platform, cohort, action, baseline, restricted, difference, ciLow, ciHigh, relativePercent, replications,
    ])
}
