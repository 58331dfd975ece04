extension EffectsColumns {
  static let ciLow = Column<EffectRow>(
    "ci_low", unit: "people",
    "Lower end of the 95 % interval of the difference (Student, paired over replications); empty for one replication."
  ) { .number($0.difference?.interval?.low) }
}
