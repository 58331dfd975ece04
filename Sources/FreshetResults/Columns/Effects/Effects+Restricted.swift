extension EffectsColumns {
  static let restricted = Column<EffectRow>(
    "restricted", unit: "people", "The figure with the restrictions, mean over the replications."
  ) { .number($0.restricted) }
}
