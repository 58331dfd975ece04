extension EffectsColumns {
  static let replications = Column<EffectRow>(
    "replications", unit: "replications", "How many replications the means are over."
  ) { .integer($0.replications) }
}
