import FreshetCore
import FreshetModel

extension ScenarioBuilder {
  /// Checks that a friction does something, and that who reacts to it can be stopped.
  mutating func checkFriction(_ parameters: ParameterTable, _ kind: String, _ path: [String]) {
    // A bare gate says so of its verdict.
    let inner = parameters.table("verdict") == nil ? [] : ["verdict", PlainFriction.reference.name]
    let own = inner.reduce(parameters) { $0.table($1) ?? ParameterTable() }
    let place = path + inner
    let isInDoubt = ["delay", "drop_out"].contains { broken.isTouched(place + [$0]) }
    guard own["drop_out"] == nil, !isInDoubt else { return }
    if own["delay"] == nil { report(.restriction(.frictionOfNothing), at: place, atKey: true) }
    if parameters["reaction"] != nil {
      report(.restriction(.reactionOfNobody(kind: kind, without: "drop_out")), at: path + ["reaction"], atKey: true)
    }
  }
}
