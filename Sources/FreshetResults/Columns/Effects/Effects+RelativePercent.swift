extension EffectsColumns {
  static let relativePercent = Column<EffectRow>(
    "relative_percent", unit: "%", "The difference in per cent of the baseline; empty where that is 0."
  ) { .number($0.relativePercent) }
}
