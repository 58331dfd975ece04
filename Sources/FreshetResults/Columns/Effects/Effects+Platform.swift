extension EffectsColumns {
  static let platform = Column<EffectRow>(
    "platform", "The platform's name."
  ) { .text($0.platform) }
}
