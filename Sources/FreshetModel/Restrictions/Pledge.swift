public import FreshetCore

/// People have to accept something before they can go on, once.
public enum Pledge: RestrictionKind {
  public static let reference = EntryReference(
    name: "pledge",
    meaning:
      "People have to accept something before they can go on, such as rules of conduct. They accept it once. People who do not accept it "
      + "meet it again each time, and turn back again. " + Friction.meaning,
    keys: [
      .optional(
        "actions", .list(.identifier), default: "[register]",
        "The actions that it stands before. Accepting it at one of them counts for all."),
    ] + Friction.keys("of the people"),
    example: "{kind: pledge, platform: wechat, from: 2014-08-07, delay: {exponential: {mean: 1 min}}, drop_out: 1 %}",
    source: "Messaging apps from 7 August 2014 on, the \"seven bottom lines\" (AFP, 7 August 2014)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(holdingUp: parameters, drawn: .person)]
  }

  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] {
    [.holdUp(try Friction(parameters, isOnce: true))]
  }
}
