extension EffectsColumns {
  static let action = Column<EffectRow>(
    "action", "What is tried; empty for all actions together, and for what belongs to none."
  ) { .text($0.action) }
}
