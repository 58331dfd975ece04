extension EffectsColumns {
  static let ciHigh = Column<EffectRow>(
    "ci_high", unit: "people",
    "Upper end of the 95 % interval of the difference (Student, paired over replications); empty for one replication."
  ) { .number($0.difference?.interval?.high) }
}
