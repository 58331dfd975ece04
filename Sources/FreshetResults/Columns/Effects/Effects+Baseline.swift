extension EffectsColumns {
  static let baseline = Column<EffectRow>(
    "baseline", unit: "people", "The figure without the restrictions, mean over the replications."
  ) { .number($0.baseline) }
}
