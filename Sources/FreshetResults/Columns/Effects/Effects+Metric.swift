extension EffectsColumns {
  static let metric = Column<EffectRow>(
    "metric", "What is measured; `freshet explain` knows each."
  ) { .text($0.metric) }
}
