public enum ScenarioSchema {
  public static func jsonSchema() -> String { "{}\n" }
}
