extension EffectsColumns {
  static let difference = Column<EffectRow>(
    "difference", unit: "people", "The effect: restricted − baseline."
  ) { .number($0.difference?.value) }
}
