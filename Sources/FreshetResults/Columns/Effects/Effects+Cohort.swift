extension EffectsColumns {
  static let cohort = Column<EffectRow>(
    "cohort", "The origin of the accounts; `all` is the whole platform."
  ) { .text($0.cohort) }
}
